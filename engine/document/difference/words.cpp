#include "engine/document/difference/words.h"

#include <algorithm>
#include <array>

namespace timbang::document {

namespace {

struct Wording {
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array wordings{
#define DIFFERENCE_WORD(name, indonesian, english) Wording{indonesian, english},
#include "engine/document/difference/words.def"
#undef DIFFERENCE_WORD
};

constexpr std::size_t num_slots(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++count;
  return count;
}

// As in engine/document/words.cpp: neither language can lag behind.
static_assert(std::all_of(wordings.begin(), wordings.end(), [](Wording const& wording) {
  return !wording.indonesian.empty() && !wording.english.empty() &&
         num_slots(wording.indonesian) == num_slots(wording.english);
}));

}  // namespace

std::string_view word(DifferenceWord name, source::Language language) {
  auto const& wording = wordings.at(static_cast<std::size_t>(name));
  return in_language(language, wording.indonesian, wording.english);
}

}  // namespace timbang::document
