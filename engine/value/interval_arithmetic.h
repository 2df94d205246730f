// The four operations, rounding and limits over intervals of numbers: the smallest interval that holds every result.
// Used by operation_arithmetic and operation_rounding. A bound that exceeds the digit limit is left out, never a fault.
#pragma once

#include "engine/value/possible.h"
#include "engine/value/rational.h"

namespace timbang::value {

Interval<Rational> interval_sum(Interval<Rational> const& a, Interval<Rational> const& b);
Interval<Rational> interval_difference(Interval<Rational> const& a, Interval<Rational> const& b);
Interval<Rational> interval_product(Interval<Rational> const& a, Interval<Rational> const& b);
/// Unbounded when `b` contains zero.
Interval<Rational> interval_quotient(Interval<Rational> const& a, Interval<Rational> const& b);

/// Every least, or greatest, of one number from each.
Interval<Rational> interval_minimum(Interval<Rational> const& a, Interval<Rational> const& b);
Interval<Rational> interval_maximum(Interval<Rational> const& a, Interval<Rational> const& b);

/// The same interval, without the bounds that exceed the digit limit.
Interval<Rational> within_digit_limit(Interval<Rational> interval);

}  // namespace timbang::value
