#include "engine/evaluate/holidays.h"

#include <utility>
#include <variant>

namespace timbang::evaluate {

void Holidays::tell(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> const& rows) {
  auto const key = program[type].key;
  if (!key || program[type].fields.at(*key).type.kind != value::TypeKind::date) return;
  std::vector<value::Date> days;
  for (auto const& row : rows) {
    auto const* known = std::get_if<value::Value>(&row.fields.at(*key).content);
    if (known != nullptr) days.push_back(std::get<value::Date>(*known));
  }
  if (!days.empty()) calendars_.insert_or_assign(type, value::HolidayCalendar(std::move(days)));
}

value::HolidayCalendar const* Holidays::find(ir::RecordTypeId type) const {
  auto const found = calendars_.find(type);
  return found != calendars_.end() ? &found->second : nullptr;
}

}  // namespace timbang::evaluate
