#include "engine/records/table_source.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/table_header.h"

namespace timbang::records {

using source::Diagnostic;
using source::DiagnosticCode;

bool can_be_child(FieldSchema const& field) {
  auto const kind = field.field->type.kind;
  if (field.is_derived) return false;
  return kind == value::TypeKind::list || kind == value::TypeKind::record;
}

TableRecordSource::TableRecordSource(std::unique_ptr<Schema> schema, ir::RecordTypeId subject,
                                     std::unique_ptr<TableFile> file, std::vector<ChildInput> children,
                                     std::vector<Diagnostic> about_file)
    : schema_(std::move(schema)),
      subject_(schema_->record(subject.index)),
      file_(std::move(file)),
      diagnostics_(std::move(about_file)) {
  if (auto problem = file_->find_problem()) refuse(std::move(*problem));
  for (auto& child : children) open_child(std::move(child));
  if (!refused_) read_table_header();
}

void TableRecordSource::refuse(Diagnostic diagnostic) {
  diagnostics_.push_back(std::move(diagnostic));
  refused_ = true;
}

void TableRecordSource::open_child(ChildInput child) {
  if (subject_.key() == nullptr) {
    return refuse({DiagnosticCode::child_without_key, source::NoPlace{}, {subject_.type->name}, {}, {}});
  }
  std::vector<std::string> lists;
  for (std::size_t i = 0; i < subject_.fields.size(); ++i) {
    auto const& field = subject_.fields[i];
    if (!can_be_child(field)) continue;
    lists.push_back(field.field->name);
    auto const is_meant = std::find(field.names.begin(), field.names.end(), child.list) != field.names.end();
    if (is_meant) return attach(i, std::move(child));
  }
  refuse({DiagnosticCode::child_list_unknown,
          source::NoPlace{},
          {shown(child.list), list_names(lists)},
          {},
          remedy_for_nested_list(*subject_.type, child.list)});
}

void TableRecordSource::attach(std::size_t field, ChildInput child) {
  auto const& schema = subject_.fields[field];
  auto const is_twice =
      std::any_of(children_.begin(), children_.end(), [field](Child const& known) { return known.field == field; });
  if (is_twice) return refuse({DiagnosticCode::child_given_twice, source::NoPlace{}, {schema.field->name}, {}, {}});
  if (!child.table) child.table = open_child_table(child.path, schema.names, diagnostics_);
  if (!child.table) {
    refused_ = true;
    return;
  }
  children_.push_back(
      {field, std::make_unique<ChildTable>(*schema_, schema, *subject_.key(), std::move(child.table), diagnostics_)});
  refused_ = refused_ || !children_.back().table->is_usable();
}

void TableRecordSource::read_table_header() {
  refused_ = !file_->read_header(table_, diagnostics_) ||
             !resolve_table(*schema_, subject_, subject_.key(), table_, key_column_, diagnostics_) ||
             !check_missing_columns(*schema_, subject_, table_, diagnostics_);
  if (refused_) return;
  report_lists_without_file();
  report_undeclared_columns(table_, diagnostics_);
  file_->check_columns(diagnostics_);
}

void TableRecordSource::report_lists_without_file() {
  for (std::size_t i = 0; i < subject_.fields.size(); ++i) {
    auto const has_file = std::any_of(children_.begin(), children_.end(), [i](Child const& c) { return c.field == i; });
    if (!can_be_child(subject_.fields[i]) || has_file || table_.columns.fields[i].nested) continue;
    if (!subject_.fields[i].is_needed) continue;
    auto const place = table_.place(table_.header_line);
    diagnostics_.push_back({DiagnosticCode::list_without_file, place, {subject_.fields[i].field->name}, {}, {}});
  }
}

std::optional<ReadItem> TableRecordSource::next() {
  std::optional<ReadItem> item;
  if (!has_ended_ && !refused_) item = next_record();
  if (refused_) return std::nullopt;
  if (has_ended_) item = next_orphan();
  auto const changed =
      std::find_if(children_.begin(), children_.end(), [](Child const& c) { return c.table->has_changed(); });
  if (changed == children_.end()) return item;
  refuse({DiagnosticCode::record_file_changed, source::DataPlace{changed->table->path(), 0, {}, {}}, {}, {}, {}});
  return std::nullopt;
}

std::optional<ReadItem> TableRecordSource::next_record() {
  if (auto const* row = file_->next()) {
    ++num_rows_;
    return read_record(*row);
  }
  finish();
  return std::nullopt;
}

std::optional<ReadItem> TableRecordSource::next_orphan() {
  for (auto const& child : children_) {
    if (auto orphan = child.table->next_orphan()) return orphan;
  }
  return std::nullopt;
}

void TableRecordSource::finish() {
  has_ended_ = true;
  if (auto problem = file_->end_problem()) return refuse(std::move(*problem));
  if (num_rows_ > 0) return;
  diagnostics_.push_back({DiagnosticCode::record_file_without_records, table_.place(1), {}, {}, {}});
}

ReadItem TableRecordSource::read_record(TableRow const& row) {
  Rejection rejection{table_.path, row.line(), {}, {}, {}, {}, table_.sheet};
  auto& said = rejection.reasons;
  if (!row.check_shape(said)) {
    rejection.key = key_of_broken_row(row);
    if (!rejection.key.empty()) leave_children_out(rejection.key);
    rejection.raw = row.raw();
    return rejection;
  }
  auto is_good = true;
  auto content = read_row(*schema_, subject_, table_, row, said, is_good);
  if (subject_.key() != nullptr) rejection.key = key_text(content.datum.fields[*subject_.type->key]);
  // Whose the rows of a child table are cannot be said when two share the key.
  auto const is_first = is_first_with_key(rejection.key, row, said);
  if (is_first) attach_children(rejection.key, content, said, is_good);
  inspect_table_row(*schema_, subject_, table_, row, content, said, is_good);
  limit_reasons(said);
  if (is_good && is_first) {
    return ReadRecord{
        std::move(rejection.key), std::move(content.datum), table_.path, row.line(), std::move(said), table_.sheet};
  }
  rejection.raw = row.raw();
  for (std::size_t i = 0; i < content.readable.size(); ++i) {
    if (!content.readable[i]) content.datum.fields[i].content = value::Absence::unknown;
  }
  rejection.partial = std::move(content.datum);
  return rejection;
}

/// The key of a record that is left out counts too: whoever comes later with the same key cannot be told apart from it.
bool TableRecordSource::is_first_with_key(std::string const& key, TableRow const& row,
                                          std::vector<Diagnostic>& diagnostics) {
  if (key.empty()) return true;
  auto const first_line = keys_.insert(key, row.line());
  if (!first_line) return true;
  auto const place = data_place(row.place_of(*key_column_));
  diagnostics.push_back({DiagnosticCode::key_twice, place, {shown(key), std::to_string(*first_line)}, {}, {}});
  return false;
}

/// Only to name the row to people: in a row with too many or too few cells the key may stand elsewhere.
std::string TableRecordSource::key_of_broken_row(TableRow const& row) const {
  if (!key_column_ || !row.has(*key_column_)) return {};
  std::vector<Diagnostic> unused;
  CellReport report(row.place(), unused);
  auto const key = row.read(*subject_.key(), *key_column_, report);
  return report.has_error() ? std::string() : key_text(key);
}

void TableRecordSource::attach_children(std::string const& key, RowContent& content,
                                        std::vector<Diagnostic>& diagnostics, bool& is_good) {
  if (key.empty()) return;
  for (auto const& child : children_) {
    auto is_readable = true;
    content.datum.fields[child.field] = child.table->read(key, diagnostics, is_readable);
    content.readable[child.field] = is_readable;
    is_good = is_good && is_readable;
  }
}

void TableRecordSource::leave_children_out(std::string const& key) {
  for (auto const& child : children_) child.table->leave_out(key);
}

}  // namespace timbang::records
