// Indentation means nothing to the parser, but a reader trusts it: finds lines whose indentation contradicts the structure.
// Used by check.cpp, module by module.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Reports rules that do not stand below their evaluation, exceptions that do not stand below their rule, and brothers that
/// are not flush with one another. Only what is first on its line is looked at; an exception to an exception may be
/// indented further.
void check_indentation(CheckState& state, ast::Module const& module);

}  // namespace timbang::language
