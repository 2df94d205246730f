#include <array>

#include "engine/document/description/description.h"

namespace timbang::document {

namespace {

struct Wording {
  std::string_view name;
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array kinds{
#define KIND(name, indonesian, english) Wording{#name, indonesian, english},
#include "engine/document/description/entry_kinds.def"
#undef KIND
};

constexpr std::array aspects{
#define ASPECT(name, indonesian, english) Wording{#name, indonesian, english},
#include "engine/document/description/aspects.def"
#undef ASPECT
};

std::string_view say(Wording const& wording, source::Language language) {
  return in_language(language, wording.indonesian, wording.english);
}

}  // namespace

std::string_view word(EntryKind kind, source::Language language) {
  return say(kinds.at(static_cast<std::size_t>(kind)), language);
}
std::string_view name_of(EntryKind kind) { return kinds.at(static_cast<std::size_t>(kind)).name; }

std::string_view word(Aspect aspect, source::Language language) {
  return say(aspects.at(static_cast<std::size_t>(aspect)), language);
}
std::string_view name_of(Aspect aspect) { return aspects.at(static_cast<std::size_t>(aspect)).name; }

}  // namespace timbang::document
