// From paths to typed programs: finds the rule files, finds what they import, and compiles what belongs together.
// The first call of every command; what it returns is read by score, explain and run_tests, and never changes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::session {

/// More messages than this help nobody; they are counted.
inline constexpr std::size_t max_diagnostics = 1'000;

struct LoadRequest {
  /// Rule files and folders of them; `-` is standard input.
  std::vector<std::string> paths;
  /// Folders where imports are looked for, besides the folders of the rule files themselves.
  std::vector<std::string> rule_folders;
  /// Says of norms, too, that they could not be proven.
  bool tells_open_norms = false;
  /// Texts that stand in for what the disk has, by path: rules that somebody is about to write.
  std::map<std::string, std::string> texts = {};
};

/// The rules as they hold for those that a group of packages speaks for: what these packages set and add is in it, and what
/// others set is not. So what a rule file says never depends on which other files stand beside it.
struct Jurisdiction {
  std::vector<source::FileId> files;       ///< of the program, the named ones first
  std::vector<source::FileId> main_files;  ///< those that the paths name
  ir::Program program;
  std::string digest;  ///< of all files of the program

  bool is_main(source::FileId file) const;
};

struct Loaded {
  source::SourceStore sources;
  std::vector<source::FileId> files;        ///< all, the named ones first
  std::vector<source::FileId> main_files;   ///< those that the paths name, each in one jurisdiction
  std::vector<Jurisdiction> jurisdictions;  ///< in the order of their first file; empty when there is an error
  std::vector<source::Diagnostic> diagnostics;
  std::size_t num_dropped = 0;                               ///< diagnostics beyond the limit
  source::Language language = source::Language::indonesian;  ///< of the first file

  std::size_t count(source::Severity severity) const;
};

/// Never throws for what stands on the disk: everything wrong is a diagnostic.
Loaded load(LoadRequest const& request);

/// The folders that a list such as TIMBANG_RULES names, separated by colons.
std::vector<std::string> split_folders(std::string_view list);

}  // namespace timbang::session
