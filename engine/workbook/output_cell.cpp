// What is written into a cell, and as what.
#include <algorithm>

#include "engine/source/text_encoding.h"
#include "engine/workbook/day_serial.h"
#include "engine/workbook/number_text.h"
#include "engine/workbook/workbook_writer.h"

namespace timbang::workbook {

namespace {

constexpr std::size_t max_name_characters = 31;
/// Digits before the point that Excel shows without an exponent in a column of usual width.
constexpr std::size_t max_plain_bytes = 20;

std::size_t num_bytes_of(std::string_view text, std::size_t num_characters) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < num_characters && end < text.size(); ++i) {
    end += std::max<std::size_t>(source::utf8_length(text.substr(end)), 1);
  }
  return end;
}

}  // namespace

OutputCell text_cell(std::string text) { return {text.empty() ? CellKind::empty : CellKind::text, std::move(text)}; }

OutputCell number_cell(std::string digits) {
  auto const shown = number_text(digits);
  auto const is_kept = shown && *shown == digits && digits.size() <= max_plain_bytes;
  return is_kept ? OutputCell{CellKind::number, std::move(digits)} : text_cell(std::move(digits));
}

OutputCell boolean_cell(bool is_true) { return {CellKind::boolean, is_true ? "true" : "false"}; }

OutputCell date_cell(value::Date date) {
  static auto const first = value::Date::from_parts(1900, 3, 1).value();
  return date < first ? text_cell(date.to_iso()) : OutputCell{CellKind::date, date.to_iso()};
}

std::string sheet_name(std::string_view wanted) {
  std::string name(wanted.substr(0, num_bytes_of(wanted, max_name_characters)));
  std::replace_if(
      name.begin(), name.end(),
      [](char sign) {
        return std::string_view("[]:*?/\\").find(sign) != std::string_view::npos ||
               static_cast<unsigned char>(sign) < 0x20;
      },
      '_');
  // An apostrophe at either end would end the name within a formula.
  if (name.starts_with('\'')) name.front() = '_';
  if (name.ends_with('\'')) name.back() = '_';
  return name.empty() ? "_" : name;
}

}  // namespace timbang::workbook
