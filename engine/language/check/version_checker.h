// Versions in time, of parameters, formulas and tables alike: one after the other without gap or overlap, and each resting on
// a regulation that was in force.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// One version: its days, and where it is written.
struct VersionPlace {
  ir::Period* in_force = nullptr;
  source::Span span;
};

/// Holds versions that stand in the order of their first days against each other. One without a last day gets the day
/// before the next version begins.
void check_version_order(CheckState& state, std::string const& name, std::vector<VersionPlace> const& versions);

/// The same for anything that has `in_force` and `span`; puts it in the order of the first days.
template <typename Version>
void order_versions(CheckState& state, std::string const& name, std::vector<Version>& versions) {
  std::stable_sort(versions.begin(), versions.end(),
                   [](Version const& a, Version const& b) { return a.in_force.from < b.in_force.from; });
  std::vector<VersionPlace> places;
  for (auto& version : versions) places.push_back({&version.in_force, version.span});
  check_version_order(state, name, places);
}

/// The days that both have; empty when there is none.
std::optional<ir::Period> common_days(ir::Period const& a, ir::Period const& b);

/// Reports a last day before the first.
bool check_period(CheckState& state, ir::Period const& period, source::Span where);

/// Some regulation that is cited must be in force on the first day; nothing is asked where none is cited.
void check_citations_in_force(CheckState& state, std::vector<ir::Citation> const& citations, value::Date first_day,
                              source::Span where);

}  // namespace timbang::language
