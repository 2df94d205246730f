// Working days: which days of a week, and which days are holidays, as far as anybody has told.
// Holidays are data; here they are only dates. Used by the interpreter, which knows what a year without holidays is called.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/value/calendar.h"
#include "engine/value/outcome.h"

namespace timbang::value {

enum class WorkingWeek : std::uint8_t {
  five_days,  ///< Monday to Friday
  six_days,   ///< Monday to Saturday
};

/// A rule may go so many working days away from a date; 40 years.
inline constexpr std::int64_t max_working_days = 10'000;
/// Over so many days working days are looked for and counted; a hundred years, and holidays beside.
inline constexpr std::int64_t max_days_searched = 40'000;

/// The holidays that have been told. A year of which there is not one is a year whose holidays nobody has told yet.
class HolidayCalendar {
public:
  explicit HolidayCalendar(std::vector<Date> holidays);

  bool is_told(std::int32_t year) const;
  bool is_holiday(Date day) const;
  bool is_told_after(std::int32_t year) const { return !years_.empty() && years_.back() > year; }
  bool is_told_before(std::int32_t year) const { return !years_.empty() && years_.front() < year; }

private:
  std::vector<Date> days_;           ///< sorted
  std::vector<std::int32_t> years_;  ///< sorted, without doubles
};

struct WorkingTime {
  WorkingWeek week = WorkingWeek::five_days;
  HolidayCalendar const* holidays = nullptr;  ///< not owned; null when nobody has told any
};

/// Gives years whose holidays nobody has told the causes that they are.
using UntoldYears = std::function<MissingSet(std::vector<std::int32_t> const& years)>;

/// The n-th working day after the date, or before it when `days` is below zero; the date itself is not counted.
/// - While holidays of a year are not told, each of its days that could be a working day may be one or not. So the result is
///   as if all were, or later (earlier): without bound where no later year is told.
/// - Further away than max_days_searched: the fault too_many_working_days; outside the calendar date_out_of_range.
Outcome add_working_days(Outcome const& date, std::int32_t days, WorkingTime const& time,
                         UntoldYears const& causes_of_years);

/// The number of working days from the first day to the last, both included; zero when the last is before the first.
Outcome count_working_days(Outcome const& first, Outcome const& last, WorkingTime const& time,
                           UntoldYears const& causes_of_years);

}  // namespace timbang::value
