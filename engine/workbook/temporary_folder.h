// A folder that nobody else has, removed with everything in it at the end. Used by the writer, whose library writes files.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace timbang::workbook {

class TemporaryFolder {
public:
  TemporaryFolder() {
    auto path = (std::filesystem::temp_directory_path() / "timbang-XXXXXX").string();
    if (::mkdtemp(path.data()) != nullptr) path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  /// Empty when there is no folder.
  std::string file(std::string_view name) const { return path_.empty() ? std::string() : (path_ / name).string(); }

private:
  std::filesystem::path path_;
};

}  // namespace timbang::workbook
