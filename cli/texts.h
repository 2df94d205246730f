// The sentences of the command line, by name and language; the table is texts.def, the help pages are help_pages.def.
// Used by every command; what is wrong with rules or records is a diagnostic and worded elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/source/language.h"

namespace timbang::cli {

enum class Text : std::uint8_t {
#define TEXT(name, indonesian, english) name,
#include "cli/help_pages.def"
#include "cli/texts.def"
#undef TEXT
};

std::string text(Text name, source::Language language);

/// The text with its {} filled in.
template <typename... Arguments>
std::string text(Text name, source::Language language, Arguments const&... arguments) {
  auto const pattern = text(name, language);
  return fmt::format(fmt::runtime(pattern), arguments...);
}

}  // namespace timbang::cli
