// `masa gabungan`: the length of several periods together, as the law adds them. Called by the interpreter; a back end that
// computes it must give the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/value/day_span.h"
#include "engine/value/outcome.h"

namespace timbang::value {

/// A row: whether it counts, and its first and last day. A period that is still running has a last day after every other.
struct PeriodPart {
  Outcome counts;
  Outcome first;
  Outcome last;
};

/// How the periods are put together.
struct CombinationRule {
  Date through;  ///< the evaluation date: later days do not count
  CalendarPolicy policy = CalendarPolicy::none;
  std::int32_t days_of_month = 30;  ///< 30 or 31: so many days that are left over become a month
};

/// The days that count, where they are known.
struct UnitedPeriod {
  DaySpan days;
  Duration length;  ///< by anniversaries, from the first day to the day after the last
};

struct CombinedTime {
  Outcome length;
  std::vector<UnitedPeriod> pieces;  ///< empty while it is open which days count
};

/// Overlaps count once, and what begins on the day after another ends continues it. Each piece is measured by anniversaries;
/// the years, months and days of several are added, and days that are left over become months by the rule.
/// - A part that counts and is a fault, or does not apply, is the result; one that may count and is leaves it open.
/// - While it is open which days count, the result holds the length of every choice of them. A part whose days count
///   anyway, or never, opens nothing.
CombinedTime combined_time(std::vector<PeriodPart> const& parts, CombinationRule const& rule);

/// Years, months and days as one number of days, for a month of so many; the order of combined lengths is that of these.
std::int64_t conventional_days(Duration length, std::int32_t days_of_month);
/// The reverse, with as many months as there are.
Duration conventional_length(std::int64_t days, std::int32_t days_of_month);

}  // namespace timbang::value
