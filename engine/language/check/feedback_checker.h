// Feedback of several raters: its list, score and groups, and that no group is forgotten. Used by assessment_checker.
#pragma once

#include <optional>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

/// The mean with its rounding and limits; reported and empty when it cannot be used. `expressions` sees the subject and its
/// rules; `id` is the rule, as declared.
std::optional<ir::NodeId> check_feedback(CheckState& state, CheckedModule const& module, ast::Feedback const& tree,
                                         ir::RuleId id, ExpressionChecker& expressions);

}  // namespace timbang::language
