// One row of a table to a RecordDatum, and the rules that hold for the rows of a list together.
// Used by the record sources for tables and for JSON and by child tables.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/records/cell.h"
#include "engine/records/schema.h"
#include "engine/records/table.h"
#include "engine/records/table_row.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

/// A list that declares no `paling banyak` has at most this many rows.
inline constexpr std::uint32_t max_undeclared_rows = 10'000;

/// The cells of a row as data.
struct RowContent {
  value::RecordDatum datum;
  std::vector<bool> readable;  ///< for each field: nothing was wrong with it
};

/// Reads the cells of one row. Fields without a column are unknown, lists have no rows yet, a nested record whose cells
/// are all empty is absent. `is_good` becomes false when something is wrong.
RowContent read_row(Schema const& schema, RecordSchema const& record, Table const& table, TableRow const& row,
                    std::vector<source::Diagnostic>& diagnostics, bool& is_good);

/// Looks at a row that was read, when its lists are there too (inspect_row, with the places of its cells).
void inspect_table_row(Schema const& schema, RecordSchema const& record, Table const& table, TableRow const& row,
                       RowContent const& content, std::vector<source::Diagnostic>& diagnostics, bool& is_good);

/// How many rows the list may have.
std::uint32_t max_rows(ir::Field const& list);

/// Finds two rows with one key (two of one year). `place_of` tells where the key of a row stands, by the row's number
/// from 0.
bool check_row_keys(FieldSchema const& list, RecordSchema const& row_type, value::ListDatum const& rows,
                    std::function<source::DataPlace(std::size_t)> const& place_of,
                    std::vector<source::Diagnostic>& diagnostics);

/// Says so when a key, or what must be filled, was left empty, unless the cell was already refused.
void require_filled(RecordSchema const& record, std::size_t field, value::Datum const& datum, CellReport& report);

/// Keeps at most max_reasons diagnostics, errors before warnings where some must go.
void limit_reasons(std::vector<source::Diagnostic>& diagnostics);

}  // namespace timbang::records
