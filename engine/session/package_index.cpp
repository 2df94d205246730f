#include "engine/session/package_index.h"

#include <set>
#include <utility>

#include "engine/language/compile.h"
#include "engine/session/rule_files.h"

namespace timbang::session {

PackageIndex::PackageIndex(std::vector<std::string> const& folders, source::DiagnosticSink& sink) {
  // Folders may lie inside each other, or be named in two ways.
  std::set<std::string> seen;
  for (auto const& folder : folders) {
    for (auto const& path : rule_files_below(folder, sink)) {
      if (!seen.insert(same_file_name(path)).second) continue;
      auto file = read_rule_file(path);
      if (file.status != ReadStatus::done) continue;
      source::SourceStore alone;
      auto const id = alone.add(path, std::move(file.text));
      auto const outline = language::outline(alone, id);
      if (!outline.package.empty()) files_of_[outline.package].push_back(path);
    }
  }
}

std::vector<std::string> PackageIndex::files_of(std::string_view package) const {
  auto const found = files_of_.find(package);
  return found == files_of_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace timbang::session
