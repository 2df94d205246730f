#include "engine/records/row.h"

#include <algorithm>
#include <set>

#include "engine/records/cell_text.h"
#include "engine/records/record_source.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

bool all_empty(RecordColumns const& columns, CsvRecord const& row) {
  return std::all_of(columns.fields.begin(), columns.fields.end(), [&row](RecordColumns::Field const& field) {
    if (field.nested) return all_empty(*field.nested, row);
    return !field.column || trim(row.cells[*field.column]).empty();
  });
}

class RowReader {
public:
  RowReader(Schema const& schema, Table const& table, CsvRecord const& row, std::vector<Diagnostic>& diagnostics,
            bool& is_good)
      : schema_(schema), table_(table), row_(row), diagnostics_(diagnostics), is_good_(is_good) {}

  value::RecordDatum read(RecordSchema const& record, RecordColumns const& columns) {
    value::RecordDatum datum;
    datum.fields.reserve(record.fields.size());
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      datum.fields.push_back(read_field(record, i, columns.fields[i]));
    }
    return datum;
  }

private:
  value::Datum read_field(RecordSchema const& record, std::size_t index, RecordColumns::Field const& columns) {
    auto const& field = record.fields[index];
    if (columns.nested) {
      if (all_empty(*columns.nested, row_)) return datum_when_empty(*field.field);
      return {read(schema_.record(field.field->type.index), *columns.nested)};
    }
    if (!columns.column) return datum_when_missing(*field.field);
    auto const cell = row_.cells[*columns.column];
    CellReport report({table_.path, row_.line, table_.header.name(*columns.column), cell}, diagnostics_);
    auto datum = read_cell(field, cell, table_.sign, report);
    require_key(record, index, datum, report);
    is_good_ = is_good_ && !report.has_error();
    return datum;
  }

  Schema const& schema_;
  Table const& table_;
  CsvRecord const& row_;
  std::vector<Diagnostic>& diagnostics_;
  bool& is_good_;
};

}  // namespace

value::RecordDatum read_row(Schema const& schema, RecordSchema const& record, Table const& table, CsvRecord const& row,
                            std::vector<Diagnostic>& diagnostics, bool& is_good) {
  return RowReader(schema, table, row, diagnostics, is_good).read(record, table.columns);
}

bool check_shape(Table const& table, CsvRecord const& row, std::vector<Diagnostic>& diagnostics) {
  CellPlace place{table.path, row.line, {}, row.raw};
  auto const& problem = row.problem;
  if (problem) {
    if (problem->cell && *problem->cell < table.header.size()) place.column = table.header.name(*problem->cell);
    if (problem->cell && *problem->cell < row.cells.size()) place.cell = row.cells[*problem->cell];
    diagnostics.push_back({problem->code, data_place(place), problem->arguments, {}, {}});
    return false;
  }
  if (row.cells.size() == table.header.size()) return true;
  auto const code =
      row.cells.size() > table.header.size() ? DiagnosticCode::row_has_more_cells : DiagnosticCode::row_has_fewer_cells;
  // Splitting stops after max_columns cells, so the count may be a lower bound; the header is shorter anyway.
  diagnostics.push_back(
      {code, data_place(place), {std::to_string(row.cells.size()), std::to_string(table.header.size())}, {}, {}});
  return false;
}

std::uint32_t max_rows(ir::Field const& list) { return list.max_rows.value_or(max_undeclared_rows); }

bool check_row_keys(FieldSchema const& list, RecordSchema const& row_type, value::ListDatum const& rows,
                    std::function<source::DataPlace(std::size_t)> const& place_of,
                    std::vector<Diagnostic>& diagnostics) {
  if (!row_type.type->key) return true;
  auto is_good = true;
  std::set<std::string> keys;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    // A row that could not be read as one has no fields, and has been reported.
    if (rows.rows[i].fields.empty()) continue;
    auto const& key = rows.rows[i].fields[*row_type.type->key];
    auto const text = key_text(key);
    if (text.empty() || keys.insert(text).second) continue;
    is_good = false;
    diagnostics.push_back({DiagnosticCode::row_key_twice, place_of(i), {list.field->name, shown(text)}, {}, {}});
  }
  return is_good;
}

void require_key(RecordSchema const& record, std::size_t field, value::Datum const& datum, CellReport& report) {
  if (record.type->key != field || report.has_error()) return;
  if (!std::holds_alternative<value::Absence>(datum.content)) return;
  report.say(DiagnosticCode::key_empty, {record.fields[field].field->name});
}

void limit_reasons(std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() <= max_reasons) return;
  std::stable_partition(diagnostics.begin(), diagnostics.end(),
                        [](Diagnostic const& diagnostic) { return diagnostic.severity() == source::Severity::error; });
  diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(max_reasons), diagnostics.end());
}

}  // namespace timbang::records
