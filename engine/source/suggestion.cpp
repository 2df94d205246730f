#include "engine/source/suggestion.h"

#include <algorithm>
#include <array>

namespace timbang::source {

namespace {

constexpr std::size_t max_word_bytes = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > max_word_bytes || b.size() > max_word_bytes) return limit + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  using Line = std::array<std::size_t, max_word_bytes + 1>;
  Line before_previous{};
  Line previous{};
  Line current{};
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto const same = lower(a[i - 1]) == lower(b[j - 1]);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0U : 1U)});
      auto const swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) current[j] = std::min(current[j], before_previous[j - 2] + 1);
    }
    before_previous = previous;
    previous = current;
  }
  return std::min(previous[b.size()], limit + 1);
}

std::optional<std::string> nearest_word(std::string_view written, std::vector<std::string> const& candidates) {
  auto const limit = written.size() <= 4 ? std::size_t{1} : written.size() <= 8 ? std::size_t{2} : std::size_t{3};
  auto best_distance = limit + 1;
  std::optional<std::string> best;
  for (auto const& candidate : candidates) {
    auto const distance = edit_distance(written, candidate, limit);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace timbang::source
