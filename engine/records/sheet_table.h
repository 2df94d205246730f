// A sheet of a workbook as a table: its first row that is not blank is the header, blank rows are no rows.
// Made by open_workbook; the sheets of one workbook share it. Keeps no copy of a cell.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/records/table_file.h"
#include "engine/workbook/workbook.h"

namespace timbang::records {

/// A workbook that was read, and the name of its file in messages.
struct OpenedWorkbook {
  std::string path;
  workbook::Workbook content;
};

class SheetRow : public TableRow {
public:
  SheetRow(Table const& table, workbook::DateSystem system, workbook::Row const& row)
      : table_(&table), system_(system), row_(&row) {}

  std::uint64_t line() const override { return row_->number; }
  /// The cells as CSV.
  std::string raw() const override;
  CellPlace place() const override { return {table_->path, row_->number, {}, {}, table_->sheet, {}}; }
  /// Only says so when the row is hidden.
  bool check_shape(std::vector<source::Diagnostic>& diagnostics) const override;
  bool has(std::size_t column) const override { return column < table_->header.size(); }
  bool is_empty(std::size_t column) const override;
  CellPlace place_of(std::size_t column) const override;
  value::Datum read(FieldSchema const& field, std::size_t column, CellReport& report) const override;

private:
  workbook::Cell const& cell(std::size_t column) const { return row_->at(static_cast<std::uint32_t>(column)); }

  Table const* table_;
  workbook::DateSystem system_;
  workbook::Row const* row_;
};

class SheetTable : public TableFile {
public:
  SheetTable(std::shared_ptr<OpenedWorkbook const> workbook, std::size_t sheet);

  bool read_header(Table& table, std::vector<source::Diagnostic>& diagnostics) override;
  /// Says which fields stand in hidden columns, and where something stands in a column without a name.
  void check_columns(std::vector<source::Diagnostic>& diagnostics) const override;
  TableRow const* next() override;
  std::optional<source::Diagnostic> end_problem() const override { return std::nullopt; }
  RowPosition position() const override;
  TableRow const* load(RowPosition const& position) override;

private:
  /// The next row that is not blank; false at the end.
  bool advance();
  TableRow const* row_at(std::size_t index);
  void report_hidden_columns(std::vector<source::Diagnostic>& diagnostics) const;
  void report_cells_without_heading(std::vector<source::Diagnostic>& diagnostics) const;
  CellPlace place_of(workbook::Row const& row, workbook::Cell const& cell) const;

  std::shared_ptr<OpenedWorkbook const> workbook_;
  workbook::Sheet const& sheet_;
  Table const* table_ = nullptr;
  std::size_t next_ = 0;  ///< of the sheet's rows; the one before it is the current one
  std::optional<SheetRow> row_;
};

/// A cell of a sheet as a value of the field. Numbers are for numbers and, when whole, for codes and yes/no; texts are read
/// as cells of CSV with a decimal point. What a spreadsheet may have changed on its own is never guessed back.
value::Datum read_sheet_cell(FieldSchema const& field, workbook::Cell const& cell, workbook::DateSystem system,
                             CellReport& report);

}  // namespace timbang::records
