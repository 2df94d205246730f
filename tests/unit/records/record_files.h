// Files of one test in a folder of their own, and everything that a source gives for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/records/record_source.h"

namespace timbang::records {

/// Removed with everything in it when the test ends.
class RecordFiles {
public:
  RecordFiles();
  ~RecordFiles();
  RecordFiles(RecordFiles const&) = delete;
  RecordFiles& operator=(RecordFiles const&) = delete;

  /// Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view content) const;

private:
  std::string folder_;
};

struct Reading {
  std::vector<ReadRecord> records;
  std::vector<Rejection> rejections;
  std::vector<LeftOutRow> left_out;
  std::vector<source::Diagnostic> file_diagnostics;
  bool refused = false;
};

/// Reads all of a file as persons of make_personnel_program().
Reading read_people(std::string const& path, std::vector<ChildFile> const& children = {});

/// `T841 pegawai.csv:3 nipBaru`: code, line and column, which is what tests ask of a diagnostic.
std::string brief(source::Diagnostic const& diagnostic);
std::vector<std::string> brief(std::vector<source::Diagnostic> const& diagnostics);

}  // namespace timbang::records
