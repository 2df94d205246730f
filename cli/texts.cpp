#include "cli/texts.h"

#include <array>

#include "engine/source/wording.h"

namespace timbang::cli {

namespace {

constexpr std::array wordings{
#define TEXT(name, indonesian, english) source::Wording{indonesian, english},
#include "cli/help_pages.def"
#include "cli/texts.def"
#undef TEXT
};

static_assert(source::are_complete(wordings));

}  // namespace

std::string text(Text name, source::Language language) {
  return std::string(wordings.at(static_cast<std::size_t>(name)).in(language));
}

}  // namespace timbang::cli
