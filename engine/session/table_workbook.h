// The tables of a rule file as sheets of a workbook, and back: decision tables, choices and the tables of examples, edited
// where analysts edit tables. Used by `timbang table`. The rule file stays what counts; the workbook is a way to write it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/session/load.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::session {

struct WrittenTables {
  std::string workbook;  ///< its bytes; empty when there is something wrong
  std::size_t num_tables = 0;
  source::SourceStore sources;
  std::vector<source::Diagnostic> diagnostics;
  source::Language language = source::Language::indonesian;
};

/// A sheet for each table of the rule file `path`, and a first one that says which is which. Read back, it gives the same
/// rows to the byte; a file with a table for which that does not hold is refused.
WrittenTables write_tables(std::string const& path);

struct ReadTables {
  std::string text;                  ///< the rule file with the rows of the workbook; empty when it cannot be used
  std::vector<std::string> changed;  ///< the titles of tables whose rows are others now
  Loaded loaded;                     ///< what the rule file then says
  /// What is wrong with the workbook, with the rules that it would make, and with their examples. What lies in a table points
  /// at the cell of the workbook.
  std::vector<source::Diagnostic> diagnostics;
  source::Language language = source::Language::indonesian;
};

/// Puts the rows of the workbook in the place of those of the rule file in `request.paths`, checks the rules and runs the
/// examples of the file. Nothing is written to the disk.
ReadTables read_tables(LoadRequest request, std::string const& workbook);

}  // namespace timbang::session
