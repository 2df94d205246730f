#include "engine/language/check/formula_trend.h"

#include <algorithm>
#include <variant>
#include <vector>

#include "engine/language/check/parameter_values.h"

namespace timbang::language {

namespace {

enum class Sign : std::uint8_t { positive, negative, unknown };

Trend reversed(Trend trend) {
  switch (trend) {
    case Trend::rising: return Trend::falling;
    case Trend::falling: return Trend::rising;
    case Trend::none:
    case Trend::unknown: return trend;
  }
  return Trend::unknown;
}

Trend together(Trend left, Trend right) {
  if (left == Trend::none) return right;
  if (right == Trend::none || left == right) return left;
  return Trend::unknown;
}

Sign reversed(Sign sign) {
  switch (sign) {
    case Sign::positive: return Sign::negative;
    case Sign::negative: return Sign::positive;
    case Sign::unknown: return Sign::unknown;
  }
  return Sign::unknown;
}

Sign sign_of(value::Value const& value) {
  auto const* number = std::get_if<value::Rational>(&value);
  if (number == nullptr) return Sign::unknown;
  return number->sign() < 0 ? Sign::negative : Sign::positive;
}

/// How `operand` moves when it is multiplied with, or divided by, something of the sign.
Trend scaled(Trend operand, Sign by) {
  if (operand == Trend::none || by == Sign::positive) return operand;
  return by == Sign::negative ? reversed(operand) : Trend::unknown;
}

/// One node: how it moves with the realisation, and its sign (zero counts as positive: nothing moves the other way).
struct Movement {
  Trend trend = Trend::unknown;
  Sign sign = Sign::unknown;
};

class TrendFinder {
public:
  TrendFinder(ir::Program const& program, bool measures_are_positive)
      : program_(program), measure_sign_(measures_are_positive ? Sign::positive : Sign::unknown) {}

  Movement of(ir::NodeId id) const {
    return std::visit([&](auto const& operation) { return at(operation); }, program_[id].operation);
  }

private:
  Movement at(ir::Literal const& literal) const { return {Trend::none, sign_of(literal.value)}; }

  Movement at(ir::ParameterRead const& read) const {
    auto const& parameter = program_[read.parameter];
    auto const values = possible_values(program_, parameter, std::nullopt);
    if (values.empty()) return {Trend::none, Sign::unknown};
    auto const sign = sign_of(values.front());
    auto const is_one =
        open_values(program_, parameter).empty() &&
        std::all_of(values.begin(), values.end(), [&](value::Value const& other) { return sign_of(other) == sign; });
    // Which exception holds may hang on the same data as the realisation.
    auto const trend = parameter.exceptions.exceptions.empty() ? Trend::none : Trend::unknown;
    return {trend, is_one ? sign : Sign::unknown};
  }

  Movement at(ir::IndicatorInput const& input) const {
    return {input.is_target ? Trend::none : Trend::rising, measure_sign_};
  }

  Movement at(ir::Arithmetic const& arithmetic) const {
    auto const left = of(arithmetic.left);
    auto const right = of(arithmetic.right);
    switch (arithmetic.operation) {
      case value::ArithmeticOperator::add:
        return {together(left.trend, right.trend), left.sign == right.sign ? left.sign : Sign::unknown};
      case value::ArithmeticOperator::subtract:
        return {together(left.trend, reversed(right.trend)),
                left.sign == reversed(right.sign) ? left.sign : Sign::unknown};
      case value::ArithmeticOperator::multiply:
        return {together(scaled(left.trend, right.sign), scaled(right.trend, left.sign)), product(left, right)};
      case value::ArithmeticOperator::divide:
        return {together(scaled(left.trend, right.sign), scaled(divisor_trend(right), left.sign)),
                product(left, right)};
    }
    return {};
  }

  Movement at(ir::Extreme const& extreme) const {
    auto all = of(extreme.operands.front());
    for (auto const operand : extreme.operands) {
      auto const next = of(operand);
      all = {together(all.trend, next.trend), all.sign == next.sign ? all.sign : Sign::unknown};
    }
    return all;
  }

  Movement at(ir::Round const& round) const { return of(round.operand); }

  Movement at(ir::Clamp const& clamp) const {
    auto trend = of(clamp.operand).trend;
    for (auto const limit : {clamp.low, clamp.high}) trend = together(trend, of(limit).trend);
    return {trend, Sign::unknown};
  }

  /// What else a formula reads may hang on the same data as the realisation.
  template <typename T>
  Movement at(T const&) const {
    return {};
  }

  static Sign product(Movement const& left, Movement const& right) {
    if (left.sign == Sign::unknown || right.sign == Sign::unknown) return Sign::unknown;
    return left.sign == right.sign ? Sign::positive : Sign::negative;
  }

  /// Dividing by more gives less, on each side of zero.
  static Trend divisor_trend(Movement const& divisor) {
    return divisor.trend == Trend::none || divisor.sign != Sign::unknown ? reversed(divisor.trend) : Trend::unknown;
  }

  ir::Program const& program_;
  Sign measure_sign_;
};

}  // namespace

Trend trend_of(ir::Program const& program, ir::NodeId formula, bool measures_are_positive) {
  return TrendFinder(program, measures_are_positive).of(formula).trend;
}

}  // namespace timbang::language
