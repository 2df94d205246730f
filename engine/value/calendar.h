// Dates, durations and the calendar arithmetic of the law: full years, months and days from anniversaries, never averages.
// Proleptic Gregorian calendar, years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbang::value {

/// What a date such as 29 February 2022 becomes when arithmetic arrives there. A package writes it down
/// (`tanggal yang tidak ada menjadi …`); nothing is assumed.
enum class CalendarPolicy : std::uint8_t { none, first_of_next_month, end_of_month, data_error };

class Date {
public:
  Date() = default;
  /// Empty when there is no such day or the year is outside 1 to 9999.
  static std::optional<Date> from_parts(std::int32_t year, std::int32_t month, std::int32_t day);
  /// `yyyy-mm-dd`, nothing else.
  static std::optional<Date> from_iso(std::string_view text);
  /// Empty when the day lies outside the years 1 to 9999. Day 0 is 1 January 1970.
  static std::optional<Date> from_day_number(std::int64_t day_number);

  std::int32_t year() const { return year_; }
  std::int32_t month() const { return month_; }
  std::int32_t day() const { return day_; }
  std::int64_t day_number() const;
  /// `yyyy-mm-dd`.
  std::string to_iso() const;

  friend auto operator<=>(Date const&, Date const&) = default;

private:
  std::int16_t year_ = 1970;
  std::int8_t month_ = 1;
  std::int8_t day_ = 1;
};

/// Months and days, both of one sign: 12 months are a year, but days never turn into months.
/// The order is by months, then days. It is an order of lengths as the law states them (5 years against 4 years 11 months
/// 30 days); whether two durations may be compared at all is asked of `comparable`.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;

  friend auto operator<=>(Duration const&, Duration const&) = default;
  /// ISO 8601: `P5Y2M10D`, `P0D`, `-P8D`; months are shown as years and months.
  std::string to_iso() const;
  /// Reads what to_iso writes, and years, months and days that are zero or not carried over (`P18M`, `P0Y6M0D`).
  static std::optional<Duration> from_iso(std::string_view text);
};

/// False when only the calendar could tell which is longer: 45 days against a month. Of two lengths of one sign with
/// different months, the one with more months must exceed the other even when each month has 28 days; or the other has at
/// most 30 days beside its months, which are then the days of a month begun, as in every measured length (4 years 11 months
/// 30 days against 5 years, 29 days against a month). That a written `30 hari` never meets months is the checker's matter.
bool comparable(Duration a, Duration b);

/// `date` + `months` under the policy. Empty when the day does not exist and the policy is none or data_error,
/// or when the result leaves the years 1 to 9999.
std::optional<Date> add_months(Date date, std::int64_t months, CalendarPolicy policy);

/// Months first, then days. Empty as in add_months.
std::optional<Date> add(Date date, Duration duration, CalendarPolicy policy);

/// `date` minus the duration: months first, then days. Empty as in add_months.
std::optional<Date> subtract(Date date, Duration duration, CalendarPolicy policy);

/// The length from `from` to `to`: the largest n with from + n months <= to, then the days left. The day `from` is not
/// counted: 2 September to 2 September is a year. When `to` lies before `from`, the negated length from `to` to `from`.
/// Empty when the policy (none, data_error) meets a date that does not exist: the anniversary that had to be compared,
/// or the one from which days are counted. That is: exactly where first_of_next_month and end_of_month give different
/// lengths; where they agree, every policy gives the same.
std::optional<Duration> elapsed(Date from, Date to, CalendarPolicy policy);

}  // namespace timbang::value
