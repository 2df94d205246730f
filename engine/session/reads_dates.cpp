#include "engine/session/reads_dates.h"

#include <algorithm>
#include <variant>
#include <vector>

#include "engine/ir/walk.h"

namespace timbang::session {

namespace {

bool reads_date(ir::Node const& node) {
  return ir::reads_evaluation_date(node) || std::holds_alternative<ir::ParameterRead>(node.operation);
}

/// Versions and exceptions with days of their own.
bool changes_in_time(ir::Program const& program, ir::Rule const& rule) {
  auto const periods = ir::periods(program, rule);
  return std::any_of(periods.begin(), periods.end(), [](ir::Period const& period) { return period.from.has_value(); });
}

}  // namespace

bool reads_dates(ir::Program const& program, ir::AssessmentId assessment) {
  auto const& rules = program[assessment].rules;
  if (std::any_of(rules.begin(), rules.end(), [&](ir::RuleId id) { return changes_in_time(program, program[id]); })) {
    return true;
  }
  auto const nodes = ir::reachable(program, ir::roots(program, program[assessment]));
  return std::any_of(nodes.begin(), nodes.end(), [&](ir::NodeId id) { return reads_date(program[id]); });
}

}  // namespace timbang::session
