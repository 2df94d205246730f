// Rule files in the one layout, or translated. Used by `timbang format`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::session {

struct FormattedFile {
  std::string path;           ///< as messages name it
  std::string relative_path;  ///< below the folder that was named; of a file that was named, its own name
  std::string text;
  bool is_changed = false;
};

struct Formatted {
  source::SourceStore sources;
  std::vector<FormattedFile> files;  ///< those that could be formatted, in the order of the paths
  std::vector<source::Diagnostic> diagnostics;
  source::Language language = source::Language::indonesian;  ///< of the first file
};

/// `into`: the language to translate into; empty leaves each file in its own. A file with mistakes of spelling is left out
/// and its mistakes are told; what the rules mean is not looked at. Nothing is written to the disk.
Formatted format_files(std::vector<std::string> const& paths, std::optional<source::Language> into);

}  // namespace timbang::session
