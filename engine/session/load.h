// From paths to a typed program: finds the rule files, finds what they import, and compiles all of it together.
// The first call of every command; what it returns is read by score, explain and run_tests, and never changes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::session {

struct LoadRequest {
  /// Rule files and folders of them; `-` is standard input.
  std::vector<std::string> paths;
  /// Folders where imports are looked for, besides the folders of the rule files themselves.
  std::vector<std::string> rule_folders;
};

struct Loaded {
  source::SourceStore sources;
  std::vector<source::FileId> files;       ///< of the program, the named ones first
  std::vector<source::FileId> main_files;  ///< those that the paths name
  std::optional<ir::Program> program;      ///< empty when there is an error
  std::vector<source::Diagnostic> diagnostics;
  std::size_t num_dropped = 0;                               ///< diagnostics beyond the limit
  std::string digest;                                        ///< of all files of the program; empty without a program
  source::Language language = source::Language::indonesian;  ///< of the first file

  bool is_main(source::FileId file) const;
  std::size_t count(source::Severity severity) const;
};

/// Never throws for what stands on the disk: everything wrong is a diagnostic.
Loaded load(LoadRequest const& request);

/// The folders that a list such as TIMBANG_RULES names, separated by colons.
std::vector<std::string> split_folders(std::string_view list);

}  // namespace timbang::session
