#include "engine/report/words.h"

#include <array>

namespace timbang::report {

namespace {

struct Wording {
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array wordings{
#define WORD(name, indonesian, english) Wording{indonesian, english},
#include "engine/report/words.def"
#undef WORD
};

}  // namespace

std::string_view word(Word name, source::Language language) {
  auto const& wording = wordings.at(static_cast<std::size_t>(name));
  return in_language(language, wording.indonesian, wording.english);
}

}  // namespace timbang::report
