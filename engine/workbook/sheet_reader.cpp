#include "engine/workbook/sheet_reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "engine/source/text_encoding.h"
#include "engine/workbook/number_text.h"
#include "engine/workbook/xml.h"

namespace timbang::workbook {

namespace {

/// Where the cell stands; without a reference of its own, behind the one before it. Empty when it stands elsewhere.
std::optional<std::uint32_t> column_of(std::string_view reference, Row const& row) {
  auto const next = row.cells.empty() ? 0 : row.cells.back().column + 1;
  if (reference.empty()) return next < max_sheet_columns ? std::optional(next) : std::nullopt;
  auto const place = read_reference(reference);
  if (!place || place->row != row.number || place->column < next) return std::nullopt;
  return place->column;
}

bool is_formula_without_value(pugi::xml_node const& formula, pugi::xml_node const& value, std::string_view type) {
  if (!formula) return false;
  // A formula whose result is an empty text has a value, an empty one.
  return type == "str" ? !value : value.text().empty();
}

}  // namespace

std::optional<Problem> SheetReader::take_row(std::string_view xml) {
  pugi::xml_document document;
  if (!parse_xml(xml, document)) return damaged_part(part_);
  auto const node = document.first_child();
  auto const previous = sheet_.rows.empty() ? 0 : sheet_.rows.back().number;
  Row row;
  row.number = attribute(node, "r").empty() ? previous + 1 : whole_attribute(node, "r").value_or(0);
  if (row.number <= previous || row.number > max_sheet_rows) return damaged_part(part_);
  row.is_hidden = is_set(node, "hidden");
  for (auto const cell : node.children()) {
    if (local_name(cell.name()) != "c") continue;
    if (auto problem = take_cell(cell, row)) return problem;
  }
  std::erase_if(row.cells, [](Cell const& cell) { return cell.kind == CellKind::empty; });
  row.cells.shrink_to_fit();
  if (auto problem = count_cells(row.cells.size() + 1)) return problem;
  sheet_.rows.push_back(std::move(row));
  return std::nullopt;
}

std::optional<Problem> SheetReader::take_cell(pugi::xml_node const& node, Row& row) {
  auto const column = column_of(attribute(node, "r"), row);
  if (!column) return damaged_part(part_);
  Cell cell;
  cell.column = *column;
  read_value(node, cell);
  if (is_broken_text_) return damaged_part(part_);
  if (texts_.num_bytes() > limits_.max_text_bytes) {
    return too_large({"bita teks", "bytes of text"}, limits_.max_text_bytes);
  }
  row.cells.push_back(cell);
  return std::nullopt;
}

void SheetReader::read_value(pugi::xml_node const& node, Cell& cell) {
  auto const type = attribute(node, "t");
  auto const formula = child(node, "f");
  auto const value = child(node, "v");
  cell.is_formula = !formula.empty();
  if (is_formula_without_value(formula, value, type)) return set(cell, CellKind::formula_without_value, {});
  std::string_view const written = value.text().get();
  if (type == "inlineStr") return set(cell, CellKind::text, string_text(child(node, "is")));
  if (type == "str") return set(cell, CellKind::text, unescaped(written));
  if (written.empty()) return;
  if (type == "s") return read_string_index(written, cell);
  if (type == "e") return set(cell, CellKind::error, written);
  if (type == "d") return read_iso_date(written, cell);
  if (type == "b") {
    if (written == "1" || written == "true") return set(cell, CellKind::boolean, "true");
    if (written == "0" || written == "false") return set(cell, CellKind::boolean, "false");
    return set(cell, CellKind::damaged, written);
  }
  if (!type.empty() && type != "n") return set(cell, CellKind::damaged, written);
  read_number(written, whole_attribute(node, "s").value_or(0), cell);
}

void SheetReader::read_number(std::string_view written, std::uint32_t style, Cell& cell) {
  auto const digits = number_text(written);
  if (!digits) return set(cell, CellKind::damaged, written);
  switch (shared_.styles.format(style)) {
    case NumberFormat::number: return set(cell, CellKind::number, *digits);
    case NumberFormat::percentage: return set(cell, CellKind::percentage, percent_text(*digits));
    case NumberFormat::date: return read_date(*digits, cell);
    case NumberFormat::time: return set(cell, CellKind::no_date, *digits);
  }
}

void SheetReader::read_date(std::string_view digits, Cell& cell) {
  auto const moment = moment_of_serial(digits, shared_.date_system);
  if (!moment) return set(cell, CellKind::no_date, digits);
  auto const date = moment->date.to_iso();
  if (moment->is_midnight) return set(cell, CellKind::date, date);
  set(cell, CellKind::date_with_time,
      fmt::format("{} {:02}:{:02}:{:02}", date, moment->seconds / 3600, moment->seconds / 60 % 60,
                  moment->seconds % 60));
}

/// `2021-05-24T00:00:00`, as some programs write instead of a number.
void SheetReader::read_iso_date(std::string_view written, Cell& cell) {
  auto const date = value::Date::from_iso(written.substr(0, 10));
  if (!date) return set(cell, CellKind::damaged, written);
  auto const time = written.substr(std::min<std::size_t>(written.size(), 10));
  auto const is_midnight = time.find_first_not_of("T0:.Z") == std::string_view::npos;
  set(cell, is_midnight ? CellKind::date : CellKind::date_with_time, is_midnight ? date->to_iso() : written);
}

void SheetReader::read_string_index(std::string_view written, Cell& cell) {
  std::size_t index = 0;
  auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), index);
  auto const is_there =
      error == std::errc() && end == written.data() + written.size() && index < shared_.strings.size();
  if (!is_there) return set(cell, CellKind::damaged, written);
  cell.kind = CellKind::text;
  cell.text = shared_.strings[index];
}

