// Numbers as they are printed: digits, a minus sign, one decimal sign. Thousands separators, exponents and words for
// what is no number are refused, since each has been read wrongly by some spreadsheet.
#include <algorithm>

#include "engine/records/cell.h"
#include "engine/records/cell_text.h"
#include "engine/value/notation.h"

namespace timbang::records {

namespace {

using source::Argument;
using source::DiagnosticCode;
using source::Language;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits in groups of three between `separator`: `1.097`, `12,000`.
bool is_grouped(std::string_view digits, char separator) {
  auto group = digits.substr(0, digits.find(separator));
  if (!is_digits(group) || group.size() > 3 || group.size() == digits.size()) return false;
  while (group.size() < digits.size()) {
    digits.remove_prefix(group.size() + 1);
    group = digits.substr(0, digits.find(separator));
    if (group.size() != 3 || !is_digits(group)) return false;
  }
  return true;
}

bool has_exponent(std::string_view text) {
  auto const e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  auto exponent = text.substr(e + 1);
  if (!exponent.empty() && (exponent.front() == '+' || exponent.front() == '-')) exponent.remove_prefix(1);
  auto const mantissa = text.substr(0, e);
  return is_digits(exponent) && mantissa.find_first_not_of("+-0123456789.,") == std::string_view::npos;
}

/// The number with a decimal point, when `text` is digits with at most one `sign` among them.
std::optional<std::string> plain_decimal(std::string_view text, char sign) {
  auto digits = text;
  if (digits.substr(0, 1) == "-") digits.remove_prefix(1);
  auto const point = digits.find(sign);
  auto const is_plain = point == std::string_view::npos
                            ? is_digits(digits)
                            : is_digits(digits.substr(0, point)) && is_digits(digits.substr(point + 1));
  if (!is_plain) return std::nullopt;
  std::string decimal(text);
  std::replace(decimal.begin(), decimal.end(), sign, '.');
  return decimal;
}

/// Why `text` is no plain number of this file.
void refuse(std::string_view text, DecimalSign sign, CellReport& report) {
  auto digits = text;
  if (digits.substr(0, 1) == "-") digits.remove_prefix(1);
  auto const last_sign = digits.find_last_of(".,");
  auto const group_sign = digits.find_first_of(".,");
  auto const is_number_like = digits.find_first_not_of("0123456789.,") == std::string_view::npos &&
                              group_sign != std::string_view::npos && is_digits(digits.substr(0, 1));
  if (has_exponent(text)) {
    report.say(DiagnosticCode::number_with_exponent, {shown(text)});
  } else if (is_number_like &&
             (is_grouped(digits, digits[group_sign]) || is_grouped(digits.substr(0, last_sign), digits[group_sign]))) {
    report.say(DiagnosticCode::number_grouped, {shown(text)});
  } else if (is_number_like && sign == DecimalSign::comma) {
    report.say(DiagnosticCode::number_not_readable, {shown(text)},
               Argument("di berkas ini desimal ditulis dengan koma, seperti `98,5`",
                        "in this file decimals come after a comma, as in `98,5`"));
  } else {
    report.say(DiagnosticCode::number_not_readable, {shown(text)});
  }
}

/// A comma in a file with decimal points. `12,000` is refused with both its readings; `101,5` can only be decimals.
std::optional<std::string> read_comma_in_point_file(std::string_view text, CellReport& report) {
  auto digits = text;
  if (digits.substr(0, 1) == "-") digits.remove_prefix(1);
  auto const decimal = plain_decimal(text, ',');
  if (!decimal) {
    refuse(text, DecimalSign::point, report);
    return std::nullopt;
  }
  if (!is_grouped(digits, ',') || digits.front() == '0') return decimal;
  std::string joined(text);
  joined.erase(std::remove(joined.begin(), joined.end(), ','), joined.end());
  report.say(DiagnosticCode::number_ambiguous, {shown(text), shown(*decimal), shown(joined)});
  return std::nullopt;
}

std::optional<std::string> read_digits(std::string_view text, DecimalSign sign, CellReport& report) {
  if (auto const decimal = plain_decimal(text, sign == DecimalSign::point ? '.' : ',')) return decimal;
  if (sign == DecimalSign::point && text.find(',') != std::string_view::npos) {
    return read_comma_in_point_file(text, report);
  }
  refuse(text, sign, report);
  return std::nullopt;
}

bool is_within(value::Interval<value::Rational> const& range, value::Rational const& number) {
  if (range.low && (range.low_open ? number <= *range.low : number < *range.low)) return false;
  return !range.high || (range.high_open ? number < *range.high : number <= *range.high);
}

std::string write_bound(value::Rational const& bound, ir::Field const& field, Language language) {
  if (field.type.unit == value::percent) return value::write_percent(bound, language);
  if (field.type.unit == value::money) return value::write_money(bound, language);
  return value::write_number(bound, language);
}

std::string write_range(ir::Field const& field, Language language) {
  auto const& range = field.range;
  if (!range.high) return (range.low_open ? "`> " : "`>= ") + write_bound(*range.low, field, language) + "`";
  if (!range.low) return (range.high_open ? "`< " : "`<= ") + write_bound(*range.high, field, language) + "`";
  return (range.low_open ? "`(" : "`[") + write_bound(*range.low, field, language) + " .. " +
         write_bound(*range.high, field, language) + (range.high_open ? ")`" : "]`");
}

/// Whole numbers, declared decimals and range; the value itself is never touched.
bool check_declaration(ir::Field const& field, value::Rational const& printed, value::Rational const& number,
                       std::string_view text, CellReport& report) {
  if (field.type.whole && !number.is_whole()) {
    report.say(DiagnosticCode::number_not_whole, {shown(text)});
    return false;
  }
  if (!is_within(field.range, number)) {
    report.say(DiagnosticCode::number_out_of_range, {shown(text), Argument(write_range(field, Language::indonesian),
                                                                           write_range(field, Language::english))});
    return false;
  }
  if (field.decimals && printed.decimals().value_or(0) > *field.decimals) {
    report.say(DiagnosticCode::number_more_decimals, {shown(text), std::to_string(*field.decimals)});
  }
  return true;
}

}  // namespace

std::optional<value::Rational> read_decimal(ir::Field const& field, std::string_view text, DecimalSign sign,
                                            CellReport& report) {
  auto const is_percent = field.type.unit == value::percent;
  auto digits = text;
  if (is_percent && digits.back() == '%') digits = trim(digits.substr(0, digits.size() - 1));
  auto const decimal = read_digits(digits, sign, report);
  if (!decimal) return std::nullopt;
  auto const printed = value::Rational::from_decimal(*decimal);
  if (!printed) {
    report.say(DiagnosticCode::number_not_readable, {shown(text)});
    return std::nullopt;
  }
  // A number in a column of percentages counts percents, with or without the sign: 70 and 70% are seven tenths.
  auto const number = is_percent ? *printed / value::Rational(100) : *printed;
  if (!check_declaration(field, *printed, number, text, report)) return std::nullopt;
  return number;
}

}  // namespace timbang::records
