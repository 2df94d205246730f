// Dates as personnel systems, spreadsheets and people write them. The day always comes first, or the year does.
#include <algorithm>
#include <array>
#include <charconv>

#include "engine/records/cell.h"
#include "engine/records/cell_text.h"
#include "engine/value/notation.h"

namespace timbang::records {

namespace {

using source::DiagnosticCode;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `text` is one to four digits.
std::int32_t number_of(std::string_view text) {
  std::int32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<std::array<std::string_view, 3>> split_in_three(std::string_view text, char separator) {
  auto const first = text.find(separator);
  if (first == std::string_view::npos) return std::nullopt;
  auto const second = text.find(separator, first + 1);
  if (second == std::string_view::npos || text.find(separator, second + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  return std::array{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

std::optional<value::Date> make_date(std::int32_t year, std::int32_t month, std::int32_t day, std::string_view text,
                                     CellReport& report) {
  if (auto const date = value::Date::from_parts(year, month, day)) return date;
  auto const is_swapped = month > 12 && value::Date::from_parts(year, day, month).has_value();
  report.say(is_swapped ? DiagnosticCode::date_month_first : DiagnosticCode::date_impossible, {shown(text)});
  return std::nullopt;
}

std::optional<value::Date> refuse(DiagnosticCode code, std::string_view text, CellReport& report) {
  report.say(code, {shown(text)});
  return std::nullopt;
}

/// `1 Oktober 2021`.
std::optional<value::Date> read_date_in_words(std::string_view text, CellReport& report) {
  auto const folded = fold_words(text);
  auto const parts = split_in_three(folded, ' ');
  if (!parts || !is_digits((*parts)[0]) || (*parts)[0].size() > 2 || !is_digits((*parts)[2])) {
    return refuse(DiagnosticCode::date_not_readable, text, report);
  }
  auto month = value::read_month_name((*parts)[1], source::Language::indonesian);
  if (!month) month = value::read_month_name((*parts)[1], source::Language::english);
  if (!month) return refuse(DiagnosticCode::date_not_readable, text, report);
  if ((*parts)[2].size() == 2) return refuse(DiagnosticCode::date_two_digit_year, text, report);
  if ((*parts)[2].size() != 4) return refuse(DiagnosticCode::date_not_readable, text, report);
  return make_date(number_of((*parts)[2]), *month, number_of((*parts)[0]), text, report);
}

/// Three groups of digits between `-` or `/`. A day or month of one digit is refused: that is how spreadsheets write
/// month-first dates.
std::optional<value::Date> read_date_in_digits(std::array<std::string_view, 3> const& parts, std::string_view text,
                                               CellReport& report) {
  if (!std::all_of(parts.begin(), parts.end(), is_digits)) {
    return refuse(DiagnosticCode::date_not_readable, text, report);
  }
  std::array const lengths{parts[0].size(), parts[1].size(), parts[2].size()};
  if (lengths == std::array<std::size_t, 3>{2, 2, 4}) {
    return make_date(number_of(parts[2]), number_of(parts[1]), number_of(parts[0]), text, report);
  }
  auto const is_iso = lengths == std::array<std::size_t, 3>{4, 2, 2} && text.find('/') == std::string_view::npos;
  if (is_iso) return make_date(number_of(parts[0]), number_of(parts[1]), number_of(parts[2]), text, report);
  auto const has_short_year = lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 2;
  return refuse(has_short_year ? DiagnosticCode::date_two_digit_year : DiagnosticCode::date_not_readable, text, report);
}

/// `36160`, or with the time of day `36160.5`.
bool is_serial(std::string_view text) {
  auto const days = text.substr(0, text.find_first_of(".,"));
  auto const fraction = days.size() < text.size() ? text.substr(days.size() + 1) : "0";
  return is_digits(days) && days.size() >= 4 && days.size() <= 5 && is_digits(fraction);
}

}  // namespace

std::optional<value::Date> read_date(std::string_view text, CellReport& report) {
  for (auto const separator : {'-', '/'}) {
    if (auto const parts = split_in_three(text, separator)) return read_date_in_digits(*parts, text, report);
  }
  if (is_serial(text)) return refuse(DiagnosticCode::date_is_serial, text, report);
  return read_date_in_words(text, report);
}

}  // namespace timbang::records
