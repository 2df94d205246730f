#include "engine/records/table_header.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

class MissingColumns {
public:
  MissingColumns(Schema const& schema, Table const& table, std::vector<Diagnostic>& diagnostics)
      : schema_(schema), table_(table), diagnostics_(diagnostics) {}

  /// `prefixes` are the names of the record around it, when its columns have a dot.
  bool check(RecordSchema const& record, RecordColumns const& columns, std::vector<std::string> const& prefixes) {
    auto is_complete = true;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto const& field = record.fields[i];
      auto const names = dotted_names(prefixes, field.names);
      auto const kind = field.field->type.kind;
      if (columns.fields[i].nested) {
        is_complete = check(schema_.record(field.field->type.index), *columns.fields[i].nested, names) && is_complete;
      }
      if (kind == value::TypeKind::list || kind == value::TypeKind::record || columns.fields[i].column) continue;
      is_complete = is_complete && !field.field->must_be_filled;
      if (field.is_needed) report(field, names);
    }
    return is_complete;
  }

private:
  void report(FieldSchema const& field, std::vector<std::string> const& names) {
    auto const place = table_.header_place(names.front());
    if (field.field->must_be_filled) {
      diagnostics_.push_back(
          {DiagnosticCode::mandatory_column_missing, place, {list_names(names), table_.header.list()}, {}, {}});
    } else {
      diagnostics_.push_back({DiagnosticCode::column_missing, place, {list_names(names)}, {}, {}});
    }
  }

  Schema const& schema_;
  Table const& table_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

bool check_names(Table const& table, std::vector<Diagnostic>& diagnostics) {
  auto const twice = table.header.name_twice();
  if (!twice) return true;
  diagnostics.push_back({DiagnosticCode::column_twice, table.header_place(*twice), {shown(*twice)}, {}, {}});
  return false;
}

bool resolve_table(Schema const& schema, RecordSchema const& record, FieldSchema const* key, Table& table,
                   std::optional<std::size_t>& key_column, std::vector<Diagnostic>& diagnostics) {
  auto const place = table.place(table.header_line);
  std::vector<std::string> ambiguous;
  if (key != nullptr) {
    auto const match = table.header.find(key->names);
    key_column = match.column;
    if (!match.column && match.ambiguous.empty()) {
      diagnostics.push_back(
          {DiagnosticCode::key_column_missing, place, {list_names(key->names), table.header.list()}, {}, {}});
      return false;
    }
    if (!match.column) ambiguous.push_back(match.ambiguous);
  }
  table.columns = resolve_columns(schema, record, table.header, ambiguous);
  ambiguous.erase(std::unique(ambiguous.begin(), ambiguous.end()), ambiguous.end());
  for (auto const& name : ambiguous) {
    diagnostics.push_back({DiagnosticCode::column_twice, place, {shown(name)}, {}, {}});
  }
  return ambiguous.empty() && (key == nullptr || key_column);
}

bool check_missing_columns(Schema const& schema, RecordSchema const& record, Table const& table,
                           std::vector<Diagnostic>& diagnostics) {
  return MissingColumns(schema, table, diagnostics).check(record, table.columns, {""});
}

void report_undeclared_columns(Table const& table, std::vector<Diagnostic>& diagnostics) {
  auto const names = table.header.unused();
  if (names.empty()) return;
  auto const place = table.header_place(names.size() == 1 ? names.front() : std::string());
  diagnostics.push_back({DiagnosticCode::column_not_declared, place, {list_names(names)}, {}, {}});
}

}  // namespace timbang::records
