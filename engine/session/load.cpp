#include "engine/session/load.h"

#include <algorithm>
#include <utility>

#include "engine/language/compile.h"
#include "engine/session/file_reader.h"
#include "engine/session/jurisdiction.h"
#include "engine/session/package_index.h"
#include "engine/session/rule_files.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;
using source::FileId;

class Loader {
public:
  explicit Loader(LoadRequest const& request) : reader_(loaded_.sources, sink_, request.texts) {}

  Loaded run(LoadRequest const& request) {
    for (auto const& path : request.paths) add_path(path);
    for (auto const& folder : request.rule_folders) {
      if (!is_folder(folder)) report(DiagnosticCode::path_not_found, source::NoPlace{}, {folder});
    }
    if (!loaded_.main_files.empty()) {
      loaded_.language = outlines_.front().language;
      find_imports(request);
      compile(request.tells_open_norms);
    }
    loaded_.num_dropped = sink_.num_dropped();
    loaded_.diagnostics = sink_.take();
    source::sort_by_place(loaded_.diagnostics);
    return std::move(loaded_);
  }

private:
  void report(DiagnosticCode code, source::Place place, std::vector<Argument> arguments) {
    sink_.report(Diagnostic{code, std::move(place), std::move(arguments), {}, {}});
  }

  void add_path(std::string const& path) {
    for (auto const file : reader_.add_path(path)) {
      add(file);
      loaded_.main_files.push_back(file);
    }
  }

  void add(FileId file) {
    loaded_.files.push_back(file);
    outlines_.push_back(language::outline(loaded_.sources, file));
  }

  /// Adds the file to the program unless it is there already.
  void add_file(std::string const& path) {
    auto const num_files = loaded_.sources.size();
    auto const file = reader_.add_file(path);
    if (file && loaded_.sources.size() > num_files) add(*file);
  }

  /// Adds what the files import, and what that imports; a circle of imports ends because each file is added once.
  void find_imports(LoadRequest const& request) {
    std::optional<PackageIndex> index;
    for (std::size_t i = 0; i < loaded_.files.size(); ++i) {
      // A copy: adding files moves the outlines.
      auto const imports = outlines_[i].imports;
      for (auto const& package : imports) {
        if (!index) index.emplace(folders_to_search(request), sink_);
        // Of several files with one package all are added: the checker points at both, or at an import with none.
        for (auto const& path : index->files_of(package)) add_file(path);
      }
    }
  }

  std::vector<std::string> folders_to_search(LoadRequest const& request) const {
    std::vector<std::string> folders;
    for (auto const file : loaded_.main_files) {
      auto const folder = folder_of(loaded_.sources.get(file).path());
      if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
    }
    folders.insert(folders.end(), request.rule_folders.begin(), request.rule_folders.end());
    return folders;
  }

  void compile(bool tells_open_norms) {
    JurisdictionCompiler compiler(loaded_.sources, loaded_.files, outlines_, tells_open_norms, sink_);
    for (auto const& group : group_by_fillers(loaded_.main_files.size(), outlines_)) {
      auto jurisdiction = compiler.compile(group);
      if (jurisdiction) loaded_.jurisdictions.push_back(std::move(*jurisdiction));
    }
    // Also when all that could be read is right: a file that could not be read is missing from it.
    if (sink_.has_errors()) loaded_.jurisdictions.clear();
  }

  Loaded loaded_;
  source::DiagnosticSink sink_{max_diagnostics};
  FileReader reader_;
  std::vector<language::Outline> outlines_;  ///< beside Loaded::files
};

}  // namespace

bool Jurisdiction::is_main(FileId file) const {
  return std::find(main_files.begin(), main_files.end(), file) != main_files.end();
}

std::size_t Loaded::count(source::Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](Diagnostic const& diagnostic) { return diagnostic.severity() == severity; }));
}

Loaded load(LoadRequest const& request) { return Loader(request).run(request); }

std::vector<std::string> split_folders(std::string_view list) {
  std::vector<std::string> folders;
  while (!list.empty()) {
    auto const colon = std::min(list.find(':'), list.size());
    if (colon > 0) folders.emplace_back(list.substr(0, colon));
    list.remove_prefix(std::min(colon + 1, list.size()));
  }
  return folders;
}

}  // namespace timbang::session
