#include "engine/session/format.h"

#include <filesystem>
#include <utility>

#include "engine/language/compile.h"
#include "engine/language/format/format.h"
#include "engine/session/file_reader.h"
#include "engine/session/load.h"

namespace timbang::session {

namespace {

std::string below(std::string const& named, std::string const& path) {
  namespace fs = std::filesystem;
  auto const relative = fs::path(path).lexically_relative(fs::path(named).lexically_normal());
  return relative.empty() || relative == "." ? fs::path(path).filename().string() : relative.string();
}

}  // namespace

Formatted format_files(std::vector<std::string> const& paths, std::optional<source::Language> into) {
  Formatted result;
  source::DiagnosticSink sink(max_diagnostics);
  FileReader reader(result.sources, sink);
  for (auto const& path : paths) {
    for (auto const id : reader.add_path(path)) {
      auto const& file = result.sources.get(id);
      if (id.index == 0) result.language = language::outline(result.sources, id).language;
      auto text = language::format(result.sources, id, into, sink);
      if (!text) continue;
      auto const is_changed = *text != file.text();
      result.files.push_back({file.path(), below(path, file.path()), std::move(*text), is_changed});
    }
  }
  result.diagnostics = sink.take();
  source::sort_by_place(result.diagnostics);
  return result;
}

}  // namespace timbang::session
