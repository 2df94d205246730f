// What the exceptions of one rule have in common, whatever they except: heading, days and remarks, and which of them is against
// which. Used for rules, parameters and tables.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// The exception without guard and formula. Reports days in the wrong order and citations that were not in force.
ir::Exception declare_exception(CheckState& state, CheckedModule const& module, ast::Exception const& tree);

/// Fills in children and roots. `places` says where each of `trees` stands in `tree`, and is empty for one that is wrong.
/// Reports names that stand twice, targets that are not there, and circles.
void connect_exceptions(CheckState& state, std::vector<ast::Exception> const& trees, ir::ExceptionTree& tree,
                        std::vector<std::optional<std::size_t>> const& places);

}  // namespace timbang::language
