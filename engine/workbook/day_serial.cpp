#include "engine/workbook/day_serial.h"

#include <algorithm>
#include <charconv>

namespace timbang::workbook {

namespace {

constexpr std::int64_t false_leap_day = 60;
constexpr std::int64_t last_serial_1900 = 2'958'465;  // 31 December 9999
constexpr std::int64_t last_serial_1904 = 2'957'003;
/// Of a fraction of a day, more digits tell nothing of its seconds.
constexpr std::size_t max_fraction_digits = 12;

std::int64_t day_number(std::int32_t year, std::int32_t month, std::int32_t day) {
  return value::Date::from_parts(year, month, day).value().day_number();
}

std::optional<std::int64_t> read_whole(std::string_view digits) {
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  auto const is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

/// Of the day that lies behind the point of `.5`; cut, not rounded.
std::int32_t seconds_of(std::string_view fraction) {
  constexpr std::int64_t seconds_of_day = 86'400;
  auto const digits = fraction.substr(0, max_fraction_digits);
  std::int64_t scale = 1;
  for (std::size_t i = 0; i < digits.size(); ++i) scale *= 10;
  return static_cast<std::int32_t>(read_whole(digits).value_or(0) * seconds_of_day / scale);
}

}  // namespace

std::optional<value::Date> date_of_serial(std::int64_t serial, DateSystem system) {
  if (system == DateSystem::from_1904) {
    if (serial < 0 || serial > last_serial_1904) return std::nullopt;
    return value::Date::from_day_number(day_number(1904, 1, 1) + serial);
  }
  if (serial < 1 || serial > last_serial_1900 || serial == false_leap_day) return std::nullopt;
  auto const days_since_1900 = serial - (serial > false_leap_day ? 2 : 1);
  return value::Date::from_day_number(day_number(1900, 1, 1) + days_since_1900);
}

std::int64_t serial_of_date(value::Date date) {
  auto const days = date.day_number() - day_number(1900, 1, 1);
  return days + (days + 1 >= false_leap_day ? 2 : 1);
}

std::optional<Moment> moment_of_serial(std::string_view digits, DateSystem system) {
  auto const point = std::min(digits.find('.'), digits.size());
  auto const whole = read_whole(digits.substr(0, point));
  // A negative number has no day, `-0.5` neither.
  if (!whole || digits.substr(0, 1) == "-") return std::nullopt;
  auto const date = date_of_serial(*whole, system);
  if (!date) return std::nullopt;
  if (point == digits.size()) return Moment{*date, 0, true};
  return Moment{*date, seconds_of(digits.substr(point + 1)), false};
}

}  // namespace timbang::workbook
