// Table inputs that do not apply to some: cells `tidak berlaku` that never match, and tables without a row for such an input.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// For a program whose rules are complete and do not need themselves. Reports findings only: what does not apply and meets no
/// row is a fault of that record (T906).
void check_applicability(CheckState& state);

}  // namespace timbang::language
