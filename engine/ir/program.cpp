#include "engine/ir/program.h"

#include <algorithm>
#include <set>

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

std::vector<PackageId> Program::fillers() const {
  std::set<PackageId> found;
  for (auto const& parameter : parameters) {
    for (auto const& version : parameter.versions) {
      if (version.set_by) found.insert(*version.set_by);
    }
  }
  for (auto const& rule : rules) {
    if (rule.added_by) found.insert(*rule.added_by);
  }
  std::vector<PackageId> sorted(found.begin(), found.end());
  std::sort(sorted.begin(), sorted.end(), [&](PackageId a, PackageId b) { return (*this)[a].name < (*this)[b].name; });
  return sorted;
}

bool Program::is_collection(Rule const& rule) const {
  auto const* output = std::get_if<TableOutput>(&rule.body);
  return output != nullptr && tables.at(output->versions.front().index).hit_policy == HitPolicy::all_matches;
}

}  // namespace timbang::ir
