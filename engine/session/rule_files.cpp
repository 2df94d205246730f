#include "engine/session/rule_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <istream>
#include <system_error>

#include "engine/language/compile.h"
#include "engine/source/literate.h"

namespace timbang::session {

namespace {

namespace fs = std::filesystem;
using source::Diagnostic;
using source::DiagnosticCode;

bool is_hidden(fs::path const& path) {
  auto const name = path.filename().string();
  return name.size() > 1 && name.front() == '.' && name != "..";
}

bool is_rule_file(fs::path const& path) {
  return path.extension() == ".timbang" || source::is_literate_path(path.filename().string());
}

Diagnostic too_many(std::size_t limit, std::string const& folder) {
  return Diagnostic{DiagnosticCode::too_many_rule_files, source::NoPlace{}, {source::grouped(limit), folder}, {}, {}};
}

/// Reads up to one byte more than the limit, so that pipes and devices cannot fill the memory.
FileText read_limited(std::istream& stream) {
  FileText result;
  std::array<char, 65536> block{};
  while (stream.good()) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    result.text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (result.text.size() > language::max_file_bytes) return FileText{ReadStatus::too_large, {}};
  }
  if (stream.bad()) return FileText{ReadStatus::unreadable, {}};
  return result;
}

}  // namespace

std::vector<std::string> rule_files_below(std::string const& folder, source::DiagnosticSink& sink) {
  std::vector<std::string> paths;
  std::size_t num_entries = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (++num_entries > max_folder_entries) {
      sink.report(too_many(max_folder_entries, folder));
      return {};
    }
    std::error_code unreadable;
    if (entry->is_directory(unreadable)) {
      if (is_hidden(entry->path())) entry.disable_recursion_pending();
      continue;
    }
    if (!is_rule_file(entry->path()) || is_hidden(entry->path())) continue;
    paths.push_back(entry->path().lexically_normal().string());
    if (paths.size() > max_rule_files) {
      sink.report(too_many(max_rule_files, folder));
      return {};
    }
  }
  // The disk lists them in an order of its own.
  std::sort(paths.begin(), paths.end());
  return paths;
}

FileText read_rule_file(std::string const& path) {
  if (path == "-") return read_limited(std::cin);
  std::error_code error;
  auto const num_bytes = fs::file_size(path, error);
  if (!error && num_bytes > language::max_file_bytes) return FileText{ReadStatus::too_large, {}};
  std::ifstream stream(path, std::ios::binary);
  if (!stream.is_open()) return FileText{ReadStatus::unreadable, {}};
  return read_limited(stream);
}

bool is_folder(std::string const& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool is_there(std::string const& path) {
  std::error_code error;
  return path == "-" || fs::exists(path, error);
}

std::string folder_of(std::string const& path) {
  auto const parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

std::string same_file_name(std::string const& path) {
  if (path == "-") return path;
  std::error_code error;
  auto const canonical = fs::weakly_canonical(path, error);
  return error ? path : canonical.string();
}

}  // namespace timbang::session
