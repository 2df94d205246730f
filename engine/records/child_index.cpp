// The first pass over a child table: its header, and where the rows of each key stand.
#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/child_table.h"
#include "engine/records/table_header.h"

namespace timbang::records {

namespace {

/// Of a row whose key cannot be read. Should a key ever have this hash, its row is only told in other words.
constexpr std::uint64_t no_hash = 0;

}  // namespace

using source::Diagnostic;
using source::DiagnosticCode;

ChildTable::ChildTable(Schema const& schema, FieldSchema const& list, FieldSchema const& parent_key,
                       std::unique_ptr<TableFile> file, std::vector<Diagnostic>& diagnostics)
    : schema_(schema),
      list_(list),
      parent_key_(parent_key),
      row_type_(schema.record(list.field->type.index)),
      file_(std::move(file)) {
  is_usable_ = resolve_header(diagnostics) && index_rows(diagnostics);
}

bool ChildTable::resolve_header(std::vector<Diagnostic>& diagnostics) {
  if (!file_->read_header(table_, diagnostics)) return false;
  std::optional<std::size_t> key_column;
  if (!resolve_table(schema_, row_type_, &parent_key_, table_, key_column, diagnostics)) return false;
  key_column_ = *key_column;
  if (!check_missing_columns(schema_, row_type_, table_, diagnostics)) return false;
  report_undeclared_columns(table_, diagnostics);
  file_->check_columns(diagnostics);
  auto const* row_key = row_type_.key();
  auto const is_list = list_.field->type.kind == value::TypeKind::list;
  if (!is_list || row_key == nullptr || table_.columns.fields[*row_type_.type->key].column) return true;
  diagnostics.push_back({DiagnosticCode::row_key_column_missing,
                         table_.place(table_.header_line),
                         {list_names(row_key->names), list_.field->name, table_.header.list()},
                         {},
                         {}});
  return false;
}

bool ChildTable::index_rows(std::vector<Diagnostic>& diagnostics) {
  while (auto const* row = file_->next()) {
    if (row->line() > UINT32_MAX) {
      diagnostics.push_back(
          {DiagnosticCode::child_table_too_long, table_.place(0), {std::to_string(UINT32_MAX)}, {}, {}});
      return false;
    }
    add_to_index(*row);
  }
  if (auto problem = file_->end_problem()) {
    diagnostics.push_back(std::move(*problem));
    return false;
  }
  std::sort(index_.begin(), index_.end(),
            [](Entry const& a, Entry const& b) { return std::pair(a.hash, a.offset) < std::pair(b.hash, b.offset); });
  used_.assign(index_.size(), false);
  return true;
}

void ChildTable::add_to_index(TableRow const& row) {
  std::vector<Diagnostic> unused;
  auto const key = row.is_cut() ? std::string() : key_of(row, unused);
  auto& rows = key.empty() ? orphans_ : index_;
  auto const position = file_->position();
  rows.push_back({key.empty() ? no_hash : hash_(key), position.offset, static_cast<std::uint32_t>(position.line),
                  position.length});
}

void ChildTable::gather_orphans() {
  for (std::size_t i = 0; i < index_.size(); ++i) {
    if (!used_[i]) orphans_.push_back(index_[i]);
  }
  std::sort(orphans_.begin(), orphans_.end(), [](Entry const& a, Entry const& b) { return a.offset < b.offset; });
  num_orphans_given_ = 0;
}

std::optional<LeftOutRow> ChildTable::next_orphan() {
  if (!num_orphans_given_) gather_orphans();
  if (*num_orphans_given_ == orphans_.size() || has_changed_) return std::nullopt;
  auto const& entry = orphans_[(*num_orphans_given_)++];
  auto const* const row = load(entry);
  has_changed_ = row == nullptr;
  std::vector<Diagnostic> unused;
  auto key = has_changed_ || entry.hash == no_hash ? std::string() : key_of(*row, unused);
  has_changed_ = has_changed_ || (entry.hash != no_hash && hash_(key) != entry.hash);
  if (has_changed_) return std::nullopt;
  auto place = row->has(key_column_) ? row->place_of(key_column_) : row->place();
  place.column = table_.header.name(key_column_);
  Diagnostic reason{DiagnosticCode::child_key_not_readable, data_place(place), {list_.field->name}, {}, {}};
  if (!key.empty()) {
    reason.code = DiagnosticCode::child_row_without_record;
    reason.arguments = {shown(key), list_.field->name};
  }
  return LeftOutRow{std::move(reason), std::move(key), row->raw()};
}

}  // namespace timbang::records
