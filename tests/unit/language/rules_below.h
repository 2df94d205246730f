// The rule files of this project, as the tests of the language read them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "engine/source/source_file.h"

namespace timbang::language {

/// Every `*.timbang` and `*.timbang.md` below a folder of the project, sorted.
inline std::vector<std::filesystem::path> rule_files_below(std::string const& folder) {
  std::vector<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(TIMBANG_ROOT "/" + folder)) {
    auto const path = entry.path().string();
    if (path.ends_with(".timbang") || path.ends_with(".timbang.md")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// What the scanner reads of a rule file: of a literate one only its rules, with blanks for the prose.
inline std::string rules_in(std::filesystem::path const& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  source::SourceStore sources;
  return std::string(sources.get(sources.add(path.string(), text.str())).rules());
}

}  // namespace timbang::language
