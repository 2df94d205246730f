// One wording in both languages, for the tables of words that rooms have (`words.def`). Used by the file that makes such a
// table, and by nobody else.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "engine/source/language.h"

namespace timbang::source {

struct Wording {
  std::string_view indonesian;
  std::string_view english;

  constexpr std::string_view in(Language language) const { return in_language(language, indonesian, english); }
};

/// How many `{}` fmt fills in.
constexpr std::size_t num_slots(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++count;
  return count;
}

/// For a static_assert: neither language lags behind. A wording that lacks one, or a slot of it, is no program.
template <std::size_t count>
constexpr bool are_complete(std::array<Wording, count> const& wordings) {
  return std::all_of(wordings.begin(), wordings.end(), [](Wording const& wording) {
    return !wording.indonesian.empty() && !wording.english.empty() &&
           num_slots(wording.indonesian) == num_slots(wording.english);
  });
}

}  // namespace timbang::source
