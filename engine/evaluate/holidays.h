// The holidays that an evaluation knows of, by the record type that a package names for them.
// Made once by what reads the records, used by every evaluation. Never knows a week.
#pragma once

#include <map>
#include <vector>

#include "engine/evaluate/collections.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"
#include "engine/value/working_days.h"

namespace timbang::evaluate {

class Holidays {
public:
  /// Takes the keys of the rows, which are dates; a row without key is no holiday. Without rows nothing has been told. Rows of a
  /// type that has no date for its key tell of no holiday.
  /// A row that was rejected may be any holiday of its year; one without a readable day, of any year.
  void tell(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> const& rows,
            Rejected const& rejected = {});

  /// Null when nobody has told any.
  value::HolidayCalendar const* find(ir::RecordTypeId type) const;

private:
  std::map<ir::RecordTypeId, value::HolidayCalendar> calendars_;
};

}  // namespace timbang::evaluate
