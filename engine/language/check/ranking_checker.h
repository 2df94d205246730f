// `pemeringkatan`: an assessment with the rules of the one that it ranks by, and the results of the ranking behind them.
// In two steps, for parameters with exceptions become rules of that assessment in between.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Needs all rules of all assessments. Where it is wrong the assessment counts as one without a subject.
void check_ranking(CheckState& state, CheckedModule const& module, ast::Ranking const& tree, ir::AssessmentId id);

/// Gives it the rules of its base and its own results. Needs all steps of parameters.
void complete_ranking(CheckState& state, CheckedModule const& module, ast::Ranking const& tree, ir::AssessmentId id);

}  // namespace timbang::language
