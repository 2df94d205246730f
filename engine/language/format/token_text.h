// How one token is written in the one layout, in either language. Used by format alone.
#pragma once

#include <string>
#include <string_view>

#include "engine/language/parse/concrete_syntax.h"
#include "engine/source/language.h"

namespace timbang::language {

struct Translation {
  source::Language from = source::Language::indonesian;
  source::Language into = source::Language::indonesian;
};

/// Of every token but a name: single blanks inside phrases, plain quotes and signs, `37,5%`, `Rp5.000.000`.
std::string token_text(Token const& token, TokenRole role, std::string_view written, Translation translation);

/// A name without its quotes.
std::string_view bare_name(std::string_view written);

}  // namespace timbang::language
