#include "engine/evaluate/holidays.h"

#include <cstdint>
#include <set>
#include <utility>
#include <variant>

namespace timbang::evaluate {

void Holidays::tell(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> const& rows,
                    Rejected const& rejected) {
  auto const key = program[type].key;
  if (!key || program[type].fields.at(*key).type.kind != value::TypeKind::date) return;
  auto const day_of = [&](value::RecordDatum const& row) -> value::Date const* {
    auto const* known = std::get_if<value::Value>(&row.fields.at(*key).content);
    return known != nullptr ? &std::get<value::Date>(*known) : nullptr;
  };
  std::set<std::int32_t> doubtful;
  auto is_all_doubtful = rejected.num_unreadable > 0;
  for (auto const& row : rejected.partial) {
    auto const* day = day_of(row);
    is_all_doubtful = is_all_doubtful || day == nullptr;
    if (day != nullptr) doubtful.insert(day->year());
  }
  std::vector<value::Date> days;
  for (auto const& row : rows) {
    auto const* day = day_of(row);
    if (day != nullptr && doubtful.count(day->year()) == 0) days.push_back(*day);
  }
  if (!days.empty() && !is_all_doubtful) calendars_.insert_or_assign(type, value::HolidayCalendar(std::move(days)));
}

value::HolidayCalendar const* Holidays::find(ir::RecordTypeId type) const {
  auto const found = calendars_.find(type);
  return found != calendars_.end() ? &found->second : nullptr;
}

}  // namespace timbang::evaluate
