#include "engine/records/csv_source.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/table_header.h"

namespace timbang::records {

namespace {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

bool can_be_child(FieldSchema const& field) {
  auto const kind = field.field->type.kind;
  if (field.is_derived) return false;
  return kind == value::TypeKind::list || kind == value::TypeKind::record;
}

}  // namespace

CsvRecordSource::CsvRecordSource(std::unique_ptr<Schema> schema, ir::RecordTypeId subject,
                                 std::unique_ptr<InputFile> input, std::vector<ChildFile> const& children)
    : schema_(std::move(schema)),
      subject_(schema_->record(subject.index)),
      input_(std::move(input)),
      reader_(*input_->bytes) {
  table_.path = input_->path;
  check_quotes();
  open_children(children);
  if (!refused_) read_table_header();
}

void CsvRecordSource::refuse(Diagnostic diagnostic) {
  diagnostics_.push_back(std::move(diagnostic));
  refused_ = true;
}

/// A quote that never closes swallows people without a trace, so it is looked for before the first one is read. A pipe
/// cannot be read twice; there it is found at the end.
void CsvRecordSource::check_quotes() {
  if (!input_->is_regular) return;
  std::ifstream file(input_->path, std::ios::binary);
  ByteReader bytes(file);
  CsvReader reader(bytes);
  auto status = reader.read_header();
  auto const header = status == CsvStatus::record ? Header(reader.record().cells) : Header();
  while (status == CsvStatus::record) status = reader.skip();
  if (auto problem = status_diagnostic(status, reader, table_.path, header, bytes.offset()))
    refuse(std::move(*problem));
}

void CsvRecordSource::open_children(std::vector<ChildFile> const& children) {
  for (auto const& child : children) open_child(child);
}

void CsvRecordSource::open_child(ChildFile const& child) {
  if (subject_.key() == nullptr) {
    return refuse({DiagnosticCode::child_without_key, source::NoPlace{}, {subject_.type->name}, {}, {}});
  }
  std::vector<std::string> lists;
  for (std::size_t i = 0; i < subject_.fields.size(); ++i) {
    auto const& field = subject_.fields[i];
    if (!can_be_child(field)) continue;
    lists.push_back(field.field->name);
    if (std::find(field.names.begin(), field.names.end(), child.list) == field.names.end()) continue;
    auto const is_twice = std::any_of(children_.begin(), children_.end(), [i](Child const& c) { return c.field == i; });
    if (is_twice) return refuse({DiagnosticCode::child_given_twice, source::NoPlace{}, {field.field->name}, {}, {}});
    children_.push_back({i, std::make_unique<ChildTable>(*schema_, field, *subject_.key(), child.path, diagnostics_)});
    refused_ = refused_ || !children_.back().table->is_usable();
    return;
  }
  refuse({DiagnosticCode::child_list_unknown, source::NoPlace{}, {shown(child.list), list_names(lists)}, {}, {}});
}

void CsvRecordSource::read_table_header() {
  refused_ = !read_header(reader_, table_, diagnostics_);
  if (refused_) return;
  auto const line = reader_.record().line;
  refused_ = !resolve_table(*schema_, subject_, subject_.key(), line, table_, key_column_, diagnostics_);
  if (refused_) return;
  refused_ = !check_missing_columns(*schema_, subject_, table_, line, diagnostics_);
  if (refused_) return;
  report_lists_without_file(line);
  report_undeclared_columns(table_, line, diagnostics_);
}

void CsvRecordSource::report_lists_without_file(std::uint64_t header_line) {
  for (std::size_t i = 0; i < subject_.fields.size(); ++i) {
    auto const has_file = std::any_of(children_.begin(), children_.end(), [i](Child const& c) { return c.field == i; });
    if (!can_be_child(subject_.fields[i]) || has_file || table_.columns.fields[i].nested) continue;
    if (!subject_.fields[i].is_needed) continue;
    DataPlace const place{table_.path, header_line, {}, {}};
    diagnostics_.push_back({DiagnosticCode::list_without_file, place, {subject_.fields[i].field->name}, {}, {}});
  }
}

std::optional<ReadItem> CsvRecordSource::next() {
  std::optional<ReadItem> item;
  if (!has_ended_ && !refused_) item = next_record();
  if (refused_) return std::nullopt;
  if (has_ended_) item = next_orphan();
  auto const changed =
      std::find_if(children_.begin(), children_.end(), [](Child const& c) { return c.table->has_changed(); });
  if (changed == children_.end()) return item;
  refuse({DiagnosticCode::record_file_changed, DataPlace{changed->table->path(), 0, {}, {}}, {}, {}, {}});
  return std::nullopt;
}

std::optional<ReadItem> CsvRecordSource::next_record() {
  auto const status = reader_.next();
  if (status == CsvStatus::record) {
    ++num_rows_;
    return read_record(reader_.record());
  }
  finish(status);
  return std::nullopt;
}

std::optional<ReadItem> CsvRecordSource::next_orphan() {
  for (auto const& child : children_) {
    if (auto orphan = child.table->next_orphan()) return orphan;
  }
  return std::nullopt;
}

void CsvRecordSource::finish(CsvStatus status) {
  has_ended_ = true;
  if (auto problem = status_diagnostic(status, reader_, table_.path, table_.header, input_->bytes->offset())) {
    return refuse(std::move(*problem));
  }
  if (num_rows_ == 0) {
    diagnostics_.push_back(
        {DiagnosticCode::record_file_without_records, DataPlace{table_.path, 1, {}, {}}, {}, {}, {}});
  }
}

ReadItem CsvRecordSource::read_record(CsvRecord const& row) {
  Rejection rejection{table_.path, row.line, {}, {}, {}};
  auto& said = rejection.reasons;
  if (!check_shape(table_, row, said)) {
    rejection.key = key_of_broken_row(row);
    if (!rejection.key.empty()) leave_children_out(rejection.key);
    rejection.raw = row.raw;
    return rejection;
  }
  auto is_good = true;
  auto content = read_row(*schema_, subject_, table_, row, said, is_good);
  if (subject_.key() != nullptr) rejection.key = key_text(content.datum.fields[*subject_.type->key]);
  // Whose the rows of a child table are cannot be said when two share the key.
  auto const is_first = is_first_with_key(rejection.key, row, said);
  if (is_first) attach_children(rejection.key, content, said, is_good);
  inspect_csv_row(*schema_, subject_, table_, row, content, said, is_good);
  limit_reasons(said);
  if (is_good && is_first) {
    return ReadRecord{std::move(rejection.key), std::move(content.datum), table_.path, row.line, std::move(said)};
  }
  rejection.raw = row.raw;
  for (std::size_t i = 0; i < content.readable.size(); ++i) {
    if (!content.readable[i]) content.datum.fields[i].content = value::Absence::unknown;
  }
  rejection.partial = std::move(content.datum);
  return rejection;
}

/// The key of a record that is left out counts too: whoever comes later with the same key cannot be told apart from it.
bool CsvRecordSource::is_first_with_key(std::string const& key, CsvRecord const& row,
                                        std::vector<Diagnostic>& diagnostics) {
  if (key.empty()) return true;
  auto const first_line = keys_.insert(key, row.line);
  if (!first_line) return true;
  auto const place = data_place({table_.path, row.line, table_.header.name(*key_column_), row.cells[*key_column_]});
  diagnostics.push_back({DiagnosticCode::key_twice, place, {shown(key), std::to_string(*first_line)}, {}, {}});
  return false;
}

/// Only to name the row to people: in a row with too many or too few cells the key may stand elsewhere.
std::string CsvRecordSource::key_of_broken_row(CsvRecord const& row) const {
  if (!key_column_ || *key_column_ >= row.cells.size()) return {};
  std::vector<Diagnostic> unused;
  CellReport report({table_.path, row.line, {}, {}}, unused);
  auto const key = read_cell(*subject_.key(), row.cells[*key_column_], table_.sign, report);
  return report.has_error() ? std::string() : key_text(key);
}

void CsvRecordSource::attach_children(std::string const& key, RowContent& content, std::vector<Diagnostic>& diagnostics,
                                      bool& is_good) {
  if (key.empty()) return;
  for (auto const& child : children_) {
    auto is_readable = true;
    content.datum.fields[child.field] = child.table->read(key, diagnostics, is_readable);
    content.readable[child.field] = is_readable;
    is_good = is_good && is_readable;
  }
}

void CsvRecordSource::leave_children_out(std::string const& key) {
  for (auto const& child : children_) child.table->leave_out(key);
}

}  // namespace timbang::records
