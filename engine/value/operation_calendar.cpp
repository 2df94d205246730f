// Dates and durations: adding, subtracting, the time since a day, and parts of a date.
#include <algorithm>
#include <limits>
#include <utility>

#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

enum class Direction : std::uint8_t { forward, backward };

std::optional<Date> shifted(Date date, Duration duration, CalendarPolicy policy, Direction direction) {
  return direction == Direction::forward ? add(date, duration, policy) : subtract(date, duration, policy);
}

/// The policies between whose answers the answer lies. Where there is none, a day that does not exist is a fault; the
/// two ways of moving it surround every date that is none.
std::pair<CalendarPolicy, CalendarPolicy> surrounding(CalendarPolicy policy) {
  switch (policy) {
    case CalendarPolicy::none:
    case CalendarPolicy::data_error: return {CalendarPolicy::end_of_month, CalendarPolicy::first_of_next_month};
    case CalendarPolicy::end_of_month:
    case CalendarPolicy::first_of_next_month: break;
  }
  return {policy, policy};
}

Outcome shifted_known(Date date, Duration duration, CalendarPolicy policy, Direction direction) {
  if (auto const result = shifted(date, duration, policy, direction)) return Value(*result);
  // What also fails when days that do not exist are moved, has been stopped by an end of the calendar.
  auto const policies = surrounding(policy);
  auto const within_calendar = shifted(date, duration, policies.first, direction).has_value() ||
                               shifted(date, duration, policies.second, direction).has_value();
  auto const code =
      within_calendar ? source::DiagnosticCode::date_does_not_exist : source::DiagnosticCode::date_out_of_range;
  return Fault{code, {Value(date), Value(duration)}};
}

/// Durations such that every date shifted by one of a set lies between the date shifted by `earliest` and by `latest`.
/// Absent: no bound.
struct Shift {
  std::optional<Duration> earliest;
  std::optional<Duration> earliest_too;  ///< the earlier of the two counts
  std::optional<Duration> latest;
  std::optional<Duration> latest_too;  ///< the later of the two counts
};

/// Days are not bounded by the months of a duration, so the order of durations is not that of the dates they lead to:
/// between 1 month and 3 months lie 1 month 200 days and 2 months.
Shift shift_of(Interval<Duration> const& durations) {
  auto const& low = durations.low;
  auto const& high = durations.high;
  if (low && high && low->months == high->months) return Shift{low, low, high, high};
  // A count of months at the end of its type leaves the calendar anyway.
  using Months = std::numeric_limits<decltype(Duration::months)>;
  if (low && *low >= Duration{}) return Shift{low, Duration{std::min(low->months, Months::max() - 1) + 1, 0}, {}, {}};
  if (high && *high <= Duration{}) {
    return Shift{{}, {}, high, Duration{std::max(high->months, Months::min() + 1) - 1, 0}};
  }
  return {};
}

/// Seen from the other end of the calendar.
Shift mirrored(Shift const& shift) { return Shift{shift.latest, shift.latest_too, shift.earliest, shift.earliest_too}; }

Interval<Date> shifted_interval(Interval<Date> const& dates, Shift const& shift, CalendarPolicy policy,
                                Direction direction) {
  auto const policies = surrounding(policy);
  Interval<Date> result;
  if (dates.low && shift.earliest && shift.earliest_too) {
    auto const one = shifted(*dates.low, *shift.earliest, policies.first, direction);
    auto const other = shifted(*dates.low, *shift.earliest_too, policies.first, direction);
    if (one && other) result.low = std::min(*one, *other);
  }
  if (dates.high && shift.latest && shift.latest_too) {
    auto const one = shifted(*dates.high, *shift.latest, policies.second, direction);
    auto const other = shifted(*dates.high, *shift.latest_too, policies.second, direction);
    if (one && other) result.high = std::max(*one, *other);
  }
  return result;
}

Outcome shift(Outcome const& date, Outcome const& duration, CalendarPolicy policy, Direction direction) {
  if (auto fault = first_failure({&date, &duration})) return *fault;
  if (date.is_known() && duration.is_known()) {
    return shifted_known(date.as<Date>(), duration.as<Duration>(), policy, direction);
  }
  auto const forward = shift_of(interval_of<Duration>(duration));
  auto const durations = direction == Direction::forward ? forward : mirrored(forward);
  return Unknown{shifted_interval(closed(interval_of<Date>(date)), durations, policy, direction),
                 causes_of({&date, &duration})};
}

/// The anniversary on which elapsed() failed, as a date and the months that lead from it to no day.
Fault missing_anniversary(Date from, Date to) {
  auto const start = std::min(from, to);
  auto const end = std::max(from, to);
  auto const length = elapsed(start, end, CalendarPolicy::end_of_month).value_or(Duration{});
  return Fault{source::DiagnosticCode::date_does_not_exist, {Value(start), Value(Duration{length.months, 0})}};
}

std::optional<Date> begin_of_next_month(Date date) {
  return add_months(Date::from_parts(date.year(), date.month(), 1).value(), 1, CalendarPolicy::none);
}

}  // namespace

Outcome add_duration(Outcome const& date, Outcome const& duration, CalendarPolicy policy) {
  return shift(date, duration, policy, Direction::forward);
}

Outcome subtract_duration(Outcome const& date, Outcome const& duration, CalendarPolicy policy) {
  return shift(date, duration, policy, Direction::backward);
}

Outcome time_since(Outcome const& from, Outcome const& to, CalendarPolicy policy) {
  if (auto fault = first_failure({&from, &to})) return *fault;
  if (from.is_known() && to.is_known()) {
    if (auto const length = elapsed(from.as<Date>(), to.as<Date>(), policy)) return Value(*length);
    return missing_anniversary(from.as<Date>(), to.as<Date>());
  }
  auto const starts = closed(interval_of<Date>(from));
  auto const ends = closed(interval_of<Date>(to));
  // The length never shrinks when the end moves on, and never grows when the start does, on either side of zero.
  auto const policies = surrounding(policy);
  Interval<Duration> lengths;
  if (starts.high && ends.low) {
    lengths.low =
        std::min(*elapsed(*starts.high, *ends.low, policies.first), *elapsed(*starts.high, *ends.low, policies.second));
  }
  if (starts.low && ends.high) {
    lengths.high =
        std::max(*elapsed(*starts.low, *ends.high, policies.first), *elapsed(*starts.low, *ends.high, policies.second));
  }
  return Unknown{lengths, causes_of({&from, &to})};
}

Outcome first_of_next_month(Outcome const& date) {
  if (auto fault = failure(date)) return *fault;
  if (date.is_known()) {
    if (auto const day = begin_of_next_month(date.as<Date>())) return Value(*day);
    return Fault{source::DiagnosticCode::date_out_of_range, {date.value(), Value(Duration{1, 0})}};
  }
  auto const dates = closed(interval_of<Date>(date));
  Interval<Date> days;
  if (dates.low) days.low = begin_of_next_month(*dates.low);
  if (dates.high) days.high = begin_of_next_month(*dates.high);
  return Unknown{days, causes_of({&date})};
}

Outcome calendar_year(Outcome const& date) {
  if (auto fault = failure(date)) return *fault;
  if (date.is_known()) return Value(Rational(date.as<Date>().year()));
  auto const dates = closed(interval_of<Date>(date));
  Interval<Rational> years;
  if (dates.low) years.low = Rational(dates.low->year());
  if (dates.high) years.high = Rational(dates.high->year());
  return Unknown{years, causes_of({&date})};
}

}  // namespace timbang::value
