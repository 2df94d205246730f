// How names are written: translated where the language itself gives them, in quotes where a reserved word would be read.
// Used by format alone.
#pragma once

#include <string>
#include <vector>

#include "engine/language/format/token_text.h"
#include "engine/language/parse/concrete_syntax.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// The name without quotes. An author's name that has a meaning of its own in the other language is reported.
std::string name_text(ConcreteSyntax const& syntax, std::size_t token, source::SourceFile const& file,
                      Translation translation, source::DiagnosticSink& sink);

/// What a name at this place needs so that it is read as a name.
enum class Quoting : std::uint8_t {
  none,
  in_header,  ///< reserved, but at the start of a header cell, where only some words need quotes
  needed,
};
Quoting quoting(ConcreteSyntax const& syntax, std::size_t token, std::string_view name, source::Language language);

}  // namespace timbang::language
