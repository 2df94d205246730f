#include "engine/records/row.h"

#include <algorithm>
#include <set>

#include "engine/records/cell_text.h"
#include "engine/records/record_source.h"
#include "engine/records/row_inspection.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

bool all_empty(RecordColumns const& columns, TableRow const& row) {
  return std::all_of(columns.fields.begin(), columns.fields.end(), [&row](RecordColumns::Field const& field) {
    if (field.nested) return all_empty(*field.nested, row);
    return !field.column || row.is_empty(*field.column);
  });
}

/// Where a field stands in the row; without a column of its own, under its first name.
source::DataPlace place_of_field(RecordSchema const& record, RecordColumns const& columns, TableRow const& row,
                                 std::size_t field) {
  auto const column = columns.fields[field].column;
  if (column) return data_place(row.place_of(*column));
  auto place = row.place();
  place.column = record.fields[field].names.front();
  place.cell = {};
  return data_place(place);
}

class RowReader {
public:
  RowReader(Schema const& schema, TableRow const& row, std::vector<Diagnostic>& diagnostics, bool& is_good)
      : schema_(schema), row_(row), diagnostics_(diagnostics), is_good_(is_good) {}

  RowContent read(RecordSchema const& record, RecordColumns const& columns) {
    RowContent content;
    content.datum.fields.reserve(record.fields.size());
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto is_readable = true;
      content.datum.fields.push_back(read_field(record, i, columns.fields[i], is_readable));
      content.readable.push_back(is_readable);
      is_good_ = is_good_ && is_readable;
    }
    return content;
  }

  void inspect(RecordSchema const& record, RecordColumns const& columns, RowContent const& content, bool& is_good) {
    auto const place_of = [&](std::size_t field) { return place_of_field(record, columns, row_, field); };
    inspect_row(schema_, record, content.datum, content.readable, place_of, diagnostics_, is_good);
  }

private:
  value::Datum read_field(RecordSchema const& record, std::size_t index, RecordColumns::Field const& columns,
                          bool& is_readable) {
    auto const& field = record.fields[index];
    if (columns.nested) {
      if (all_empty(*columns.nested, row_)) return datum_when_empty(*field.field);
      return read_nested(schema_.record(field.field->type.index), *columns.nested, is_readable);
    }
    if (!columns.column) return datum_when_missing(*field.field);
    CellReport report(row_.place_of(*columns.column), diagnostics_);
    auto datum = row_.read(field, *columns.column, report);
    require_filled(record, index, datum, report);
    is_readable = !report.has_error();
    return datum;
  }

  value::Datum read_nested(RecordSchema const& record, RecordColumns const& columns, bool& is_readable) {
    RowReader nested(schema_, row_, diagnostics_, is_readable);
    auto content = nested.read(record, columns);
    nested.inspect(record, columns, content, is_readable);
    return {std::move(content.datum)};
  }

  Schema const& schema_;
  TableRow const& row_;
  std::vector<Diagnostic>& diagnostics_;
  bool& is_good_;
};

}  // namespace

RowContent read_row(Schema const& schema, RecordSchema const& record, Table const& table, TableRow const& row,
                    std::vector<Diagnostic>& diagnostics, bool& is_good) {
  return RowReader(schema, row, diagnostics, is_good).read(record, table.columns);
}

void inspect_table_row(Schema const& schema, RecordSchema const& record, Table const& table, TableRow const& row,
                       RowContent const& content, std::vector<Diagnostic>& diagnostics, bool& is_good) {
  RowReader(schema, row, diagnostics, is_good).inspect(record, table.columns, content, is_good);
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
    auto place = place_of(i);
    place.value = shown(text);
    diagnostics.push_back({DiagnosticCode::row_key_twice, place, {list.field->name, shown(text)}, {}, {}});
  }
  return is_good;
}

void require_filled(RecordSchema const& record, std::size_t field, value::Datum const& datum, CellReport& report) {
  auto const is_key = record.type->key == field;
  auto const& declared = *record.fields[field].field;
  if ((!is_key && !declared.must_be_filled) || report.has_error()) return;
  if (!std::holds_alternative<value::Absence>(datum.content)) return;
  report.say(is_key ? DiagnosticCode::key_empty : DiagnosticCode::field_empty, {declared.name});
}

void limit_reasons(std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() <= max_reasons) return;
  std::stable_partition(diagnostics.begin(), diagnostics.end(),
                        [](Diagnostic const& diagnostic) { return diagnostic.severity() == source::Severity::error; });
  diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(max_reasons), diagnostics.end());
}

}  // namespace timbang::records
