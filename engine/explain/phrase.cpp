#include "engine/explain/phrase.h"

namespace timbang::explain {

std::vector<PhraseFacts> const& all_phrases() {
  static std::vector<PhraseFacts> const phrases{
#define PHRASE(name, indonesian, english) {#name, indonesian, english},
#include "engine/explain/phrases.def"
#undef PHRASE
  };
  return phrases;
}

std::string_view phrase(Phrase name, source::Language language) {
  auto const& facts = all_phrases()[static_cast<std::size_t>(name)];
  return source::in_language(language, facts.indonesian, facts.english);
}

}  // namespace timbang::explain
