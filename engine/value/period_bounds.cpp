#include "engine/value/period_bounds.h"

#include <algorithm>

namespace timbang::value {

namespace {

/// So many spans are tried in all groups of neighbours; beyond, their days are counted.
constexpr std::size_t max_grouped = 400;

std::int64_t num_days(DaySpan const& span) { return span.last.day_number() - span.first.day_number() + 1; }

/// Where days that do not exist are refused, a length that there is is the same by either way of moving them.
CalendarPolicy measuring(CalendarPolicy policy) {
  return policy == CalendarPolicy::end_of_month ? policy : CalendarPolicy::first_of_next_month;
}

}  // namespace

PeriodBounds::PeriodBounds(std::vector<PossiblePeriod> const& periods, CombinationRule const& rule)
    : periods_(periods), rule_(rule) {
  std::vector<DaySpan> certain;
  std::vector<DaySpan> possible;
  for (auto const& period : periods) {
    if (period.is_certain && period.core) certain.push_back(*period.core);
    possible.push_back(period.reach);
  }
  certain_ = united(std::move(certain));
  possible_ = united(std::move(possible));
}

Interval<Duration> PeriodBounds::lengths() const { return {shortest(), longest()}; }

/// A period that ends on the last day of the calendar has no day after it, and is a fault if it is the result.
Duration PeriodBounds::length(DaySpan const& span) const {
  auto const next = Date::from_day_number(span.last.day_number() + 1).value_or(span.last);
  return elapsed(span.first, next, measuring(rule_.policy)).value_or(Duration{});
}

std::int64_t PeriodBounds::worth(DaySpan const& span) const {
  return conventional_days(length(span), rule_.days_of_month);
}

std::vector<std::vector<DaySpan>> PeriodBounds::certain_within() const {
  std::vector<std::vector<DaySpan>> within(possible_.size());
  for (auto const& span : certain_) within.at(place_of(span.first, possible_)).push_back(span);
  return within;
}

/// Gaps between neighbours may turn out to be filled: the least of all ways to group them, each group one period.
std::int64_t PeriodBounds::least_worth(std::vector<DaySpan> const& spans) const {
  if (spans.size() > max_grouped) {
    std::int64_t days = 0;
    for (auto const& span : spans) days += num_days(span);
    return days * rule_.days_of_month / 31;
  }
  std::vector<std::int64_t> least{0};
  for (std::size_t end = 0; end < spans.size(); ++end) {
    auto best = least[end] + worth(spans[end]);
    for (std::size_t begin = 0; begin < end; ++begin) {
      best = std::min(best, least[begin] + worth({spans[begin].first, spans[end].last}));
    }
    least.push_back(best);
  }
  return least.back();
}

/// A single period is measured as it is; of several, days become months.
Duration PeriodBounds::shortest() const {
  if (certain_.empty()) return {};
  std::int64_t total = 0;
  std::size_t num_places = 0;
  for (auto const& spans : certain_within()) {
    total += least_worth(spans);
    if (!spans.empty()) ++num_places;
  }
  auto const as_one = length({certain_.front().first, certain_.back().last});
  if (certain_.size() == 1) return as_one;
  auto const as_several = conventional_length(total, rule_.days_of_month);
  return num_places == 1 ? std::min(as_one, as_several) : as_several;
}

std::optional<Duration> PeriodBounds::longest() const {
  std::int64_t total = 0;
  std::int64_t num_pieces = 0;
  auto const pieces = most_pieces();
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    total += worth(possible_[i]) + most_gained_by_a_cut * (pieces[i] - 1);
    num_pieces += pieces[i];
  }
  for (auto const& period : periods_) {
    if (period.begins_anywhere && !is_covered(period.reach, certain_)) return std::nullopt;
  }
  if (num_pieces == 1) return length(possible_.front());
  return conventional_length(total, rule_.days_of_month);
}

/// Each piece has a period of its own, and periods of different pieces do not touch: as many as there are cores that do
/// not, and every period without one.
std::vector<std::int64_t> PeriodBounds::most_pieces() const {
  std::vector<std::int64_t> pieces(possible_.size(), 0);
  std::vector<DaySpan> cores;
  for (auto const& period : periods_) {
    if (period.core) {
      cores.push_back(*period.core);
    } else {
      ++pieces.at(place_of(period.reach.first, possible_));
    }
  }
  std::sort(cores.begin(), cores.end(), [](DaySpan const& a, DaySpan const& b) { return a.last < b.last; });
  std::optional<DaySpan> taken;
  for (auto const& core : cores) {
    if (taken && touches(*taken, core)) continue;
    ++pieces.at(place_of(core.first, possible_));
    taken = core;
  }
  return pieces;
}

}  // namespace timbang::value
