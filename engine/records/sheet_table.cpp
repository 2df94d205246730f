#include "engine/records/sheet_table.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/csv_reader.h"
#include "engine/records/csv_writer.h"
#include "engine/records/table_header.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

bool is_blank(workbook::Cell const& cell) {
  return cell.kind == workbook::CellKind::empty || (cell.kind == workbook::CellKind::text && trim(cell.text).empty());
}

}  // namespace

// ---- A row -----------------------------------------------------------------------------------------------------------

std::string SheetRow::raw() const {
  std::string line;
  auto const num_cells = row_->cells.empty() ? 0 : row_->cells.back().column + std::size_t{1};
  std::vector<std::string> texts(std::max(num_cells, table_->header.size()));
  for (auto const& known : row_->cells) texts[known.column] = known.text;
  append_csv_row(line, texts);
  line.pop_back();
  return line;
}

bool SheetRow::check_shape(std::vector<Diagnostic>& diagnostics) const {
  if (row_->is_hidden) diagnostics.push_back({DiagnosticCode::row_hidden, data_place(place()), {}, {}, {}});
  return true;
}

/// A cell that merging has emptied is not taken for an empty one.
bool SheetRow::is_empty(std::size_t column) const { return is_blank(cell(column)) && !cell(column).is_merged; }

CellPlace SheetRow::place_of(std::size_t column) const {
  return {table_->path,      row_->number,  table_->header.name(column),
          cell(column).text, table_->sheet, static_cast<std::uint32_t>(column)};
}

value::Datum SheetRow::read(FieldSchema const& field, std::size_t column, CellReport& report) const {
  return read_sheet_cell(field, cell(column), system_, report);
}

// ---- The sheet -------------------------------------------------------------------------------------------------------

SheetTable::SheetTable(std::shared_ptr<OpenedWorkbook const> workbook, std::size_t sheet)
    : workbook_(std::move(workbook)), sheet_(workbook_->content.sheets.at(sheet)) {}

bool SheetTable::advance() {
  while (next_ < sheet_.rows.size()) {
    if (!sheet_.rows[next_++].is_blank()) return true;
  }
  return false;
}

bool SheetTable::read_header(Table& table, std::vector<Diagnostic>& diagnostics) {
  table_ = &table;
  table.path = workbook_->path;
  table.sheet = sheet_.name;
  if (!advance()) {
    diagnostics.push_back({DiagnosticCode::record_file_empty, table.place(1), {}, {}, {}});
    return false;
  }
  auto const& row = sheet_.rows[next_ - 1];
  table.header_line = row.number;
  auto const num_columns = row.cells.back().column + std::size_t{1};
  if (num_columns > max_columns) {
    diagnostics.push_back(
        {DiagnosticCode::too_many_columns, table.place(row.number), {source::grouped(max_columns)}, {}, {}});
    return false;
  }
  std::vector<std::string_view> names(num_columns);
  for (auto const& cell : row.cells) names[cell.column] = cell.text;
  table.header = Header(names);
  return check_names(table, diagnostics);
}

void SheetTable::check_columns(std::vector<Diagnostic>& diagnostics) const {
  report_hidden_columns(diagnostics);
  report_cells_without_heading(diagnostics);
}

void SheetTable::report_hidden_columns(std::vector<Diagnostic>& diagnostics) const {
  auto const& header = table_->header;
  for (std::uint32_t column = 0; column < header.size(); ++column) {
    if (!header.is_used(column) || !sheet_.is_column_hidden(column)) continue;
    auto const place = data_place({table_->path, table_->header_line, header.name(column), {}, table_->sheet, column});
    diagnostics.push_back({DiagnosticCode::column_hidden, place, {}, {}, {}});
  }
}

/// Whoever wrote there meant something with it, so the first such cell is told.
void SheetTable::report_cells_without_heading(std::vector<Diagnostic>& diagnostics) const {
  auto const& header = table_->header;
  for (auto i = next_; i < sheet_.rows.size(); ++i) {
    for (auto const& cell : sheet_.rows[i].cells) {
      auto const has_heading = cell.column < header.size() && !header.name(cell.column).empty();
      if (has_heading || is_blank(cell)) continue;
      auto const place = data_place(place_of(sheet_.rows[i], cell));
      diagnostics.push_back({DiagnosticCode::cell_without_heading, place, {}, {}, {}});
      return;
    }
  }
}

CellPlace SheetTable::place_of(workbook::Row const& row, workbook::Cell const& cell) const {
  return {table_->path, row.number, {}, cell.text, table_->sheet, cell.column};
}

TableRow const* SheetTable::next() { return advance() ? row_at(next_ - 1) : nullptr; }

TableRow const* SheetTable::row_at(std::size_t index) {
  row_.emplace(*table_, workbook_->content.date_system, sheet_.rows.at(index));
  return &*row_;
}

RowPosition SheetTable::position() const { return {next_ - 1, sheet_.rows[next_ - 1].number, 0}; }

TableRow const* SheetTable::load(RowPosition const& position) { return row_at(position.offset); }

}  // namespace timbang::records
