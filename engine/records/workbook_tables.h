// Which sheets of a workbook hold what: the one with the records, and those of its lists.
// Used by open_records and open_child_table.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/records/input_file.h"
#include "engine/records/table_file.h"
#include "engine/records/table_source.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// What is looked for among the names of sheets, in this order, first exactly, then without regard to case.
struct WantedSheets {
  std::vector<std::string> main;
  std::vector<std::vector<std::string>> lists;  ///< for each list its field's names; the first is its own
};

struct WorkbookTables {
  std::unique_ptr<TableFile> main;
  std::vector<ChildInput> children;
};

/// Where no sheet has a name of the main table, it is the first one that is visible and no list's. Hidden sheets are never
/// read. Empty, with the reason, when the workbook cannot be read or has no such sheet.
std::optional<WorkbookTables> open_workbook(InputFile& input, WantedSheets const& wanted,
                                            std::vector<source::Diagnostic>& diagnostics);

}  // namespace timbang::records
