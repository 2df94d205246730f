// The values that an unknown can still have: intervals, subsets of an enumeration, yes/no/either.
// Used by operations, which narrow and widen them soundly; correlations between unknowns are not tracked.
#pragma once

#include <bitset>
#include <optional>
#include <variant>

#include "engine/value/type.h"
#include "engine/value/value.h"

namespace timbang::value {

/// Enumerations have at most this many values; the checker says so.
inline constexpr std::size_t max_enumeration_values = 256;

struct BooleanSet {
  bool may_be_false = true;
  bool may_be_true = true;
  friend bool operator==(BooleanSet, BooleanSet) = default;
};

/// An absent bound is unbounded. A present bound belongs to the interval unless it is open.
template <typename T>
struct Interval {
  std::optional<T> low;
  std::optional<T> high;
  bool low_open = false;
  bool high_open = false;
  friend bool operator==(Interval const&, Interval const&) = default;
};

using EnumerationSet = std::bitset<max_enumeration_values>;

/// Any text at all: nothing is known about unknown text.
struct AnyText {
  friend bool operator==(AnyText, AnyText) = default;
};

/// The alternatives stand in the order of TypeKind.
using Possible =
    std::variant<BooleanSet, Interval<Rational>, AnyText, EnumerationSet, Interval<Date>, Interval<Duration>>;

/// The same days with bounds that belong to the interval; dates are discrete.
Interval<Date> closed(Interval<Date> interval);

/// Exactly this value; for text, which is not tracked, any text.
Possible singleton(Value const& value);
/// The one value that is left, when only one is.
std::optional<Value> only_value(Possible const& possible);
/// Everything in either; an interval covers the gap between two intervals. Both are of one kind.
Possible hull(Possible const& a, Possible const& b);
bool contains(Possible const& possible, Value const& value);
/// No restriction within a kind, which is not record or list. For enumerations the number of values is asked.
Possible everything(TypeKind kind, std::size_t num_enumeration_values = 0);

}  // namespace timbang::value
