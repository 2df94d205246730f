// The words of comparisons by name and language; the table is words.def. Used by the reports of this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/source/language.h"

namespace timbang::document {

enum class DifferenceWord : std::uint8_t {
#define DIFFERENCE_WORD(name, indonesian, english) name,
#include "engine/document/difference/words.def"
#undef DIFFERENCE_WORD
};

std::string_view word(DifferenceWord name, source::Language language);

/// The word with its {} filled in.
template <typename... Arguments>
std::string sentence(DifferenceWord name, source::Language language, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(word(name, language)), arguments...);
}

}  // namespace timbang::document