void SheetReader::set(Cell& cell, CellKind kind, std::string_view text) {
  is_broken_text_ = is_broken_text_ || !source::is_utf8(text);
  cell.kind = kind;
  cell.text = texts_.add(text);
}

std::optional<Problem> SheetReader::count_cells(std::size_t number) {
  num_cells_ += number;
  if (num_cells_ <= limits_.max_cells) return std::nullopt;
  return too_large({"sel", "cells"}, limits_.max_cells);
}

std::optional<Problem> SheetReader::take_frame(std::string_view xml) {
  pugi::xml_document document;
  if (!parse_xml(xml, document)) return damaged_part(part_);
  auto const root = child(document, "worksheet");
  if (!root) return damaged_part(part_);
  for (auto const node : child(root, "cols").children()) {
    auto const first = whole_attribute(node, "min");
    auto const last = whole_attribute(node, "max");
    if (!is_set(node, "hidden") || !first || !last || *first == 0) continue;
    if (sheet_.hidden_columns.size() == max_sheet_columns) return damaged_part(part_);
    sheet_.hidden_columns.push_back({*first - 1, *last - 1});
  }
  for (auto const node : child(root, "mergeCells").children()) {
    auto const range = read_range(attribute(node, "ref"));
    if (!range) return damaged_part(part_);
    if (auto problem = merge(*range)) return problem;
  }
  return std::nullopt;
}

/// Marks the cells of the range in the rows that are there.
std::optional<Problem> SheetReader::merge(CellRange const& range) {
  auto row = std::lower_bound(sheet_.rows.begin(), sheet_.rows.end(), range.first.row,
                              [](Row const& a, std::uint32_t number) { return a.number < number; });
  for (; row != sheet_.rows.end() && row->number <= range.last.row; ++row) {
    if (auto problem = merge_in_row(*row, range.first.column, range.last.column)) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> SheetReader::merge_in_row(Row& row, std::uint32_t first, std::uint32_t last) {
  // What is copied counts too, so that many small ranges in one long row cost no more than many cells.
  if (auto problem = count_cells(row.cells.size() + last - first + 1)) return problem;
  std::vector<Cell> merged;
  merged.reserve(row.cells.size() + last - first + 1);
  auto cell = row.cells.begin();
  auto const copy_until = [&](std::uint32_t column) {
    for (; cell != row.cells.end() && cell->column < column; ++cell) merged.push_back(*cell);
  };
  for (auto column = first; column <= last; ++column) {
    copy_until(column);
    auto const is_there = cell != row.cells.end() && cell->column == column;
    merged.push_back(is_there ? *cell++ : Cell{{}, column, CellKind::empty, false, false});
    merged.back().is_merged = true;
  }
  copy_until(max_sheet_columns);
  row.cells = std::move(merged);
  return std::nullopt;
}

}  // namespace timbang::workbook
