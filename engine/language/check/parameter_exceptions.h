// Exceptions to parameters. Their guards read one record, so that such a parameter is a value of an evaluation rather than of
// the law alone.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Needs all records, and the versions of all parameters.
void check_parameter_exceptions(CheckState& state, CheckedModule const& module, ast::Parameter const& tree,
                                ir::ParameterId id);

/// What the exceptions of one parameter say of others. Needs the exceptions of all.
void check_parameters_within_exceptions(CheckState& state);

/// Makes a step of each parameter with exceptions, in every evaluation that reads it, and lets that be read in its place. Then
/// versions, exceptions, explanations and missing data need no second way. Reports reads where there is no such evaluation.
void make_parameter_steps(CheckState& state);

}  // namespace timbang::language
