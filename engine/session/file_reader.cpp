#include "engine/session/file_reader.h"

#include <utility>

#include <spdlog/spdlog.h>

#include "engine/language/compile.h"
#include "engine/session/rule_files.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::session {

using source::Diagnostic;
using source::DiagnosticCode;
using source::FileId;
using source::NoPlace;

std::vector<FileId> FileReader::add_path(std::string const& path) {
  std::vector<FileId> added;
  for (auto const& file : files_of(path)) {
    auto const num_files = sources_.size();
    auto const id = add_file(file);
    if (id && sources_.size() > num_files) added.push_back(*id);
  }
  return added;
}

std::vector<std::string> FileReader::files_of(std::string const& path) {
  if (!is_there(path)) {
    sink_.report(Diagnostic{DiagnosticCode::path_not_found, NoPlace{}, {path}, {}, {}});
    return {};
  }
  if (!is_folder(path)) return {path};
  auto const num_errors = sink_.num_errors();
  auto paths = rule_files_below(path, sink_);
  if (paths.empty() && sink_.num_errors() == num_errors) {
    sink_.report(Diagnostic{DiagnosticCode::no_rule_files, NoPlace{}, {path}, {}, {}});
  }
  return paths;
}

std::optional<FileId> FileReader::add_file(std::string const& path) {
  auto const name = same_file_name(path);
  if (auto const known = by_name_.find(name); known != by_name_.end()) return known->second;
  auto const file = read_into_store(path);
  if (!file) return std::nullopt;
  spdlog::debug("rule file {}", source::printable_text(path));
  by_name_.emplace(name, *file);
  return file;
}

std::optional<FileId> FileReader::read_into_store(std::string const& path) {
  if (sources_.size() >= max_rule_files) {
    sink_.report(Diagnostic{
        DiagnosticCode::too_many_rule_files, NoPlace{}, {source::grouped(max_rule_files), folder_of(path)}, {}, {}});
    return std::nullopt;
  }
  if (auto const text = texts_.find(same_file_name(path)); text != texts_.end())
    return sources_.add(path, text->second);
  auto file = read_rule_file(path);
  switch (file.status) {
    case ReadStatus::done: return sources_.add(path, std::move(file.text));
    case ReadStatus::unreadable:
      sink_.report(Diagnostic{DiagnosticCode::rule_file_unreadable, NoPlace{}, {path}, {}, {}});
      return std::nullopt;
    case ReadStatus::too_large:
      sink_.report(Diagnostic{
          DiagnosticCode::rule_file_too_large, NoPlace{}, {source::grouped(language::max_file_bytes), path}, {}, {}});
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace timbang::session
