// `pemeriksaan`: does a record of the data contradict itself?
// Used by session while records are read, before anything is decided about them.
#pragma once

#include "engine/evaluate/context.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// True only when the condition is known not to hold: what is unknown, not applicable or a fault contradicts nothing.
/// `record` has the fields of `type`. Never throws for data.
bool is_violated(ir::Program const& program, ir::RecordTypeId type, ir::DataCheck const& check,
                 value::RecordDatum const& record, EvaluationContext const& context);

}  // namespace timbang::evaluate
