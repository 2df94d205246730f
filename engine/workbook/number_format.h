// What the format of a cell makes of its number: a plain number, a percentage, a date, or a time.
// Used by the styles of a workbook. Only as far as it changes what the number means.
#pragma once

#include <cstdint>
#include <string_view>

namespace timbang::workbook {

enum class NumberFormat : std::uint8_t {
  number,
  percentage,
  date,  ///< has a day, month or year, perhaps also a time
  time,  ///< hours, minutes or seconds alone
};

/// The meaning of the formats that files name by number without spelling them out; `number` for all others.
NumberFormat builtin_format(std::uint32_t id);

/// `dd/mm/yyyy`, `[$-421]d mmmm yyyy;@`, `0.0%`: what the first section (for positive numbers) says. Text in quotes, after
/// `\`, `_` and `*`, and conditions and colours in brackets do not count.
NumberFormat read_format(std::string_view code);

}  // namespace timbang::workbook
