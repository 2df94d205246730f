// Reading rows from a child table that has been indexed; child_index.cpp makes the index.
#include "engine/records/child_table.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"

namespace timbang::records {

using source::Diagnostic;
using source::DiagnosticCode;

std::string ChildTable::key_of(TableRow const& row, std::vector<Diagnostic>& diagnostics) const {
  if (!row.has(key_column_)) return {};
  CellReport report(row.place_of(key_column_), diagnostics);
  auto const key = row.read(parent_key_, key_column_, report);
  return report.has_error() ? std::string() : key_text(key);
}

/// Reads the entry's row again; null when it is no longer there.
TableRow const* ChildTable::load(Entry const& entry) { return file_->load({entry.offset, entry.line, entry.length}); }

source::DataPlace ChildTable::place_of_row_key(std::uint64_t line) const {
  auto place = table_.place(line);
  auto const column = row_type_.type->key ? table_.columns.fields[*row_type_.type->key].column : std::nullopt;
  if (column) place.column = shown(table_.header.name(*column));
  return place;
}

/// False when no more rows need be looked at. `lines` are those of `rows`.
bool ChildTable::take_row(std::string_view key, Entry const& entry, value::ListDatum& rows,
                          std::vector<std::uint64_t>& lines, std::vector<Diagnostic>& diagnostics, bool& is_good) {
  std::vector<Diagnostic> said;
  auto const* const row = load(entry);
  auto const row_key = row != nullptr ? key_of(*row, said) : std::string();
  if (row_key != key) {
    // Another key may have the same hash; any other difference means that these are no longer the bytes that were
    // indexed.
    has_changed_ = has_changed_ || row_key.empty() || hash_(row_key) != entry.hash;
    return !has_changed_;
  }
  auto const is_list = list_.field->type.kind == value::TypeKind::list;
  if (is_list && rows.rows.size() >= max_rows(*list_.field)) {
    is_good = false;
    diagnostics.push_back({DiagnosticCode::list_too_long,
                           table_.place(entry.line),
                           {list_.field->name, std::to_string(max_rows(*list_.field))},
                           {},
                           {}});
    return false;
  }
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  if (row->check_shape(diagnostics)) {
    auto content = read_row(schema_, row_type_, table_, *row, diagnostics, is_good);
    inspect_table_row(schema_, row_type_, table_, *row, content, diagnostics, is_good);
    rows.rows.push_back(std::move(content.datum));
    lines.push_back(entry.line);
  } else {
    is_good = false;
  }
  // A second row of a nested record is wrong already; a third would say nothing new.
  auto const has_enough = !is_list && rows.rows.size() > 1;
  return !has_enough && diagnostics.size() < max_gathered_diagnostics;
}

/// The place in the index of the first entry with this hash, or of what stands behind where it would be.
std::size_t ChildTable::first_with(std::uint64_t hash) const {
  auto const first = std::lower_bound(index_.begin(), index_.end(), hash,
                                      [](Entry const& entry, std::uint64_t wanted) { return entry.hash < wanted; });
  return static_cast<std::size_t>(first - index_.begin());
}

void ChildTable::leave_out(std::string_view key) {
  auto const hash = hash_(key);
  for (auto i = first_with(hash); i < index_.size() && index_[i].hash == hash; ++i) used_[i] = true;
}

value::Datum ChildTable::read(std::string_view key, std::vector<Diagnostic>& diagnostics, bool& is_good) {
  auto const hash = hash_(key);
  value::ListDatum rows;
  std::vector<std::uint64_t> lines;
  auto goes_on = true;
  for (auto i = first_with(hash); i < index_.size() && index_[i].hash == hash; ++i) {
    used_[i] = true;
    goes_on = goes_on && take_row(key, index_[i], rows, lines, diagnostics, is_good);
  }
  if (list_.field->type.kind == value::TypeKind::record) {
    return as_nested_record(std::move(rows), lines, diagnostics, is_good);
  }
  auto const place_of = [this, &lines](std::size_t row) { return place_of_row_key(lines[row]); };
  is_good = check_row_keys(list_, row_type_, rows, place_of, diagnostics) && is_good;
  rows.complete = !rows.rows.empty() || list_.field->no_rows_mean_none;
  return {std::move(rows)};
}

value::Datum ChildTable::as_nested_record(value::ListDatum rows, std::vector<std::uint64_t> const& lines,
                                          std::vector<Diagnostic>& diagnostics, bool& is_good) const {
  if (rows.rows.empty()) return datum_when_empty(*list_.field);
  if (rows.rows.size() > 1) {
    is_good = false;
    diagnostics.push_back({DiagnosticCode::nested_record_twice,
                           table_.place(lines[1]),
                           {list_.field->name, std::to_string(lines[0])},
                           {},
                           {}});
  }
  return {std::move(rows.rows.front())};
}

}  // namespace timbang::records
