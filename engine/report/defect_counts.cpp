#include "engine/report/defect_counts.h"

#include <algorithm>
#include <set>

namespace timbang::report {

namespace {

using source::DiagnosticCode;

/// Whether the arguments say what kind of defect it is, not which data has it.
bool is_told_by_arguments(DiagnosticCode code) {
  return code == DiagnosticCode::data_check_failed || code == DiagnosticCode::data_check_warned;
}

}  // namespace

DefectCounts::Key DefectCounts::key_of(source::Diagnostic const& diagnostic) const {
  return {diagnostic.code, is_told_by_arguments(diagnostic.code) ? source::message_text(diagnostic, language_)
                                                                 : source::kind_text(diagnostic.code, language_)};
}

void DefectCounts::count_each(std::vector<source::Diagnostic> const& diagnostics, source::Severity severity) {
  for (auto const& diagnostic : diagnostics) {
    if (diagnostic.severity() == severity) ++numbers_[key_of(diagnostic)];
  }
}

void DefectCounts::count_kinds(std::vector<source::Diagnostic> const& diagnostics, source::Severity severity) {
  std::set<Key> kinds;
  for (auto const& diagnostic : diagnostics) {
    if (diagnostic.severity() == severity) kinds.insert(key_of(diagnostic));
  }
  for (auto const& kind : kinds) ++numbers_[kind];
}

std::vector<DefectCounts::Kind> DefectCounts::kinds() const {
  std::vector<Kind> kinds;
  for (auto const& [key, number] : numbers_) {
    kinds.push_back({std::string(source::facts(key.first).name) + " " + key.second, number});
  }
  std::stable_sort(kinds.begin(), kinds.end(), [](Kind const& a, Kind const& b) { return a.number > b.number; });
  return kinds;
}

}  // namespace timbang::report
