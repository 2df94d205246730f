// The rule files of the project, for scenarios that hold for every one of them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace timbang {

struct RuleFile {
  std::string path;
  std::string text;
};

/// Every `*.timbang` and `*.timbang.md` below the folder, by path.
inline std::vector<RuleFile> rule_files_below(std::filesystem::path const& folder) {
  std::vector<RuleFile> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    auto const path = entry.path().string();
    if (!entry.is_regular_file() || (!path.ends_with(".timbang") && !path.ends_with(".timbang.md"))) continue;
    std::ifstream stream(path, std::ios::binary);
    files.push_back({path, std::string(std::istreambuf_iterator<char>(stream), {})});
  }
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return files;
}

}  // namespace timbang
