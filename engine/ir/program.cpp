#include "engine/ir/program.h"

namespace timbang::ir {

std::optional<AssessmentId> Program::find_assessment(std::string_view name) const {
  std::optional<AssessmentId> found;
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    auto const& candidate = assessments[i];
    auto const id = AssessmentId{static_cast<std::uint16_t>(i)};
    if ((*this)[candidate.package].name + "." + candidate.name == name) return id;
    if (candidate.name != name) continue;
    if (found) return std::nullopt;
    found = id;
  }
  return found;
}

bool Program::is_collection(Rule const& rule) const {
  auto const* output = std::get_if<TableOutput>(&rule.body);
  return output != nullptr && tables.at(output->versions.front().index).hit_policy == HitPolicy::all_matches;
}

}  // namespace timbang::ir
