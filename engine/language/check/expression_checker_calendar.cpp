// Dates and lengths that need more than a plus sign: parts of dates, windows that end today, working days, the time of several periods.
#include <utility>

#include "engine/ir/walk.h"
#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

ExpressionChecker::Result ExpressionChecker::check_date(ast::Expression const& expression) {
  auto const date = check(expression, Expected{Type::date(), false});
  if (!date || !check_assignable(*date, Type::date(), expression.span)) return std::nullopt;
  return date;
}

ExpressionChecker::Result ExpressionChecker::check_part_of_date(ast::Expression const& expression,
                                                                ast::PartOfDate const& part) {
  auto const date = check_date(*part.date);
  if (!date) return std::nullopt;
  if (part.part == ast::DatePart::first_of_next_month) {
    return state_.add_node(ir::FirstOfNextMonth{*date}, Type::date(), expression.span);
  }
  return state_.add_node(ir::CalendarYear{*date}, Type::number(value::plain_number, true), expression.span);
}

// Later than the same day so long ago, and not after the evaluation date.
ExpressionChecker::Result ExpressionChecker::check_window_end(ast::Expression const& expression, ir::NodeId date,
                                                              ast::WindowEnd const& window) {
  if (node(date).type.kind != TypeKind::date) {
    std::optional<Argument> remedy;
    if (ir::list_of(node(date)) != nullptr) {
      remedy = Argument("jangka itu ditulis pada tanggal barisnya: `yang (tanggal dalam … terakhir)`",
                        "the window is written with the date of the row: `where (date in … to date)`");
    }
    state_.report(DiagnosticCode::wrong_type, node(date).span,
                  {type_text(state_.program, Type::date()), type_text(state_.program, node(date).type)}, remedy);
    return std::nullopt;
  }
  if (window.length == value::Duration{}) {
    state_.report(DiagnosticCode::empty_window, window.span);
    return std::nullopt;
  }
  if (window.length.months != 0 && !check_calendar_policy(expression.span)) return std::nullopt;
  auto const add = [&](ir::Operation operation, Type type) {
    return state_.add_node(std::move(operation), type, window.span);
  };
  auto const today = add(ir::EvaluationDateRead{}, Type::date());
  auto const length = add(ir::Literal{window.length}, Type::duration());
  auto const begin = add(ir::AddDuration{true, today, length, calendar_policy()}, Type::date());
  return state_.add_node(ir::InInterval{date, begin, today, true, false}, Type::boolean(), expression.span);
}

// Reported when the package says nothing of its working days; what it says wrongly has been reported.
std::optional<ir::WorkingCalendar> ExpressionChecker::working_calendar(source::Span where) {
  if (!module_.tree.header.working_week) state_.report(DiagnosticCode::no_working_week, where);
  return state_.program[module_.package].working_calendar;
}

ExpressionChecker::Result ExpressionChecker::check_working_days(ast::Expression const& expression,
                                                                ast::Arithmetic const& arithmetic,
                                                                ast::WorkingDaysLiteral const& literal) {
  auto const is_sum = arithmetic.operation == value::ArithmeticOperator::add ||
                      arithmetic.operation == value::ArithmeticOperator::subtract;
  if (!is_sum) {
    state_.report(DiagnosticCode::working_days_alone, arithmetic.right->span);
    return std::nullopt;
  }
  auto const date = check_date(*arithmetic.left);
  auto const calendar = working_calendar(arithmetic.right->span);
  auto const is_countable = literal.days >= 1 && literal.days <= value::max_working_days;
  if (!is_countable) {
    state_.report(DiagnosticCode::working_days_form, arithmetic.right->span,
                  {source::grouped(value::max_working_days)});
  }
  if (!date || !calendar || !is_countable) return std::nullopt;
  auto const days = static_cast<std::int32_t>(literal.days);
  auto const is_before = arithmetic.operation == value::ArithmeticOperator::subtract;
  return state_.add_node(ir::AddWorkingDays{*date, is_before ? -days : days, *calendar}, Type::date(), expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_between(ast::Expression const& expression,
                                                           ast::WorkingDaysBetween const& between) {
  auto const first = check_date(*between.first);
  auto const last = check_date(*between.last);
  auto const calendar = working_calendar(expression.span);
  if (!first || !last || !calendar) return std::nullopt;
  return state_.add_node(ir::WorkingDaysBetween{*first, *last, *calendar}, Type::number(value::plain_number, true),
                         expression.span);
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
