// Rule files into a store, each once, by whatever name it is asked for. What cannot be read is reported.
// Used by load and by the formatter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/session/rule_files.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::session {

class FileReader {
public:
  /// `texts` stand in for files, by path.
  FileReader(source::SourceStore& sources, source::DiagnosticSink& sink,
             std::map<std::string, std::string> const& texts = {})
      : sources_(sources), sink_(sink) {
    for (auto const& [path, text] : texts) texts_[same_file_name(path)] = text;
  }

  /// The files that are new: the one that the path names, or every rule file below the folder that it names.
  std::vector<source::FileId> add_path(std::string const& path);
  /// The file, new or known. Empty when it cannot be read.
  std::optional<source::FileId> add_file(std::string const& path);

private:
  std::vector<std::string> files_of(std::string const& path);
  std::optional<source::FileId> read_into_store(std::string const& path);

  source::SourceStore& sources_;
  source::DiagnosticSink& sink_;
  std::map<std::string, source::FileId> by_name_;
  std::map<std::string, std::string> texts_;  ///< by one name for all ways to write a path
};

}  // namespace timbang::session
