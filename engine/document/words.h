// The words of documents by name and language; the table is words.def.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/source/language.h"

namespace timbang::document {

enum class Word : std::uint8_t {
#define WORD(name, indonesian, english) name,
#include "engine/document/words.def"
#undef WORD
};

std::string_view word(Word name, source::Language language);

/// The word with its {} filled in.
template <typename... Arguments>
std::string sentence(Word name, source::Language language, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(word(name, language)), arguments...);
}

}  // namespace timbang::document
