#include "engine/value/day_span.h"

#include <algorithm>

namespace timbang::value {

bool touches(DaySpan const& a, DaySpan const& b) { return b.first.day_number() <= a.last.day_number() + 1; }

std::vector<DaySpan> united(std::vector<DaySpan> spans) {
  std::sort(spans.begin(), spans.end(), [](DaySpan const& a, DaySpan const& b) { return a.first < b.first; });
  std::vector<DaySpan> result;
  for (auto const& span : spans) {
    if (result.empty() || !touches(result.back(), span)) {
      result.push_back(span);
    } else {
      result.back().last = std::max(result.back().last, span.last);
    }
  }
  return result;
}

std::size_t place_of(Date day, std::vector<DaySpan> const& spans) {
  auto const after = std::upper_bound(spans.begin(), spans.end(), day,
                                      [](Date wanted, DaySpan const& span) { return wanted < span.first; });
  if (after == spans.begin() || std::prev(after)->last < day) return spans.size();
  return static_cast<std::size_t>(std::prev(after) - spans.begin());
}

bool is_covered(DaySpan const& span, std::vector<DaySpan> const& spans) {
  auto const place = place_of(span.first, spans);
  return place < spans.size() && span.last <= spans[place].last;
}

}  // namespace timbang::value
