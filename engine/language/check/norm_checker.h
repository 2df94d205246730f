// `norma`: obligations on every package that builds on the one that states them. Typed here; whether they are kept is asked
// of the whole program afterwards.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Adds the norm to the program. Needs all rules declared.
void check_norm(CheckState& state, CheckedModule const& module, ast::Norm const& tree);

}  // namespace timbang::language
