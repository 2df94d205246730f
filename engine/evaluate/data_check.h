// `pemeriksaan`: does a record of the data contradict itself?
// Used by session while records are read, before anything is decided about them.
#pragma once

#include "engine/evaluate/context.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// Whether the condition holds. The check is violated only when that is known not to be so; what is unknown contradicts
/// nothing, and what is a fault could not be asked. `record` has the fields of `type`. Never throws for data.
value::Outcome ask(ir::Program const& program, ir::RecordTypeId type, ir::DataCheck const& check,
                   value::RecordDatum const& record, EvaluationContext const& context);

}  // namespace timbang::evaluate
