#include "engine/session/reads_dates.h"

#include <algorithm>
#include <variant>
#include <vector>

#include "engine/ir/walk.h"

namespace timbang::session {

namespace {

std::vector<ir::NodeId> roots_of(ir::Program const& program, ir::Assessment const& assessment) {
  std::vector<ir::NodeId> roots;
  if (assessment.applies_when) roots.push_back(*assessment.applies_when);
  for (auto const rule : assessment.rules) {
    auto const own = ir::roots(program, program[rule]);
    roots.insert(roots.end(), own.begin(), own.end());
  }
  return roots;
}

bool looks_at_years(ir::ListSource const& list) { return list.calendar_years.has_value(); }

bool reads_date(ir::Operation const& operation) {
  if (auto const* every = std::get_if<ir::Every>(&operation)) return looks_at_years(every->list);
  if (auto const* exists = std::get_if<ir::Exists>(&operation)) return looks_at_years(exists->list);
  if (auto const* latest = std::get_if<ir::Latest>(&operation)) return looks_at_years(latest->list);
  return std::holds_alternative<ir::EvaluationDateRead>(operation) ||
         std::holds_alternative<ir::ParameterRead>(operation);
}

}  // namespace

bool reads_dates(ir::Program const& program, ir::AssessmentId assessment) {
  auto const nodes = ir::reachable(program, roots_of(program, program[assessment]));
  return std::any_of(nodes.begin(), nodes.end(), [&](ir::NodeId id) { return reads_date(program[id].operation); });
}

}  // namespace timbang::session
