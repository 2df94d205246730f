// Every phrase of an explanation, by name and language; the table is phrases.def.
// Used by explain alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/source/language.h"

namespace timbang::explain {

enum class Phrase : std::uint8_t {
#define PHRASE(name, indonesian, english) name,
#include "engine/explain/phrases.def"
#undef PHRASE
};

std::string_view phrase(Phrase name, source::Language language);

/// One line of the table, for its test.
struct PhraseFacts {
  std::string_view name;
  std::string_view indonesian;
  std::string_view english;
};
std::vector<PhraseFacts> const& all_phrases();

/// The phrase with its {} filled in.
template <typename... Arguments>
std::string sentence(Phrase name, source::Language language, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(phrase(name, language)), arguments...);
}

}  // namespace timbang::explain
