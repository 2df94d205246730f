#include "engine/session/last_evaluation.h"

#include <algorithm>

namespace timbang::session {

namespace {

/// Guards and formulas of exceptions have outcomes of their own.
bool tells_the_rule(evaluate::TraceStep::Role role) {
  switch (role) {
    case evaluate::TraceStep::Role::formula:
    case evaluate::TraceStep::Role::requirement:
    case evaluate::TraceStep::Role::table: return true;
    case evaluate::TraceStep::Role::applies_when:
    case evaluate::TraceStep::Role::exception_guard:
    case evaluate::TraceStep::Role::exception_formula: return false;
  }
  return false;
}

}  // namespace

evaluate::TraceStep const* last_evaluation(evaluate::TraceRecorder const& trace, ir::RuleId rule) {
  auto const& steps = trace.steps();
  auto const found = std::find_if(steps.rbegin(), steps.rend(), [&](evaluate::TraceStep const& step) {
    return step.rule == rule && tells_the_rule(step.role);
  });
  return found == steps.rend() ? nullptr : &*found;
}

}  // namespace timbang::session
