#include "engine/value/working_days.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/value/operands.h"

namespace timbang::value {

namespace {

enum class DayKind : std::uint8_t { off, working, open };

/// From Monday, 0. Day 0 of the calendar, 1 January 1970, is a Thursday.
std::int64_t weekday(Date day) { return ((day.day_number() + 3) % 7 + 7) % 7; }

DayKind kind_of(Date day, WorkingTime const& time) {
  if (weekday(day) > (time.week == WorkingWeek::five_days ? 4 : 5)) return DayKind::off;
  if (time.holidays == nullptr || !time.holidays->is_told(day.year())) return DayKind::open;
  return time.holidays->is_holiday(day) ? DayKind::off : DayKind::working;
}

/// What a day counts as while its year is not told.
enum class Open : std::uint8_t { counts, does_not_count };

bool counts(DayKind kind, Open open) {
  return kind == DayKind::working || (kind == DayKind::open && open == Open::counts);
}

/// Years of which an open day was met, each once.
class Years {
public:
  void add(std::int32_t year) {
    if (std::find(years_.begin(), years_.end(), year) == years_.end()) years_.push_back(year);
  }
  std::vector<std::int32_t> const& all() const { return years_; }

private:
  std::vector<std::int32_t> years_;
};

/// Goes from day to day until enough were counted.
class Walk {
public:
  Walk(WorkingTime const& time, std::int32_t days) : time_(time), days_(days) {}

  /// Empty when it goes too far: out of the calendar, further than the limit, or where no day that counts is to come.
  std::optional<Date> from(Date start, Open open) {
    auto const direction = days_ < 0 ? -1 : 1;
    auto left = days_ < 0 ? -std::int64_t{days_} : std::int64_t{days_};
    for (std::int64_t distance = 1; distance <= max_days_searched; ++distance) {
      auto const day = Date::from_day_number(start.day_number() + direction * distance);
      left_calendar_ = !day.has_value();
      if (!day) return std::nullopt;
      auto const kind = kind_of(*day, time_);
      if (kind == DayKind::open && open == Open::does_not_count && is_untold_from(day->year())) return std::nullopt;
      if (kind == DayKind::open && open == Open::counts) untold_.add(day->year());
      if (counts(kind, open) && --left == 0) return day;
    }
    return std::nullopt;
  }

  bool left_calendar() const { return left_calendar_; }
  std::vector<std::int32_t> const& untold() const { return untold_.all(); }

private:
  /// The year is not told, and neither is any that is still to come.
  bool is_untold_from(std::int32_t year) const {
    if (time_.holidays == nullptr) return true;
    return days_ < 0 ? !time_.holidays->is_told_before(year) : !time_.holidays->is_told_after(year);
  }

  WorkingTime const& time_;
  std::int32_t days_;
  bool left_calendar_ = false;
  Years untold_;
};

Fault too_far() { return {source::DiagnosticCode::too_many_working_days, {Value(Rational(max_days_searched))}}; }

/// Empty when the last day lies further away than may be counted.
std::optional<std::int64_t> count(Date first, Date last, WorkingTime const& time, Open open, Years& untold) {
  if (last.day_number() - first.day_number() >= max_days_searched) return std::nullopt;
  std::int64_t number = 0;
  for (auto day = first.day_number(); day <= last.day_number(); ++day) {
    auto const date = Date::from_day_number(day).value();
    auto const kind = kind_of(date, time);
    if (kind == DayKind::open) untold.add(date.year());
    if (counts(kind, open)) ++number;
  }
  return number;
}

}  // namespace

HolidayCalendar::HolidayCalendar(std::vector<Date> holidays) : days_(std::move(holidays)) {
  std::sort(days_.begin(), days_.end());
  for (auto const day : days_) {
    if (years_.empty() || years_.back() != day.year()) years_.push_back(day.year());
  }
}

bool HolidayCalendar::is_told(std::int32_t year) const {
  return std::binary_search(years_.begin(), years_.end(), year);
}

bool HolidayCalendar::is_holiday(Date day) const { return std::binary_search(days_.begin(), days_.end(), day); }

Outcome add_working_days(Outcome const& date, std::int32_t days, WorkingTime const& time,
                         UntoldYears const& causes_of_years) {
  if (auto fault = failure(date)) return *fault;
  auto const dates = closed(interval_of<Date>(date));
  Walk walk(time, days);
  auto const is_before = days < 0;
  // All that could be working days are: nearest to the date.
  auto const nearest = [&](std::optional<Date> start) {
    return start ? walk.from(*start, Open::counts) : std::nullopt;
  };
  auto const furthest = [&](std::optional<Date> start) {
    return start ? walk.from(*start, Open::does_not_count) : std::nullopt;
  };
  Interval<Date> found;
  found.low = is_before ? furthest(dates.low) : nearest(dates.low);
  found.high = is_before ? nearest(dates.high) : furthest(dates.high);
  if (date.is_known() && !(is_before ? found.high : found.low)) {
    nearest(dates.low);
    if (!walk.left_calendar()) return too_far();
    return Fault{source::DiagnosticCode::date_out_of_range, {date.value(), Value(Duration{0, days})}};
  }
  return Unknown{found, unite(date.causes(), causes_of_years(walk.untold()))};
}

Outcome count_working_days(Outcome const& first, Outcome const& last, WorkingTime const& time,
                           UntoldYears const& causes_of_years) {
  if (auto fault = first_failure({&first, &last})) return *fault;
  auto const firsts = closed(interval_of<Date>(first));
  auto const lasts = closed(interval_of<Date>(last));
  Years untold;
  auto const number = [&](std::optional<Date> from, std::optional<Date> to, Open open) {
    return from && to ? count(*from, *to, time, open, untold) : std::nullopt;
  };
  auto const least = number(firsts.high, lasts.low, Open::does_not_count);
  auto const most = number(firsts.low, lasts.high, Open::counts);
  if (first.is_known() && last.is_known() && !most) return too_far();
  Interval<Rational> possible;
  possible.low = Rational(least.value_or(0));
  if (most) possible.high = Rational(*most);
  return Unknown{possible, unite(causes_of({&first, &last}), causes_of_years(untold.all()))};
}

}  // namespace timbang::value
