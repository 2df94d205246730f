// Where a cell stands, as spreadsheets write it: `D12` is column D, row 12.
// Used by the reader and the writer of workbooks, and by messages about cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbang::workbook {

/// A sheet of Excel has no more.
inline constexpr std::uint32_t max_sheet_rows = 1'048'576;
inline constexpr std::uint32_t max_sheet_columns = 16'384;

/// Rows as people count them, from 1; columns from 0.
struct CellReference {
  std::uint32_t row = 1;
  std::uint32_t column = 0;
  friend bool operator==(CellReference, CellReference) = default;
};

/// `A`, `Z`, `AA`.
std::string column_letters(std::uint32_t column);
/// `D12`.
std::string reference_text(CellReference reference);
/// Reads `D12` or `$D$12`; empty for anything else and for what lies outside a sheet.
std::optional<CellReference> read_reference(std::string_view text);

/// From the upper left to the lower right cell, both included.
struct CellRange {
  CellReference first;
  CellReference last;
};
/// Reads `B2:C4`, or `B2` as a range of one cell; empty when it is none.
std::optional<CellRange> read_range(std::string_view text);

}  // namespace timbang::workbook
