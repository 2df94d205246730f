// How an indicator stands in the score: whether it counts, with which points, and by which policy where data are missing.
// Made by the interpreter, read by the weighted mean of indicators and by the explainer.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// Where the points of an indicator come from.
enum class PointsBasis : std::uint8_t {
  undecided,     ///< does not apply, or hangs on missing data
  formula,       ///< target and realisation
  lower_bound,   ///< the formula, with the lower bound of the target's range as target
  upper_bound,   ///< likewise with the upper
  within_range,  ///< 100 points
  zero_target,   ///< what is written for a target of zero
};

struct IndicatorStanding {
  value::Outcome target = value::NotApplicable{};
  std::optional<value::Outcome> target_high;  ///< of a range
  value::Outcome actual = value::NotApplicable{};
  value::Outcome points = value::NotApplicable{};  ///< as they count: zero where `anggap nol` took effect
  PointsBasis basis = PointsBasis::undecided;
  value::Outcome weight = value::NotApplicable{};
  value::Outcome counts = value::Value(false);  ///< false: does not apply, or its weight goes to the others
  std::optional<ir::MissingPolicy> policy;      ///< the policy that took effect, unless it was to wait
  value::MissingSet causes;                     ///< the missing data for which it did
};

}  // namespace timbang::evaluate
