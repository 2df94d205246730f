// Which rule files hold together: those of the packages that set the same terms and add the same requirements.
// Used by load alone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/language/compile.h"
#include "engine/session/load.h"

namespace timbang::session {

/// Files as their places in the list of all that were loaded.
struct FileGroup {
  std::vector<std::size_t> main_files;
  std::vector<std::size_t> files;  ///< with all that they import; the main files first
};

/// The first `num_main` of the files fall into groups: in one are those that see the same fillers, packages that set terms or
/// add requirements, among themselves and all that they import. `outlines` stand beside the files.
std::vector<FileGroup> group_by_fillers(std::size_t num_main, std::vector<language::Outline> const& outlines);

/// Compiles one group after the other. What several groups would say in the same words is reported once.
class JurisdictionCompiler {
public:
  JurisdictionCompiler(source::SourceStore const& sources, std::vector<source::FileId> const& files,
                       std::vector<language::Outline> const& outlines, bool tells_open_norms,
                       source::DiagnosticSink& sink)
      : sources_(sources),
        files_(files),
        outlines_(outlines),
        tells_open_norms_(tells_open_norms),
        sink_(sink),
        compiler_(sources, sink) {}

  /// Empty when there is an error.
  std::optional<Jurisdiction> compile(FileGroup const& group);

private:
  void report(std::vector<source::Diagnostic> found, FileGroup const& group);
  std::set<std::string> diagnostics_of(std::vector<source::FileId> const& files);
  std::string digest(FileGroup const& group) const;

  source::SourceStore const& sources_;
  std::vector<source::FileId> const& files_;
  std::vector<language::Outline> const& outlines_;
  bool tells_open_norms_;
  source::DiagnosticSink& sink_;
  language::Compiler compiler_;
  std::set<std::string> reported_;
};

}  // namespace timbang::session
