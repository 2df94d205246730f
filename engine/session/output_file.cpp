#include "engine/session/output_file.h"

#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace timbang::session {

namespace fs = std::filesystem;

OutputFile::OutputFile(std::string const& path) : path_(path) {
  std::error_code error;
  auto const canonical = fs::weakly_canonical(path, error);
  if (!error) path_ = canonical.string();
  auto const is_special = fs::exists(path_, error) && !fs::is_regular_file(path_, error);
  // The number of the process keeps two runs apart that write the same file.
  if (!is_special) temporary_path_ = path_ + ".partial-" + std::to_string(::getpid());
  stream_.open(is_special ? path_ : temporary_path_, std::ios::binary | std::ios::trunc);
}

OutputFile::~OutputFile() {
  if (temporary_path_.empty() || !stream_.is_open()) return;
  stream_.close();
  std::error_code error;
  fs::remove(temporary_path_, error);
}

bool OutputFile::commit() {
  stream_.flush();
  if (!stream_.good()) return false;
  if (temporary_path_.empty()) return true;
  stream_.close();
  std::error_code error;
  fs::rename(temporary_path_, path_, error);
  if (!error) return true;
  std::error_code removing;
  fs::remove(temporary_path_, removing);
  return false;
}

}  // namespace timbang::session
