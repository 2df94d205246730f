// A citation as it is written in the rules of a language: `UU_5_2014 pasal 117 ayat (1)`.
// Used by explain, and by report and cli.
#pragma once

#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/language.h"

namespace timbang::explain {

std::string citation_text(ir::Program const& program, ir::Citation const& citation, source::Language language);

/// Several, joined by `; ` in both languages.
std::string citations_text(ir::Program const& program, std::vector<ir::Citation> const& citations,
                           source::Language language);

}  // namespace timbang::explain
