// Two exceptions of the same level that can hold together and say different things: a finding with an example.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Needs all rules, and the steps of parameters. Says nothing of guards that it cannot analyse: those are left to the fault T910 when a record is decided.
void check_exception_clashes(CheckState& state);

}  // namespace timbang::language
