// Dates and lengths that need more than a plus sign: the time of several periods together.
#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;

ExpressionChecker::Result ExpressionChecker::check_date(ast::Expression const& expression) {
  auto const date = check(expression, Expected{Type::date(), false});
  if (!date || !check_assignable(*date, Type::date(), expression.span)) return std::nullopt;
  return date;
}

ExpressionChecker::Result ExpressionChecker::check_combined_time(ast::Expression const& expression,
                                                                 ast::CombinedTime const& combined) {
  auto const list = check_list(combined.list);
  if (!list) return std::nullopt;
  scopes_.push_back(list->element);
  auto const first = check_date(*combined.first);
  auto const last = check_date(*combined.last);
  scopes_.pop_back();
  if (!first || !last) return std::nullopt;
  auto const& package = state_.program[module_.package];
  auto const has_policy = check_calendar_policy(expression.span);
  if (!package.days_of_month) state_.report(DiagnosticCode::no_days_of_month, expression.span);
  if (!has_policy || !package.days_of_month) return std::nullopt;
  return state_.add_node(ir::CombinedTime{list->source, *first, *last, calendar_policy(), *package.days_of_month},
                         Type::duration(), expression.span);
}

}  // namespace timbang::language
