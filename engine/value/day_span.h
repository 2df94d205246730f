// Stretches of whole days, both ends included, and their union. Used by operation_period and by what explains it.
// Knows nothing of months: that is calendar.
#pragma once

#include <vector>

#include "engine/value/calendar.h"

namespace timbang::value {

/// From the first day to the last, both included; `last` is not before `first`.
struct DaySpan {
  Date first;
  Date last;
  friend bool operator==(DaySpan const&, DaySpan const&) = default;
};

/// Does `b` begin on the day after `a` ends, or earlier? Told of spans of which `a` begins first.
bool touches(DaySpan const& a, DaySpan const& b);

/// The same days as the fewest spans, in order: what overlaps, or begins on the day after another ends, is one.
std::vector<DaySpan> united(std::vector<DaySpan> spans);

/// The place of the span that holds `day`, in spans as `united` gives them; their number when there is none.
std::size_t place_of(Date day, std::vector<DaySpan> const& spans);

/// Are all days of the span among those of `spans`, which are as `united` gives them?
bool is_covered(DaySpan const& span, std::vector<DaySpan> const& spans);

}  // namespace timbang::value
