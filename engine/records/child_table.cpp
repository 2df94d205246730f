// Reading rows from a child table that has been indexed; child_index.cpp makes the index.
#include "engine/records/child_table.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"

namespace timbang::records {

using source::Diagnostic;
using source::DiagnosticCode;

ChildTable::~ChildTable() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string ChildTable::key_of(CsvRecord const& row, std::vector<Diagnostic>& diagnostics) const {
  if (key_column_ >= row.cells.size()) return {};
  auto const cell = row.cells[key_column_];
  CellReport report({table_.path, row.line, table_.header.name(key_column_), cell}, diagnostics);
  auto const key = read_cell(parent_key_, cell, table_.sign, report);
  return report.has_error() ? std::string() : key_text(key);
}

/// Reads the entry's bytes again into row_; false when the file has become shorter.
bool ChildTable::load(Entry const& entry) {
  buffer_.resize(entry.length);
  std::size_t num_read = 0;
  while (num_read < entry.length) {
    auto const got = ::pread(descriptor_, buffer_.data() + num_read, entry.length - num_read,
                             static_cast<off_t>(entry.offset + num_read));
    if (got <= 0) return false;
    num_read += static_cast<std::size_t>(got);
  }
  row_.line = entry.line;
  row_.offset = entry.offset;
  row_.raw = buffer_;
  row_.problem = split_cells(row_.raw, separator_, entry.offset, row_.cells, scratch_);
  return true;
}

/// False when no more rows need be looked at.
bool ChildTable::take_row(std::string_view key, Entry const& entry, value::ListDatum& rows,
                          std::vector<source::DataPlace>& places, std::vector<Diagnostic>& diagnostics, bool& is_good) {
  std::vector<Diagnostic> said;
  auto const row_key = load(entry) ? key_of(row_, said) : std::string();
  if (row_key != key) {
    // Another key may have the same hash; any other difference means that these are no longer the bytes that were indexed.
    has_changed_ = has_changed_ || row_key.empty() || hash_(row_key) != entry.hash;
    return !has_changed_;
  }
  places.push_back(data_place({table_.path, row_.line, {}, row_.raw}));
  if (list_.field->type.kind == value::TypeKind::list && places.size() > max_rows(*list_.field)) {
    is_good = false;
    diagnostics.push_back({DiagnosticCode::list_too_long, places.back(),
                           {list_.field->name, std::to_string(max_rows(*list_.field))}, {}, {}});
    return false;
  }
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  if (!check_shape(table_, row_, diagnostics)) {
    is_good = false;
    places.pop_back();
    return diagnostics.size() < max_gathered_diagnostics;
  }
  rows.rows.push_back(read_row(schema_, row_type_, table_, row_, diagnostics, is_good));
  // A second row of a nested record is wrong already; a third would say nothing new.
  auto const has_enough = list_.field->type.kind == value::TypeKind::record && places.size() > 1;
  return !has_enough && diagnostics.size() < max_gathered_diagnostics;
}

value::Datum ChildTable::read(std::string_view key, std::vector<Diagnostic>& diagnostics, bool& is_good) {
  auto const hash = hash_(key);
  auto const first = std::lower_bound(index_.begin(), index_.end(), hash,
                                      [](Entry const& entry, std::uint64_t wanted) { return entry.hash < wanted; });
  value::ListDatum rows;
  std::vector<source::DataPlace> places;
  auto goes_on = true;
  for (auto entry = first; entry != index_.end() && entry->hash == hash; ++entry) {
    used_[static_cast<std::size_t>(entry - index_.begin())] = true;
    goes_on = goes_on && take_row(key, *entry, rows, places, diagnostics, is_good);
  }
  if (list_.field->type.kind == value::TypeKind::record) {
    return as_nested_record(std::move(rows), places, diagnostics, is_good);
  }
  is_good = check_row_keys(list_, row_type_, rows, places, diagnostics) && is_good;
  rows.complete = !rows.rows.empty() || list_.field->no_rows_mean_none;
  return {std::move(rows)};
}

value::Datum ChildTable::as_nested_record(value::ListDatum rows, std::vector<source::DataPlace> const& places,
                                          std::vector<Diagnostic>& diagnostics, bool& is_good) const {
  if (rows.rows.empty()) return datum_when_empty(*list_.field);
  for (std::size_t i = 1; i < places.size(); ++i) {
    is_good = false;
    diagnostics.push_back({DiagnosticCode::nested_record_twice, places[i],
                           {list_.field->name, std::to_string(places.front().line)}, {}, {}});
  }
  return {std::move(rows.rows.front())};
}

}  // namespace timbang::records
