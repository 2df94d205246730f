// `date + 14 hari kerja` and `banyaknya hari kerja dari a sampai dengan b`: finds the holidays, and names the years whose
// holidays nobody has told.
#include <string>

#include "engine/evaluate/holidays.h"
#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

Outcome Interpreter::apply(ir::AddWorkingDays const& operation, ir::NodeId) {
  return value::add_working_days(evaluate(operation.date), operation.days, working_time(operation.calendar),
                                 untold_years(operation.calendar));
}

Outcome Interpreter::apply(ir::WorkingDaysBetween const& operation, ir::NodeId) {
  auto const first = evaluate(operation.first);
  return value::count_working_days(first, evaluate(operation.last), working_time(operation.calendar),
                                   untold_years(operation.calendar));
}

value::WorkingTime Interpreter::working_time(ir::WorkingCalendar const& calendar) const {
  return {calendar.week, context_.holidays != nullptr ? context_.holidays->find(calendar.holidays) : nullptr};
}

/// `HariLibur[2027]`; where none have been told at all, `HariLibur`.
value::UntoldYears Interpreter::untold_years(ir::WorkingCalendar const& calendar) {
  return [this, calendar](std::vector<std::int32_t> const& years) {
    auto const& name = program_[calendar.holidays].name;
    auto const is_any_told = working_time(calendar).holidays != nullptr;
    value::MissingSet causes;
    for (auto const year : years) {
      auto const path = is_any_told ? name + '[' + std::to_string(year) + ']' : name;
      causes = value::unite(causes, {note_missing(MissingDatum{path, path})});
    }
    return causes;
  };
}

}  // namespace timbang::evaluate
