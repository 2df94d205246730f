// A folder of its own for one test, gone afterwards.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace timbang::session {

class ScratchFolder {
public:
  ScratchFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "timbang-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(ScratchFolder const&) = delete;
  ScratchFolder& operator=(ScratchFolder const&) = delete;

  std::string path(std::string_view name) const { return (std::filesystem::path(path_) / name).string(); }
  std::string const& path() const { return path_; }

  std::string write(std::string_view name, std::string_view text) const {
    auto const file = path(name);
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

  std::string read(std::string_view name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::size_t num_files() const {
    auto const entries = std::filesystem::directory_iterator(path_);
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
  }

private:
  std::string path_;
};

}  // namespace timbang::session
