// The day numbers of Excel: how many days since 1900 (or 1904), with the leap day of 1900 that never was.
// Used by the sheet reader, and by messages that say which date a number might be.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/value/calendar.h"

namespace timbang::workbook {

enum class DateSystem : std::uint8_t {
  from_1900,  ///< day 1 is 1 January 1900; day 60, 29 February 1900, is no day; the usual one
  from_1904,  ///< day 0 is 1 January 1904; old workbooks of the Macintosh
};

/// The whole day with this number; empty when it is no day of the calendar that the system can show.
std::optional<value::Date> date_of_serial(std::int64_t serial, DateSystem system);
std::int64_t serial_of_date(value::Date date);

struct Moment {
  value::Date date;
  std::int32_t seconds = 0;  ///< of the day, whole ones
  bool is_midnight = true;   ///< without even a fraction of a second
};
/// `44340.5`, as number_text writes it; empty when it is no day.
std::optional<Moment> moment_of_serial(std::string_view digits, DateSystem system);

}  // namespace timbang::workbook
