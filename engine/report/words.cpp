#include "engine/report/words.h"

#include <array>

#include "engine/source/wording.h"

namespace timbang::report {

namespace {

constexpr std::array wordings{
#define WORD(name, indonesian, english) source::Wording{indonesian, english},
#include "engine/report/words.def"
#undef WORD
};

static_assert(source::are_complete(wordings));

}  // namespace

std::string_view word(Word name, source::Language language) {
  return wordings.at(static_cast<std::size_t>(name)).in(language);
}

}  // namespace timbang::report
