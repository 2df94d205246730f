// Tests in the file: what is given becomes a record, what is expected is held to the types of the results.
#pragma once

#include "engine/language/check/check_state.h"
#include "engine/language/check/delegation_checker.h"

namespace timbang::language {

/// Adds the example to the program. Needs all assessments checked.
void check_example(CheckState& state, DelegationChecker& delegation, CheckedModule const& module,
                   ast::Example const& tree);

/// A record in which nothing has been told: every field is what its declaration says of an empty one.
value::RecordDatum empty_record(ir::Program const& program, ir::RecordTypeId type);

}  // namespace timbang::language
