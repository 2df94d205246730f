// A file that appears under its name only when it is complete: a broken run leaves no half file behind.
// Used by every command that writes to a file.
#pragma once

#include <fstream>
#include <ostream>
#include <string>

namespace timbang::session {

class OutputFile {
public:
  /// Writes beside `path` under a temporary name. What is no ordinary file (`/dev/null`, a pipe) is written directly.
  explicit OutputFile(std::string const& path);
  /// Removes what was not committed.
  ~OutputFile();
  OutputFile(OutputFile const&) = delete;
  OutputFile& operator=(OutputFile const&) = delete;

  std::ostream& stream() { return stream_; }
  bool is_good() const { return stream_.good(); }
  /// Puts the file in its place; false when something could not be written.
  bool commit();

private:
  std::string path_;            ///< where the file is to lie, links followed
  std::string temporary_path_;  ///< empty when written directly
  std::ofstream stream_;
};

}  // namespace timbang::session
