// Tests in the file: what is given becomes a record, what is expected is held to the types of the results.
#pragma once

#include "engine/language/check/check_state.h"
#include "engine/language/check/delegation_checker.h"

namespace timbang::language {

/// Adds the example to the program. Needs all assessments checked.
void check_example(CheckState& state, DelegationChecker& delegation, CheckedModule const& module,
                   ast::Example const& tree);

}  // namespace timbang::language
