// The reference interpreter: short, obvious, slow. What it says is what the language means.
#pragma once

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// Decides one record. `subject` has the fields of the assessment's subject. Never throws for data; time and memory are
/// bounded by the size of program and record. With a recorder every rule's formula is kept with the values it met; the
/// result is the same without.
Decision interpret(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
                   EvaluationContext const& context, TraceRecorder* trace = nullptr);

}  // namespace timbang::evaluate
