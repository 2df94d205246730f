// The tokens of a whole rule file, when there is a package to be parsed at all.
// Used by parse and by the reading of concrete syntax.
#pragma once

#include <optional>
#include <vector>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// Empty, and reported, when the text is not text, is over a limit, does not begin with a package, or is a literate document
/// without rules.
std::optional<std::vector<Token>> scan_module(source::SourceFile const& file, source::FileId id,
                                              source::Language language, source::DiagnosticSink& sink);

}  // namespace timbang::language
