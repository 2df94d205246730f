// One row of a table, whatever kind of file it comes from: its cells by column, where they stand, and what they say.
// Made by a TableFile, which owns it; read by row.h. The columns are those of the table's header, counted from 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/records/cell.h"
#include "engine/records/schema.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

class TableRow {
public:
  virtual ~TableRow() = default;

  virtual std::uint64_t line() const = 0;
  /// As it was sent, for those who correct it.
  virtual std::string raw() const = 0;
  /// Of the whole row.
  virtual CellPlace place() const = 0;

  /// What is wrong with the row before any cell is read: bytes, quotes, too many cells or too few. True when it is whole.
  virtual bool check_shape(std::vector<source::Diagnostic>& diagnostics) const = 0;
  /// Only its beginning was kept, so that it cannot be found again.
  virtual bool is_cut() const { return false; }

  /// Whether there is a cell in this column at all; there is when the row is whole.
  virtual bool has(std::size_t column) const = 0;
  virtual bool is_empty(std::size_t column) const = 0;
  virtual CellPlace place_of(std::size_t column) const = 0;
  /// The cell as a value of the field, as read_cell does it.
  virtual value::Datum read(FieldSchema const& field, std::size_t column, CellReport& report) const = 0;
};

}  // namespace timbang::records
