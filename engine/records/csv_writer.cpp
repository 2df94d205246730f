#include "engine/records/csv_writer.h"

namespace timbang::records {

namespace {

bool needs_quotes(std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") != std::string_view::npos) return true;
  return !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
}

}  // namespace

void append_csv_cell(std::string& output, std::string_view cell) {
  if (!needs_quotes(cell)) {
    output += cell;
    return;
  }
  output += '"';
  for (auto const c : cell) {
    if (c == '"') output += '"';
    output += c;
  }
  output += '"';
}

void append_csv_row(std::string& output, std::vector<std::string> const& cells) {
  if (cells.size() == 1 && cells.front().empty()) {
    output += "\"\"\n";
    return;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) output += ',';
    append_csv_cell(output, cells[i]);
  }
  output += '\n';
}

bool looks_like_formula(std::string_view text) {
  auto const first = text.find_first_not_of(' ');
  return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

std::string spreadsheet_safe(std::string_view text) {
  return looks_like_formula(text) ? "'" + std::string(text) : std::string(text);
}

}  // namespace timbang::records
