// What a rule of a case gave, in the notation of the page.
#pragma once

#include <string>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"

namespace timbang::semantics {

/// One evaluation, and what was met on its way.
struct Evaluated {
  ir::Program const& program;
  evaluate::Decision const& decision;
  evaluate::TraceRecorder const& trace;
};

/// `7`, `[0 .. 10]`, `(low, high)`, `undecided`, `not applicable`, `T901`, `undecided or not applicable`; of a collection the
/// outputs, with `?` behind those of rows that only may match. For a result, a requirement or a step.
std::string outcome_text(Evaluated const& evaluated, std::string const& rule);

/// These are of results alone.
std::string state_text(Evaluated const& evaluated, std::string const& rule);
std::string waits_for_text(Evaluated const& evaluated, std::string const& rule);
std::string by_policy_text(Evaluated const& evaluated, std::string const& rule);

}  // namespace timbang::semantics
