// Rule text to rule text: one layout for every file, and from one language to the other.
// Used by `timbang format`. Line breaks inside a sentence, blank lines and remarks are the author's; indentation, blanks
// and the alignment of tables are the formatter's. Never changes what a rule says: what it writes reads back as the same
// tokens, or is refused.
#pragma once

#include <optional>
#include <string>

#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// The file in the one layout, in the language `into` (its own when empty). Of a literate document only the blocks change.
/// Formatting the result again gives the same bytes, and so does translating it and back. Empty, and reported, when the
/// file has mistakes of spelling or a name stands in the way of a translation.
std::optional<std::string> format(source::SourceStore const& sources, source::FileId file,
                                  std::optional<source::Language> into, source::DiagnosticSink& sink);

}  // namespace timbang::language
