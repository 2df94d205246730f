// Rounding and limits, which stand at the end of a formula.
#include <algorithm>

#include "engine/value/interval_arithmetic.h"
#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

/// Two different fractions within the digit limit are more than 10^-2000 apart. So a number that rounding to this many
/// decimals changes has no neighbour within the limit to go to, and the attempt need not be made.
constexpr std::uint32_t decimals_beyond_the_limit = 2 * Rational::max_digits;

std::optional<Rational> rounded(Rational const& number, std::uint32_t decimals, RoundingMode mode) {
  if (auto const own = number.decimals(); own && *own <= decimals) return number;
  if (decimals >= decimals_beyond_the_limit) return std::nullopt;
  auto result = number.rounded(decimals, mode);
  if (!result.within_digit_limit()) return std::nullopt;
  return result;
}

/// Rounding is monotone, so the rounded bounds bound the rounded values; they may be reached when the bounds were not.
Interval<Rational> rounded(Interval<Rational> const& interval, std::uint32_t decimals, RoundingMode mode) {
  Interval<Rational> result;
  if (interval.low) result.low = rounded(*interval.low, decimals, mode);
  if (interval.high) result.high = rounded(*interval.high, decimals, mode);
  return result;
}

}  // namespace

Outcome round(Outcome const& operand, std::uint32_t decimals, RoundingMode mode, bool operand_is_percent) {
  if (operand.is_not_applicable()) return operand;
  if (auto fault = failure(operand)) return *fault;
  auto const places = operand_is_percent && decimals < decimals_beyond_the_limit ? decimals + 2 : decimals;
  if (operand.is_unknown()) {
    return Unknown{rounded(interval_of<Rational>(operand), places, mode), operand.causes(), operand.may_not_apply()};
  }
  auto const result = rounded(operand.as<Rational>(), places, mode);
  if (!result) return Fault{source::DiagnosticCode::digit_limit_exceeded, {Value(Rational(Rational::max_digits))}};
  return Value(*result);
}

Outcome clamp(Outcome const& operand, Outcome const& low, Outcome const& high) {
  if (operand.is_not_applicable()) return operand;
  if (auto fault = first_failure({&operand, &low, &high})) return *fault;
  if (operand.is_known() && low.is_known() && high.is_known()) {
    return checked(std::min(std::max(operand.as<Rational>(), low.as<Rational>()), high.as<Rational>()));
  }
  auto const raised = interval_maximum(interval_of<Rational>(operand), interval_of<Rational>(low));
  return Unknown{interval_minimum(raised, interval_of<Rational>(high)), causes_of({&operand, &low, &high}),
                 operand.may_not_apply()};
}

}  // namespace timbang::value
