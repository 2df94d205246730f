// Answers that a feedback keeps confidential are read by nothing else: any other value computed from them would tell of them,
// by itself or together with the feedback. Needs all expressions of the program.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

void check_confidentiality(CheckState& state);

}  // namespace timbang::language
