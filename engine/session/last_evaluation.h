// The value that a rule got, also a step, which is no result: from the trace of one record.
// Used for examples, which may expect a step, and for expressions, which are one.
#pragma once

#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"

namespace timbang::session {

/// The last step whose outcome is the rule's own; null when the rule was not evaluated.
evaluate::TraceStep const* last_evaluation(evaluate::TraceRecorder const& trace, ir::RuleId rule);

}  // namespace timbang::session
