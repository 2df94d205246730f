#include "engine/value/calendar.h"

#include <chrono>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

namespace timbang::value {

namespace {

constexpr std::int32_t first_year = 1;
constexpr std::int32_t last_year = 9999;
/// More months than the calendar has; a larger step leaves it from anywhere.
constexpr std::int64_t all_months = 12 * std::int64_t{last_year};
constexpr std::int64_t all_days = 366 * std::int64_t{last_year};

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  auto const last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<std::int32_t>(static_cast<unsigned>(last.day()));
}

/// Months since January of the year 0.
std::int64_t month_number(Date date) { return std::int64_t{date.year()} * 12 + date.month() - 1; }

std::optional<Date> add_days(Date date, std::int64_t days) {
  if (days > all_days || days < -all_days) return std::nullopt;
  return Date::from_day_number(date.day_number() + days);
}

std::optional<Date> move(Date date, std::int64_t months, std::int64_t days, CalendarPolicy policy) {
  auto const after_months = add_months(date, months, policy);
  return after_months ? add_days(*after_months, days) : std::nullopt;
}

/// As many of the months between as are full, when the anniversary that falls in the month of `to` decides.
/// Empty when it would have to be compared, does not exist, and no policy says what it becomes.
std::optional<std::int64_t> full_months(Date from, Date to, CalendarPolicy policy) {
  auto const between = month_number(to) - month_number(from);
  if (to.day() >= from.day()) return between;
  auto const last_day = days_in_month(to.year(), to.month());
  // Earlier than the anniversary, whatever a day that does not exist would become.
  if (to.day() < last_day || from.day() <= last_day) return between - 1;
  switch (policy) {
    case CalendarPolicy::first_of_next_month: return between - 1;
    case CalendarPolicy::end_of_month: return between;
    case CalendarPolicy::none:
    case CalendarPolicy::data_error: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::int32_t> read_digits(std::string_view text) {
  std::int64_t number = 0;
  if (text.empty()) return std::nullopt;
  for (char const c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
    if (number > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  }
  return static_cast<std::int32_t>(number);
}

/// Takes `<digits><letter>` off the front of `text`; 0 when the part is left out, empty when it is wrong.
std::optional<std::int64_t> take_part(std::string_view& text, char letter) {
  auto const end = text.find(letter);
  if (end == text.npos) return 0;
  auto const number = read_digits(text.substr(0, end));
  text.remove_prefix(end + 1);
  return number;
}

}  // namespace

std::optional<Date> Date::from_parts(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  Date date;
  date.year_ = static_cast<std::int16_t>(year);
  date.month_ = static_cast<std::int8_t>(month);
  date.day_ = static_cast<std::int8_t>(day);
  return date;
}

std::optional<Date> Date::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = read_digits(text.substr(0, 4));
  auto const month = read_digits(text.substr(5, 2));
  auto const day = read_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_parts(*year, *month, *day);
}

std::optional<Date> Date::from_day_number(std::int64_t day_number) {
  if (day_number > all_days || day_number < -all_days) return std::nullopt;
  auto const days = std::chrono::sys_days(std::chrono::days(static_cast<std::int32_t>(day_number)));
  auto const parts = std::chrono::year_month_day(days);
  return from_parts(static_cast<std::int32_t>(parts.year()), static_cast<std::int32_t>(unsigned{parts.month()}),
                    static_cast<std::int32_t>(unsigned{parts.day()}));
}

std::int64_t Date::day_number() const {
  auto const parts = std::chrono::year(year_) / std::chrono::month(static_cast<unsigned>(month_)) /
                     std::chrono::day(static_cast<unsigned>(day_));
  return std::chrono::sys_days(parts).time_since_epoch().count();
}

std::string Date::to_iso() const { return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_); }

std::string Duration::to_iso() const {
  auto const negative = months < 0 || days < 0;
  auto const all = std::abs(std::int64_t{months});
  std::string text = negative ? "-P" : "P";
  if (all >= 12) text += fmt::format("{}Y", all / 12);
  if (all % 12 != 0) text += fmt::format("{}M", all % 12);
  if (days != 0 || months == 0) text += fmt::format("{}D", std::abs(std::int64_t{days}));
  return text;
}

std::optional<Duration> Duration::from_iso(std::string_view text) {
  auto const sign = !text.empty() && text.front() == '-' ? -1 : 1;
  if (sign < 0) text.remove_prefix(1);
  if (text.size() < 2 || text.front() != 'P') return std::nullopt;
  text.remove_prefix(1);
  auto const years = take_part(text, 'Y');
  auto const months = take_part(text, 'M');
  auto const days = take_part(text, 'D');
  if (!years || !months || !days || !text.empty()) return std::nullopt;
  auto const all = *years * 12 + *months;
  if (all > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  return Duration{static_cast<std::int32_t>(sign * all), static_cast<std::int32_t>(sign * *days)};
}

bool comparable(Duration a, Duration b) {
  auto const sign = [](Duration d) { return (d > Duration{} ? 1 : 0) - (d < Duration{} ? 1 : 0); };
  if (a.months == b.months || sign(a) != sign(b)) return true;
  auto const a_has_fewer = std::abs(std::int64_t{a.months}) < std::abs(std::int64_t{b.months});
  auto const fewer = a_has_fewer ? a : b;
  auto const more = a_has_fewer ? b : a;
  auto const months_between = std::abs(std::int64_t{more.months}) - std::abs(std::int64_t{fewer.months});
  // No month is shorter than 28 days, so the one with more months is longer wherever it lies in the calendar.
  if (std::abs(std::int64_t{fewer.days}) < 28 * months_between + std::abs(std::int64_t{more.days})) return true;
  // Up to 30 days are those of a month begun, as in every measured length; a written length of 28 to 30 days is kept from
  // meeting months by the checker.
  return std::abs(std::int64_t{fewer.days}) <= 30;
}

std::optional<Date> add_months(Date date, std::int64_t months, CalendarPolicy policy) {
  if (months > all_months || months < -all_months) return std::nullopt;
  auto const number = month_number(date) + months;
  if (number < 12 * first_year || number > 12 * last_year + 11) return std::nullopt;
  auto const year = static_cast<std::int32_t>(number / 12);
  auto const month = static_cast<std::int32_t>(number % 12) + 1;
  if (auto const same_day = Date::from_parts(year, month, date.day())) return same_day;
  switch (policy) {
    case CalendarPolicy::end_of_month: return Date::from_parts(year, month, days_in_month(year, month));
    // A month without the day is never December.
    case CalendarPolicy::first_of_next_month: return Date::from_parts(year, month + 1, 1);
    case CalendarPolicy::none:
    case CalendarPolicy::data_error: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> add(Date date, Duration duration, CalendarPolicy policy) {
  return move(date, duration.months, duration.days, policy);
}

std::optional<Date> subtract(Date date, Duration duration, CalendarPolicy policy) {
  return move(date, -std::int64_t{duration.months}, -std::int64_t{duration.days}, policy);
}

std::optional<Duration> elapsed(Date from, Date to, CalendarPolicy policy) {
  if (to < from) {
    auto const length = elapsed(to, from, policy);
    if (!length) return std::nullopt;
    return Duration{-length->months, -length->days};
  }
  auto const months = full_months(from, to, policy);
  if (!months) return std::nullopt;
  auto const anniversary = add_months(from, *months, policy);
  if (!anniversary) return std::nullopt;
  return Duration{static_cast<std::int32_t>(*months),
                  static_cast<std::int32_t>(to.day_number() - anniversary->day_number())};
}

}  // namespace timbang::value
