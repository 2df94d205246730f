// How far the time of several periods together is from what is demanded, and the day on which time alone makes it enough.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <variant>

#include "engine/evaluate/interpreter.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

using value::ComparisonOperator;
using value::Date;
using value::Duration;

namespace {

std::int64_t const last_day_number = Date::from_parts(9999, 12, 30)->day_number();

bool asks_for_more(ComparisonOperator operation) {
  return operation == ComparisonOperator::greater || operation == ComparisonOperator::greater_equal;
}

/// The first day through which the periods are long enough, if that day comes. Moving on adds days at the end alone, so
/// what is enough stays enough.
std::optional<Date> first_day_enough(std::vector<value::PeriodPart> const& parts, value::CombinationRule rule,
                                     Reason const& reason) {
  auto const is_enough = [&](std::int64_t day) {
    rule.through = Date::from_day_number(day).value();
    auto const length = value::combined_time(parts, rule).length;
    return length.is_known() && value::compare(reason.operation, length, reason.demanded.front()).is_true();
  };
  auto low = rule.through.day_number();
  auto high = last_day_number;
  if (low >= high || !is_enough(high)) return std::nullopt;
  while (high - low > 1) {
    auto const middle = low + (high - low) / 2;
    (is_enough(middle) ? high : low) = middle;
  }
  return Date::from_day_number(high);
}

}  // namespace

/// One piece is measured by the calendar, several by the convention that adds them.
void Interpreter::measure_combined(Reason& reason, ir::CombinedTime const& operation, ir::NodeId id) {
  auto const list = rows_of(operation.list);
  if (list.fault || !list.is_told || reason.operation == ComparisonOperator::equal) return;
  TraceList unused;
  auto const parts = service_periods(operation, list.rows, unused);
  value::CombinationRule const rule{context_.evaluation_date, operation.policy, operation.days_of_month};
  auto const time = value::combined_time(parts, rule);
  if (!time.length.is_known()) return;
  if (time.pieces.size() == 1) {
    auto const& days = time.pieces.front().days;
    auto const next = Date::from_day_number(days.last.day_number() + 1);
    if (next) measure_length(reason, {days.first, *next}, operation.policy);
  } else {
    auto const days = [&](value::Outcome const& length) {
      return value::conventional_days(length.as<Duration>(), operation.days_of_month);
    };
    auto const is_strict =
        reason.operation == ComparisonOperator::greater || reason.operation == ComparisonOperator::less;
    auto const missing = std::abs(days(reason.demanded.front()) - days(time.length)) + (is_strict ? 1 : 0);
    reason.shortfall = value::conventional_length(missing, operation.days_of_month);
  }
  if (!asks_for_more(reason.operation) || !is_fixed(id)) return;
  auto const day = first_day_enough(parts, rule, reason);
  if (day && !law_changes_by(*day)) reason.cured_on = *day;
}

/// Its rows say the same on every day: which of them count, and from when to when.
bool Interpreter::is_fixed(ir::NodeId combined_time) const {
  auto const& node = program_[combined_time];
  if (ir::list_of(node)->calendar_years) return false;
  auto const operands = ir::operands(node);
  return std::none_of(operands.begin(), operands.end(),
                      [&](ir::NodeId operand) { return depends_on_evaluation_date(operand); });
}

}  // namespace timbang::evaluate
