// Rules must not depend on themselves: every program ends.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Reports each circle of rules once, with the names on the way round.
void check_dependencies(CheckState& state);

}  // namespace timbang::language
