// Between which lengths several periods together lie while it is open which days count. Used by operation_period alone.
//
// The length of a set of days is not monotone: 1 January to 30 January and 1 February to 30 March are 3 months when 30 days
// become a month, 1 January to 30 March are 2 months 30 days. What holds instead, with months counted as days by the
// rule (`conventional_days`):
// - A single period never gets shorter by reaching further on either side.
// - A period that is cut in two is never worth more than `most_gained_by_a_cut` days beside the whole.
// - 31 days of a period are worth at least a month.
// All three are tried by the tests on every day of a cycle of leap years.
#pragma once

#include <optional>
#include <vector>

#include "engine/value/day_span.h"
#include "engine/value/operation_period.h"

namespace timbang::value {

inline constexpr std::int64_t most_gained_by_a_cut = 3;

/// A period of which the ends, or whether it counts, may be open. All days are cut at the evaluation date.
struct PossiblePeriod {
  bool is_certain = false;       ///< it counts
  bool begins_anywhere = false;  ///< nothing bounds its first day
  std::optional<DaySpan> core;   ///< days that are in it, if it counts
  DaySpan reach;                 ///< no other day is
};

class PeriodBounds {
public:
  PeriodBounds(std::vector<PossiblePeriod> const& periods, CombinationRule const& rule);

  /// Days that count whatever is told, united.
  std::vector<DaySpan> const& certain() const { return certain_; }
  /// No other day can count.
  bool are_days_known() const { return certain_ == possible_; }
  /// Holds the length of every choice.
  Interval<Duration> lengths() const;

private:
  std::int64_t worth(DaySpan const& span) const;
  Duration length(DaySpan const& span) const;
  /// The certain spans within each possible one.
  std::vector<std::vector<DaySpan>> certain_within() const;
  std::int64_t least_worth(std::vector<DaySpan> const& spans) const;
  Duration shortest() const;
  std::optional<Duration> longest() const;
  /// Into how many pieces the days of each possible span can fall at most.
  std::vector<std::int64_t> most_pieces() const;

  std::vector<PossiblePeriod> const& periods_;
  CombinationRule const& rule_;
  std::vector<DaySpan> certain_;
  std::vector<DaySpan> possible_;
};

}  // namespace timbang::value
