#include "engine/records/table_header.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"

namespace timbang::records {

namespace {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

/// What is wrong with a header line as a line; the names are looked at afterwards.
std::optional<Diagnostic> header_problem(CsvRecord const& record, std::string const& path) {
  auto const place = data_place({path, record.line, {}, record.raw});
  if (record.problem) return Diagnostic{record.problem->code, place, record.problem->arguments, {}, {}};
  if (record.cells.size() <= max_columns) return std::nullopt;
  return Diagnostic{DiagnosticCode::too_many_columns, place, {source::grouped(max_columns)}, {}, {}};
}

class MissingColumns {
public:
  MissingColumns(Schema const& schema, Table const& table, std::uint64_t header_line,
                 std::vector<Diagnostic>& diagnostics)
      : schema_(schema), table_(table), header_line_(header_line), diagnostics_(diagnostics) {}

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
    auto const place = data_place({table_.path, header_line_, names.front(), {}});
    if (field.field->must_be_filled) {
      diagnostics_.push_back(
          {DiagnosticCode::mandatory_column_missing, place, {list_names(names), table_.header.list()}, {}, {}});
    } else {
      diagnostics_.push_back({DiagnosticCode::column_missing, place, {list_names(names)}, {}, {}});
    }
  }

  Schema const& schema_;
  Table const& table_;
  std::uint64_t header_line_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

bool read_header(CsvReader& reader, Table& table, std::vector<Diagnostic>& diagnostics) {
  auto const status = reader.read_header();
  auto problem = status_diagnostic(status, reader, table.path, table.header, 0);
  if (!problem && status == CsvStatus::end) {
    problem = Diagnostic{DiagnosticCode::record_file_empty, DataPlace{table.path, 1, {}, {}}, {}, {}, {}};
  }
  if (!problem) problem = header_problem(reader.record(), table.path);
  if (problem) {
    diagnostics.push_back(std::move(*problem));
    return false;
  }
  table.header = Header(reader.record().cells);
  table.sign = reader.separator() == ';' ? DecimalSign::comma : DecimalSign::point;
  auto const twice = table.header.name_twice();
  if (!twice) return true;
  auto const place = data_place({table.path, reader.record().line, *twice, {}});
  diagnostics.push_back({DiagnosticCode::column_twice, place, {shown(*twice)}, {}, {}});
  return false;
}

bool resolve_table(Schema const& schema, RecordSchema const& record, FieldSchema const* key, std::uint64_t header_line,
                   Table& table, std::optional<std::size_t>& key_column, std::vector<Diagnostic>& diagnostics) {
  DataPlace const place{table.path, header_line, {}, {}};
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
                           std::uint64_t header_line, std::vector<Diagnostic>& diagnostics) {
  return MissingColumns(schema, table, header_line, diagnostics).check(record, table.columns, {""});
}

void report_undeclared_columns(Table const& table, std::uint64_t header_line, std::vector<Diagnostic>& diagnostics) {
  auto const names = table.header.unused();
  if (names.empty()) return;
  auto const place = data_place({table.path, header_line, names.size() == 1 ? names.front() : std::string(), {}});
  diagnostics.push_back({DiagnosticCode::column_not_declared, place, {list_names(names)}, {}, {}});
}

std::optional<Diagnostic> status_diagnostic(CsvStatus status, CsvReader const& reader, std::string const& path,
                                            Header const& header, std::uint64_t num_bytes_read) {
  if (status == CsvStatus::unclosed_quote) {
    auto const cell = reader.quote_cell();
    auto const column = cell && *cell < header.size() ? header.name(*cell) : std::string();
    auto const place = data_place({path, reader.quote_line(), column, {}});
    return Diagnostic{DiagnosticCode::quote_not_closed, place, {}, {}, {}};
  }
  if (status == CsvStatus::read_failed) {
    DataPlace const place{path, 0, {}, {}};
    return Diagnostic{DiagnosticCode::record_file_read_failed, place, {source::grouped(num_bytes_read)}, {}, {}};
  }
  return std::nullopt;
}

}  // namespace timbang::records
