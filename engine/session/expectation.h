// Whether one expectation of an example is met, and what to say when it is not.
// Used by run_tests.
#pragma once

#include <optional>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Empty when the expectation is met.
std::optional<source::Diagnostic> check_expectation(ir::Program const& program, evaluate::Decision const& decision,
                                                    evaluate::TraceRecorder const& trace,
                                                    ir::Expectation const& expectation);

}  // namespace timbang::session
