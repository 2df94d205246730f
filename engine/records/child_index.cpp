// The first pass over a child table: its header, and where the rows of each key stand.
#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/child_table.h"
#include "engine/records/file_kind.h"
#include "engine/records/table_header.h"

namespace timbang::records {

namespace {

/// Of a row whose key cannot be read. Should a key ever have this hash, its row is only told in other words.
constexpr std::uint64_t no_hash = 0;

}  // namespace

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

ChildTable::ChildTable(Schema const& schema, FieldSchema const& list, FieldSchema const& parent_key, std::string path,
                       std::vector<Diagnostic>& diagnostics)
    : schema_(schema), list_(list), parent_key_(parent_key), row_type_(schema.record(list.field->type.index)) {
  table_.path = std::move(path);
  is_usable_ = open_file(diagnostics) && build(diagnostics);
}

bool ChildTable::open_file(std::vector<Diagnostic>& diagnostics) {
  struct stat status {};
  if (::stat(table_.path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    diagnostics.push_back({DiagnosticCode::child_not_regular_file, source::NoPlace{}, {shown(table_.path)}, {}, {}});
    return false;
  }
  descriptor_ = ::open(table_.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ >= 0) return true;
  diagnostics.push_back({DiagnosticCode::record_file_not_readable, source::NoPlace{}, {shown(table_.path)}, {}, {}});
  return false;
}

bool ChildTable::build(std::vector<Diagnostic>& diagnostics) {
  std::ifstream file(table_.path, std::ios::binary);
  ByteReader bytes(file);
  if (auto refusal = refusal_of(find_file_kind(bytes), table_.path)) {
    diagnostics.push_back(std::move(*refusal));
    return false;
  }
  CsvReader reader(bytes);
  return resolve_header(reader, diagnostics) && index_rows(reader, bytes, diagnostics);
}

bool ChildTable::resolve_header(CsvReader& reader, std::vector<Diagnostic>& diagnostics) {
  if (!read_header(reader, table_, diagnostics)) return false;
  separator_ = reader.separator();
  auto const line = reader.record().line;
  std::optional<std::size_t> key_column;
  if (!resolve_table(schema_, row_type_, &parent_key_, line, table_, key_column, diagnostics)) return false;
  key_column_ = *key_column;
  if (!check_missing_columns(schema_, row_type_, table_, line, diagnostics)) return false;
  report_undeclared_columns(table_, line, diagnostics);
  auto const* row_key = row_type_.key();
  auto const is_list = list_.field->type.kind == value::TypeKind::list;
  if (!is_list || row_key == nullptr || table_.columns.fields[*row_type_.type->key].column) return true;
  diagnostics.push_back({DiagnosticCode::row_key_column_missing,
                         DataPlace{table_.path, line, {}, {}},
                         {list_names(row_key->names), list_.field->name, table_.header.list()},
                         {},
                         {}});
  return false;
}

bool ChildTable::index_rows(CsvReader& reader, ByteReader const& bytes, std::vector<Diagnostic>& diagnostics) {
  auto status = reader.next();
  for (; status == CsvStatus::record; status = reader.next()) {
    if (reader.record().line > UINT32_MAX) {
      diagnostics.push_back({DiagnosticCode::child_table_too_long,
                             DataPlace{table_.path, 0, {}, {}},
                             {std::to_string(UINT32_MAX)},
                             {},
                             {}});
      return false;
    }
    add_to_index(reader.record());
  }
  if (auto problem = status_diagnostic(status, reader, table_.path, table_.header, bytes.offset())) {
    diagnostics.push_back(std::move(*problem));
    return false;
  }
  std::sort(index_.begin(), index_.end(),
            [](Entry const& a, Entry const& b) { return std::pair(a.hash, a.offset) < std::pair(b.hash, b.offset); });
  used_.assign(index_.size(), false);
  return true;
}

void ChildTable::add_to_index(CsvRecord const& row) {
  std::vector<Diagnostic> unused;
  auto const is_cut = row.problem && row.problem->code == DiagnosticCode::record_too_long;
  auto const key = is_cut ? std::string() : key_of(row, unused);
  auto& rows = key.empty() ? orphans_ : index_;
  rows.push_back({key.empty() ? no_hash : hash_(key), row.offset, static_cast<std::uint32_t>(row.line),
                  static_cast<std::uint32_t>(row.raw.size())});
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
  has_changed_ = !load(entry);
  std::vector<Diagnostic> unused;
  auto key = has_changed_ || entry.hash == no_hash ? std::string() : key_of(row_, unused);
  has_changed_ = has_changed_ || (entry.hash != no_hash && hash_(key) != entry.hash);
  if (has_changed_) return std::nullopt;
  CellPlace place{table_.path, entry.line, table_.header.name(key_column_), row_.raw};
  if (key_column_ < row_.cells.size()) place.cell = row_.cells[key_column_];
  Diagnostic reason{DiagnosticCode::child_key_not_readable, data_place(place), {list_.field->name}, {}, {}};
  if (!key.empty()) {
    reason.code = DiagnosticCode::child_row_without_record;
    reason.arguments = {shown(key), list_.field->name};
  }
  return LeftOutRow{std::move(reason), std::move(key), std::string(row_.raw)};
}

}  // namespace timbang::records
