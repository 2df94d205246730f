// Lines of tokens to text: blanks between tokens, and columns that are aligned over several lines. Used by format alone.
#pragma once

#include <string>
#include <vector>

#include "engine/language/format/layout.h"
#include "engine/language/parse/concrete_syntax.h"

namespace timbang::language {

/// The lines as text, each ended by `line_end`. `texts` holds the spelling of each token.
std::string write_page(std::vector<Line> const& lines, ConcreteSyntax const& syntax,
                       std::vector<std::string> const& texts, std::string_view line_end);

}  // namespace timbang::language
