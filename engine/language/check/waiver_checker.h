// `abaikan`: findings that somebody answers for. A waiver holds within one construct, of its own package or of one that it
// uses, and only as long as the finding is there.
#pragma once

#include <memory>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Adds the waivers of all modules to the program, and takes the findings that they waive out of what has been reported. A
/// waiver for which there is no finding is a finding itself. Comes last, when everything else has been reported.
void apply_waivers(CheckState& state, std::vector<std::unique_ptr<CheckedModule>> const& modules);

}  // namespace timbang::language
