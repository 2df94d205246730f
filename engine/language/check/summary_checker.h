// `rekap`: an assessment whose subject is a group, a record of the values by which members are grouped, and whose rules are
// the columns.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Needs all rules of all assessments. Where it is wrong the assessment counts as one without a subject.
void check_summary(CheckState& state, CheckedModule const& module, ast::Summary const& tree, ir::AssessmentId id);

}  // namespace timbang::language
