#include "engine/workbook/number_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "engine/workbook/workbook.h"

namespace timbang::workbook {

namespace {

/// Doubles reach from about 1e-324 to 1e308.
constexpr std::int32_t max_exponent = 400;
/// Nobody writes more digits of a double.
constexpr std::size_t max_written_bytes = 1024;

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/// Digits without leading or trailing zeros; the point stands before the first one, moved right by `exponent`.
struct Decimal {
  bool is_negative = false;
  std::string digits;
  std::int32_t exponent = 0;
};

std::optional<std::int32_t> read_exponent(std::string_view text) {
  if (text.substr(0, 1) == "+") text.remove_prefix(1);
  std::int32_t exponent = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  auto const is_whole = !text.empty() && error == std::errc() && end == text.data() + text.size();
  return is_whole && exponent >= -max_exponent && exponent <= max_exponent ? std::optional(exponent) : std::nullopt;
}

/// Digits with at most one point among them.
bool take_mantissa(std::string_view text, Decimal& number) {
  auto const point = std::min(text.find('.'), text.size());
  number.digits = text.substr(0, point);
  if (point < text.size()) number.digits += text.substr(point + 1);
  number.exponent += static_cast<std::int32_t>(point);
  return !number.digits.empty() && std::all_of(number.digits.begin(), number.digits.end(), is_digit);
}

void strip_zeros(Decimal& number) {
  auto const leading = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, leading);
  number.exponent -= static_cast<std::int32_t>(leading);
  number.digits.resize(number.digits.find_last_not_of('0') + 1);
  if (number.digits.empty()) number = {};
}

std::optional<Decimal> read_written(std::string_view text) {
  if (text.size() > max_written_bytes) return std::nullopt;
  Decimal number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    number.is_negative = text.front() == '-';
    text.remove_prefix(1);
  }
  auto const e = std::min(text.find_first_of("eE"), text.size());
  if (e < text.size()) {
    auto const exponent = read_exponent(text.substr(e + 1));
    if (!exponent) return std::nullopt;
    number.exponent = *exponent;
  }
  if (!take_mantissa(text.substr(0, e), number)) return std::nullopt;
  strip_zeros(number);
  return number;
}

void round_half_up(Decimal& number) {
  if (number.digits.size() <= max_number_digits) return;
  auto const goes_up = number.digits[max_number_digits] >= '5';
  number.digits.resize(max_number_digits);
  if (goes_up) {
    auto place = number.digits.size();
    while (place > 0 && number.digits[place - 1] == '9') number.digits[--place] = '0';
    if (place > 0) {
      ++number.digits[place - 1];
    } else {
      number.digits.insert(number.digits.begin(), '1');
      ++number.exponent;
    }
  }
  strip_zeros(number);
}

std::string write(Decimal const& number) {
  if (number.digits.empty()) return "0";
  std::string text = number.is_negative ? "-" : "";
  auto const num_digits = static_cast<std::int32_t>(number.digits.size());
  if (number.exponent <= 0) {
    return text + "0." + std::string(static_cast<std::size_t>(-number.exponent), '0') + number.digits;
  }
  if (number.exponent >= num_digits) {
    return text + number.digits + std::string(static_cast<std::size_t>(number.exponent - num_digits), '0');
  }
  auto const num_whole = static_cast<std::size_t>(number.exponent);
  return text + number.digits.substr(0, num_whole) + "." + number.digits.substr(num_whole);
}

}  // namespace

std::optional<std::string> number_text(std::string_view written) {
  auto number = read_written(written);
  if (!number) return std::nullopt;
  round_half_up(*number);
  return write(*number);
}

std::string percent_text(std::string_view digits) {
  auto number = read_written(digits);
  if (!number) return std::string(digits);
  if (!number->digits.empty()) number->exponent += 2;
  return write(*number) + "%";
}

}  // namespace timbang::workbook
