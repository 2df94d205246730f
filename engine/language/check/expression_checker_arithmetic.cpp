#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::ArithmeticOperator;
using value::Type;
using value::TypeKind;

namespace {

bool is_plain(Type type) { return type.unit == value::plain_number; }

// The unit of a product or quotient; empty when the units do not go together. A percentage is a fraction of what it
// multiplies; of nothing but a plain number it stays a percentage.
std::optional<Type> product_type(ArithmeticOperator operation, Type left, Type right) {
  auto const whole = left.whole && right.whole;
  if (operation == ArithmeticOperator::multiply) {
    if (is_plain(left)) return Type::number(right.unit, whole);
    if (is_plain(right)) return Type::number(left.unit, whole);
    if (left.unit == value::percent) return Type::number(right.unit);
    if (right.unit == value::percent) return Type::number(left.unit);
    return std::nullopt;
  }
  if (left.unit == right.unit) return Type::number(value::plain_number);
  if (is_plain(right) || right.unit == value::percent) return Type::number(left.unit);
  return std::nullopt;
}

}  // namespace

ExpressionChecker::Result ExpressionChecker::check_arithmetic(ast::Expression const& expression,
                                                              ast::Arithmetic const& arithmetic) {
  if (auto const* days = std::get_if<ast::WorkingDaysLiteral>(&arithmetic.right->content)) {
    return check_working_days(expression, arithmetic, *days);
  }
  auto const left = check(*arithmetic.left);
  auto const right = check(*arithmetic.right);
  if (!left || !right) return std::nullopt;
  auto const left_kind = node(*left).type.kind;
  auto const right_kind = node(*right).type.kind;
  if (left_kind == TypeKind::number && right_kind == TypeKind::number) {
    return number_arithmetic(expression, arithmetic, *left, *right);
  }
  if (left_kind == TypeKind::date) return date_arithmetic(expression, arithmetic, *left, *right);
  // `masa sejak a pada b + 1 tahun`: the sum is not the day on which it is measured.
  std::optional<Argument> remedy;
  if (std::holds_alternative<ir::TimeSince>(node(*left).operation)) {
    remedy = Argument("hari yang dihitung ditulis dalam kurung: `masa sejak a pada (b + 1 tahun)`",
                      "a day that is computed stands in parentheses: `time since a on (b + 1 year)`");
  }
  state_.report(DiagnosticCode::cannot_compute, expression.span,
                {type_text(state_.program, node(*left).type), type_text(state_.program, node(*right).type)}, remedy);
  return std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::number_arithmetic(ast::Expression const& expression,
                                                               ast::Arithmetic const& arithmetic, ir::NodeId left,
                                                               ir::NodeId right) {
  auto const left_type = node(left).type;
  auto const right_type = node(right).type;
  auto const is_sum =
      arithmetic.operation == ArithmeticOperator::add || arithmetic.operation == ArithmeticOperator::subtract;
  auto const type = is_sum ? (left_type.unit == right_type.unit
                                  ? std::optional(Type::number(left_type.unit, left_type.whole && right_type.whole))
                                  : std::nullopt)
                           : product_type(arithmetic.operation, left_type, right_type);
  if (!type) {
    state_.report(DiagnosticCode::units_do_not_match, expression.span,
                  {type_text(state_.program, left_type), type_text(state_.program, right_type)});
    return std::nullopt;
  }
  return state_.add_node(ir::Arithmetic{arithmetic.operation, left, right}, *type, expression.span);
}

ExpressionChecker::Result ExpressionChecker::date_arithmetic(ast::Expression const& expression,
                                                             ast::Arithmetic const& arithmetic, ir::NodeId left,
                                                             ir::NodeId right) {
  auto const subtracts = arithmetic.operation == ArithmeticOperator::subtract;
  if (subtracts && node(right).type.kind == TypeKind::date) {
    state_.report(DiagnosticCode::dates_subtracted, expression.span);
    return std::nullopt;
  }
  auto const adds = arithmetic.operation == ArithmeticOperator::add;
  if (node(right).type.kind != TypeKind::duration || (!adds && !subtracts)) {
    state_.report(DiagnosticCode::cannot_compute, expression.span,
                  {type_text(state_.program, node(left).type), type_text(state_.program, node(right).type)});
    return std::nullopt;
  }
  auto const* literal = std::get_if<ir::Literal>(&node(right).operation);
  auto const counts_only_days = literal != nullptr && std::get<value::Duration>(literal->value).months == 0;
  if (!counts_only_days && !check_calendar_policy(expression.span)) return std::nullopt;
  return state_.add_node(ir::AddDuration{subtracts, left, right, calendar_policy()}, Type::date(), expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_time_since(ast::Expression const& expression,
                                                              ast::TimeSince const& since) {
  auto const from = check(*since.from, Expected{Type::date(), false});
  auto const to = check(*since.to, Expected{Type::date(), false});
  if (!from || !to) return std::nullopt;
  auto const from_fits = check_assignable(*from, Type::date(), since.from->span);
  auto const to_fits = check_assignable(*to, Type::date(), since.to->span);
  if (!from_fits || !to_fits || !check_calendar_policy(expression.span)) return std::nullopt;
  return state_.add_node(ir::TimeSince{*from, *to, calendar_policy()}, Type::duration(), expression.span);
}

bool ExpressionChecker::check_calendar_policy(source::Span where) {
  if (calendar_policy() != value::CalendarPolicy::none) return true;
  state_.report(DiagnosticCode::no_calendar_policy, where);
  return false;
}

value::CalendarPolicy ExpressionChecker::calendar_policy() const {
  return state_.program[module_.package].calendar_policy;
}

}  // namespace timbang::language
