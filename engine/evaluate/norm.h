// `norma`: does what packages set and add keep to it?
// Used by session, for a record of which nothing is known, and for those of examples.
#pragma once

#include "engine/evaluate/context.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// Whether the norm is kept for the record: its premise does not hold, or what must be does. `record` has the fields of the
/// norm's subject. Never throws for data.
value::Outcome ask(ir::Program const& program, ir::Norm const& norm, value::RecordDatum const& record,
                   EvaluationContext const& context);

}  // namespace timbang::evaluate
