// Rules must not depend on themselves, nor on too long a chain of others: every program ends, within the stack.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Reports each circle of rules once, with the names on the way round, and each rule at which a chain becomes too long.
void check_dependencies(CheckState& state);

}  // namespace timbang::language
