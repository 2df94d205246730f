#include "engine/document/difference/words.h"

#include <array>

#include "engine/source/wording.h"

namespace timbang::document {

namespace {

constexpr std::array wordings{
#define DIFFERENCE_WORD(name, indonesian, english) source::Wording{indonesian, english},
#include "engine/document/difference/words.def"
#undef DIFFERENCE_WORD
};

static_assert(source::are_complete(wordings));

}  // namespace

std::string_view word(DifferenceWord name, source::Language language) {
  return wordings.at(static_cast<std::size_t>(name)).in(language);
}

}  // namespace timbang::document
