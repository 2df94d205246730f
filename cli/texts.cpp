#include "cli/texts.h"

#include <array>

namespace timbang::cli {

namespace {

struct Wording {
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array wordings{
#define TEXT(name, indonesian, english) Wording{indonesian, english},
#include "cli/help_pages.def"
#include "cli/texts.def"
#undef TEXT
};

}  // namespace

std::string text(Text name, source::Language language) {
  auto const& wording = wordings.at(static_cast<std::size_t>(name));
  return std::string(in_language(language, wording.indonesian, wording.english));
}

}  // namespace timbang::cli
