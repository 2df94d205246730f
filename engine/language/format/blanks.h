// Where a blank stands between two tokens of one line. Used by format alone.
#pragma once

#include <cstddef>

#include "engine/language/parse/concrete_syntax.h"

namespace timbang::language {

/// `token` is not the first.
bool has_blank_before(ConcreteSyntax const& syntax, std::size_t token);

}  // namespace timbang::language
