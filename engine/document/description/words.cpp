#include <array>

#include "engine/document/description/description.h"
#include "engine/source/wording.h"

namespace timbang::document {

namespace {

struct NamedWording {
  std::string_view name;
  source::Wording wording;
};

constexpr std::array kinds{
#define KIND(name, indonesian, english) NamedWording{#name, {indonesian, english}},
#include "engine/document/description/entry_kinds.def"
#undef KIND
};

constexpr std::array aspects{
#define ASPECT(name, indonesian, english) NamedWording{#name, {indonesian, english}},
#include "engine/document/description/aspects.def"
#undef ASPECT
};

}  // namespace

std::string_view word(EntryKind kind, source::Language language) {
  return kinds.at(static_cast<std::size_t>(kind)).wording.in(language);
}
std::string_view name_of(EntryKind kind) { return kinds.at(static_cast<std::size_t>(kind)).name; }

std::string_view word(Aspect aspect, source::Language language) {
  return aspects.at(static_cast<std::size_t>(aspect)).wording.in(language);
}
std::string_view name_of(Aspect aspect) { return aspects.at(static_cast<std::size_t>(aspect)).name; }

}  // namespace timbang::document
