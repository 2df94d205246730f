// What every operation asks of its operands first: is one a fault, which missing data hang on them.
// Used by the operation_*.cpp files alone.
#pragma once

#include <initializer_list>
#include <optional>
#include <utility>

#include "engine/value/outcome.h"

namespace timbang::value {

/// The fault that `operand` is as an operand: its own, or operand_not_applicable. Empty for values and unknowns.
std::optional<Fault> failure(Outcome const& operand);

/// The first failure, in the order given. The pointers are not null.
std::optional<Fault> first_failure(std::initializer_list<Outcome const*> operands);

/// The causes of all that are unknown. The pointers are not null.
MissingSet causes_of(std::initializer_list<Outcome const*> operands);

/// The number itself, or the fault digit_limit_exceeded.
Outcome checked(Rational number);

/// The interval of possible numbers, dates or durations of a known or unknown outcome.
template <typename T>
Interval<T> interval_of(Outcome const& operand) {
  return std::get<Interval<T>>(operand.possible());
}

}  // namespace timbang::value
