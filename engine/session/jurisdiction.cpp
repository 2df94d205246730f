#include "engine/session/jurisdiction.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "engine/audit/digest.h"
#include "engine/session/norms.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::session {

namespace {

using language::Outline;

/// The files that a file holds together with: its own package, and what that imports.
class ImportFinder {
public:
  explicit ImportFinder(std::vector<Outline> const& outlines) : outlines_(outlines) {
    for (std::size_t i = 0; i < outlines.size(); ++i) files_of_[outlines[i].package].push_back(i);
  }

  /// The file itself is among them.
  std::set<std::size_t> seen_from(std::size_t file) const {
    std::set<std::size_t> seen;
    std::vector<std::size_t> open = {file};
    // A second file with the same package is a mistake that only the checker of both can tell.
    auto const& same = files_of_.at(outlines_[file].package);
    open.insert(open.end(), same.begin(), same.end());
    while (!open.empty()) {
      auto const next = open.back();
      open.pop_back();
      if (!seen.insert(next).second) continue;
      for (auto const& package : outlines_[next].imports) {
        auto const found = files_of_.find(package);
        if (found != files_of_.end()) open.insert(open.end(), found->second.begin(), found->second.end());
      }
    }
    return seen;
  }

private:
  std::vector<Outline> const& outlines_;
  std::map<std::string, std::vector<std::size_t>> files_of_;
};

/// Equal for diagnostics that say the same of the same place.
std::string identity(source::SourceStore const& sources, source::Diagnostic const& diagnostic) {
  return source::diagnostic_text(sources, diagnostic, source::Language::indonesian);
}

}  // namespace

std::vector<FileGroup> group_by_fillers(std::size_t num_main, std::vector<Outline> const& outlines) {
  ImportFinder const imports(outlines);
  std::map<std::set<std::size_t>, std::size_t> places;
  std::vector<FileGroup> groups;
  std::vector<std::set<std::size_t>> seen_by_group;
  for (std::size_t file = 0; file < num_main; ++file) {
    auto const seen = imports.seen_from(file);
    std::set<std::size_t> fillers;
    std::copy_if(seen.begin(), seen.end(), std::inserter(fillers, fillers.end()),
                 [&](std::size_t other) { return outlines[other].fills; });
    auto const [place, is_new] = places.emplace(fillers, groups.size());
    if (is_new) {
      groups.emplace_back();
      seen_by_group.emplace_back();
    }
    groups[place->second].main_files.push_back(file);
    seen_by_group[place->second].insert(seen.begin(), seen.end());
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto& group = groups[i];
    group.files = group.main_files;
    for (auto const file : seen_by_group[i]) {
      auto const is_there = std::find(group.main_files.begin(), group.main_files.end(), file) != group.main_files.end();
      if (!is_there) group.files.push_back(file);
    }
  }
  return groups;
}

std::optional<Jurisdiction> JurisdictionCompiler::compile(FileGroup const& group) {
  Jurisdiction made;
  for (auto const file : group.files) made.files.push_back(files_[file]);
  for (auto const file : group.main_files) made.main_files.push_back(files_[file]);
  source::DiagnosticSink found(max_diagnostics);
  auto program = compiler_.compile(made.files, found, files_);
  if (program) check_norms(*program, tells_open_norms_, found);
  auto const is_right = program.has_value() && !found.has_errors();
  report(found.take(), group);
  if (!is_right) return std::nullopt;
  made.program = std::move(*program);
  made.digest = digest(group);
  return made;
}

/// What is wrong with rules only because of what another package sets is told together with that package.
void JurisdictionCompiler::report(std::vector<source::Diagnostic> found, FileGroup const& group) {
  if (found.empty()) return;
  std::vector<source::FileId> unfilled;  // files that see nothing of what is set
  std::vector<source::DiagnosticNote> fillers;
  ImportFinder const imports(outlines_);
  for (auto const file : group.files) {
    auto const seen = imports.seen_from(file);
    auto const is_filled = std::any_of(seen.begin(), seen.end(), [&](auto other) { return outlines_[other].fills; });
    if (!is_filled) unfilled.push_back(files_[file]);
    if (!outlines_[file].fills) continue;
    fillers.push_back({outlines_[file].package_span,
                       {"menurut yang ditetapkan atau ditambahkan paket ini", "with what this package sets or adds"}});
  }
  auto const is_unfilled = [&](source::Diagnostic const& diagnostic) {
    auto const* place = std::get_if<source::Span>(&diagnostic.place);
    return place != nullptr && std::find(unfilled.begin(), unfilled.end(), place->file) != unfilled.end();
  };
  auto const asks = !fillers.empty() && std::any_of(found.begin(), found.end(), is_unfilled);
  auto const said_anyway = asks ? diagnostics_of(unfilled) : std::set<std::string>();
  for (auto& diagnostic : found) {
    if (asks && is_unfilled(diagnostic) && said_anyway.count(identity(sources_, diagnostic)) == 0) {
      diagnostic.notes.insert(diagnostic.notes.end(), fillers.begin(), fillers.end());
    }
    if (reported_.insert(identity(sources_, diagnostic)).second) sink_.report(std::move(diagnostic));
  }
}

std::set<std::string> JurisdictionCompiler::diagnostics_of(std::vector<source::FileId> const& files) {
  source::DiagnosticSink found(max_diagnostics);
  auto const program = compiler_.compile(files, found, files_);
  if (program) check_norms(*program, tells_open_norms_, found);
  std::set<std::string> said;
  for (auto const& diagnostic : found.all()) said.insert(identity(sources_, diagnostic));
  return said;
}

std::string JurisdictionCompiler::digest(FileGroup const& group) const {
  std::vector<std::pair<std::string, std::string_view>> contents;
  for (auto const file : group.files) contents.emplace_back(outlines_[file].package, sources_.get(files_[file]).text());
  return audit::rule_digest(std::move(contents));
}

}  // namespace timbang::session
