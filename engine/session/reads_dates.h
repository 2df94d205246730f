// Whether an assessment can give different results on different days, told from its formulas alone.
// Used for expressions without a date: they may be evaluated only when no date is read.
#pragma once

#include "engine/ir/program.h"

namespace timbang::session {

/// True when some formula of the assessment reads the evaluation date, a parameter (its version depends on the law date)
/// or the calendar years before the evaluation date.
bool reads_dates(ir::Program const& program, ir::AssessmentId assessment);

}  // namespace timbang::session
