// What scores are made of: percentages, the greater of two, the values of an indicator, and the mean of all indicators.
#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/predefined.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

/// `persentase a terhadap b`: a divided by b, both of one unit, as a percentage.
ExpressionChecker::Result ExpressionChecker::check_percentage(ast::Expression const& expression,
                                                              ast::Percentage const& percentage) {
  auto const part = check(*percentage.part);
  auto const whole = check(*percentage.whole);
  if (!part || !whole) return std::nullopt;
  auto const type = node(*part).type;
  if (type.kind != TypeKind::number) {
    state_.report(DiagnosticCode::wrong_type, percentage.part->span,
                  {{"bilangan atau satuan", "a number or unit"}, type_text(state_.program, type)});
    return std::nullopt;
  }
  if (!check_assignable(*whole, type, percentage.whole->span)) return std::nullopt;
  return state_.add_node(ir::Arithmetic{value::ArithmeticOperator::divide, *part, *whole}, Type::number(value::percent),
                         expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_extreme(ast::Expression const& expression,
                                                           ast::Extreme const& extreme,
                                                           std::optional<Expected> const& expected) {
  ir::Extreme made{extreme.is_greatest, {}};
  std::optional<Type> type;
  for (auto const& written : extreme.operands) {
    auto const operand = check(*written, type ? std::optional(Expected{*type, false}) : expected);
    if (!operand) return std::nullopt;
    if (!type) type = node(*operand).type;
    if (!is_ordered(*type)) {
      state_.report(DiagnosticCode::not_ordered, written->span, {type_text(state_.program, *type)});
      return std::nullopt;
    }
    if (!check_assignable(*operand, *type, written->span)) return std::nullopt;
    type->whole = type->whole && node(*operand).type.whole;
    made.operands.push_back(*operand);
  }
  return state_.add_node(std::move(made), *type, expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_indicator_value(ast::Expression const& expression,
                                                                   ast::IndicatorValue const& value) {
  auto const is_of_indicator = indicator_values_ && (scopes_.empty() || !scopes_[outermost()].is_member);
  if (is_of_indicator) {
    return state_.add_node(ir::IndicatorInput{value.is_target}, *indicator_values_, expression.span);
  }
  state_.report(DiagnosticCode::indicator_value_outside, expression.span,
                {std::string(state_.sources.get(expression.span.file).text(expression.span))});
  return std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::check_weighted_indicators(ast::Expression const& expression) {
  ir::WeightedIndicators made;
  if (assessment_ && (scopes_.empty() || !scopes_[outermost()].is_member)) {
    for (auto const rule : state_.program[*assessment_].rules) {
      if (std::holds_alternative<ir::Indicator>(state_.program[rule].body)) made.indicators.push_back(rule);
    }
  }
  if (!made.indicators.empty()) {
    auto type = state_.program[made.indicators.front()].type;
    return state_.add_node(std::move(made), type, expression.span);
  }
  if (state_.unread_names.empty()) state_.report(DiagnosticCode::no_indicators, expression.span);
  return std::nullopt;
}

}  // namespace timbang::language
