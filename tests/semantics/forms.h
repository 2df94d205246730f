// The forms of the typed program by name: every operation of ir/node.h with its variants, and what rules are made of. The
// page must show each of them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/ir/program.h"

namespace timbang::semantics {

/// All that there are.
std::vector<std::string> forms();

/// Those of the nodes written between two places of the text, and of all rules.
std::set<std::string> forms_in(ir::Program const& program, std::size_t begin, std::size_t end);

}  // namespace timbang::semantics
