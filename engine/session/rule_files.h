// Rule files on disk: which there are below a folder, and their bytes, within limits.
// Used by load and by the package index. Never looks into a file further than its size.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/source/diagnostic.h"

namespace timbang::session {

/// A load reads at most this many rule files, and looks at no more below one folder.
inline constexpr std::size_t max_rule_files = 2'000;
/// Entries of any kind looked at below one folder, so that a mistaken `/` ends soon.
inline constexpr std::size_t max_folder_entries = 200'000;

/// Every `*.timbang` and `*.timbang.md` below the folder in the order of their paths; hidden folders and links to folders are left out.
/// What goes over the limits is reported, and the result is empty then.
std::vector<std::string> rule_files_below(std::string const& folder, source::DiagnosticSink& sink);

enum class ReadStatus { done, unreadable, too_large };
struct FileText {
  ReadStatus status = ReadStatus::done;
  std::string text;
};
/// The bytes of a rule file; `-` is standard input. More than language::max_file_bytes are refused unread.
FileText read_rule_file(std::string const& path);

bool is_folder(std::string const& path);
/// Something by that name is there; `-` always is.
bool is_there(std::string const& path);
/// The folder that holds the file, `.` where the path names none.
std::string folder_of(std::string const& path);
/// One name for all ways to write a path, as far as the disk tells.
std::string same_file_name(std::string const& path);

}  // namespace timbang::session
