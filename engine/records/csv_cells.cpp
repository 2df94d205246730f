// The cells of one CSV record: apart from csv_reader.cpp, which only finds where records end.
#include <algorithm>

#include "engine/records/cell_text.h"
#include "engine/records/csv_reader.h"

namespace timbang::records {

namespace {

struct Cell {
  std::string_view text;
  std::size_t end = 0;        ///< of the separator after it, or of the record
  bool is_misquoted = false;  ///< text after the closing quote, or a quote within an unquoted cell
};

Cell read_unquoted(std::string_view raw, std::size_t begin, char separator) {
  auto const end = std::min(raw.find(separator, begin), raw.size());
  auto const text = raw.substr(begin, end - begin);
  return {text, end, text.find('"') != std::string_view::npos};
}

/// `begin` is that of the opening quote. `scratch` has room for every byte of the record, so it never moves.
Cell read_quoted(std::string_view raw, std::size_t begin, char separator, std::string& scratch) {
  auto const scratch_begin = scratch.size();
  auto piece_begin = begin + 1;
  auto has_doubled = false;
  auto quote = raw.find('"', piece_begin);
  while (quote != std::string_view::npos && quote + 1 < raw.size() && raw[quote + 1] == '"') {
    scratch.append(raw.substr(piece_begin, quote + 1 - piece_begin));
    has_doubled = true;
    piece_begin = quote + 2;
    quote = raw.find('"', piece_begin);
  }
  if (quote == std::string_view::npos) return {raw.substr(begin), raw.size(), true};
  auto const rest = raw.substr(piece_begin, quote - piece_begin);
  auto text = rest;
  if (has_doubled) {
    scratch.append(rest);
    text = std::string_view(scratch).substr(scratch_begin);
  }
  auto const end = std::min(raw.find(separator, quote + 1), raw.size());
  return {text, end, end != quote + 1};
}

/// Returns the first cell, from 0, that is quoted wrongly.
std::optional<std::size_t> split(std::string_view raw, char separator, std::vector<std::string_view>& cells,
                                 std::string& scratch) {
  cells.clear();
  scratch.clear();
  scratch.reserve(raw.size());
  std::optional<std::size_t> misquoted;
  auto position = std::size_t{0};
  while (position <= raw.size() && cells.size() <= max_columns) {
    auto const is_quoted = position < raw.size() && raw[position] == '"';
    auto const cell =
        is_quoted ? read_quoted(raw, position, separator, scratch) : read_unquoted(raw, position, separator);
    if (cell.is_misquoted && !misquoted) misquoted = cells.size();
    cells.push_back(cell.text);
    position = cell.end + 1;
  }
  return misquoted;
}

RowProblem bad_byte_problem(BadByte const& bad, std::string_view raw, std::uint64_t offset, char separator) {
  // Splitting what stands before the byte tells in which cell it is.
  std::vector<std::string_view> cells_before;
  std::string scratch;
  split(raw.substr(0, bad.offset), separator, cells_before, scratch);
  auto const code = bad.is_control ? source::DiagnosticCode::control_character : source::DiagnosticCode::not_utf8;
  return {code, {bad.shown, std::to_string(offset + bad.offset + 1)}, cells_before.size() - 1};
}

}  // namespace

std::optional<RowProblem> split_cells(std::string_view raw, char separator, std::uint64_t offset,
                                      std::vector<std::string_view>& cells, std::string& scratch) {
  auto const misquoted = split(raw, separator, cells, scratch);
  if (auto const bad = find_bad_byte(raw)) return bad_byte_problem(*bad, raw, offset, separator);
  if (!misquoted) return std::nullopt;
  return RowProblem{source::DiagnosticCode::quote_misplaced, {std::to_string(*misquoted + 1)}, misquoted};
}

}  // namespace timbang::records
