// A table in a file, read from its header to its end, and row by row again: what the record source and child tables read,
// so that neither knows whether it is CSV or the sheet of a workbook.
// Made by open_records and by open_child_table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/records/table.h"
#include "engine/records/table_row.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// Where a row can be found again.
struct RowPosition {
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  std::uint32_t length = 0;
};

class TableFile {
public:
  virtual ~TableFile() = default;

  /// What makes the whole table unusable, as far as it can be known before the first row is read.
  virtual std::optional<source::Diagnostic> find_problem() { return std::nullopt; }
  /// Reads the header into `table`, which outlives the file. Refuses an empty table, too many columns, and two of one name:
  /// false, and the reason in `diagnostics`.
  virtual bool read_header(Table& table, std::vector<source::Diagnostic>& diagnostics) = 0;
  /// Told when the columns of the table are known.
  virtual void check_columns(std::vector<source::Diagnostic>&) const {}

  /// The next row that is not blank; null at the end. Valid until the next call.
  virtual TableRow const* next() = 0;
  /// Why the rows have ended too early; empty when they have not.
  virtual std::optional<source::Diagnostic> end_problem() const = 0;
  /// Of the row that `next` gave last.
  virtual RowPosition position() const = 0;
  /// Reads a row again; null when it is no longer there. Valid until the next call.
  virtual TableRow const* load(RowPosition const& position) = 0;
};

/// Opens the table of a list in a file of its own; null, with the reason, when it cannot be opened or is no table.
/// `names` are those by which the list's sheet is found in a workbook.
std::unique_ptr<TableFile> open_child_table(std::string const& path, std::vector<std::string> const& names,
                                            std::vector<source::Diagnostic>& diagnostics);

}  // namespace timbang::records
