#include "engine/workbook/workbook.h"

#include <algorithm>

namespace timbang::workbook {

namespace {

bool is_blank_text(std::string_view text) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  while (!text.empty()) {
    if (text.starts_with(no_break_space)) {
      text.remove_prefix(no_break_space.size());
    } else if (std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

bool has_value(Cell const& cell) {
  if (cell.kind == CellKind::text) return !is_blank_text(cell.text);
  return cell.kind != CellKind::empty;
}

}  // namespace

Cell const& Row::at(std::uint32_t column) const {
  static Cell const empty;
  auto const found = std::lower_bound(cells.begin(), cells.end(), column,
                                      [](Cell const& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found != cells.end() && found->column == column ? *found : empty;
}

bool Row::is_blank() const { return std::none_of(cells.begin(), cells.end(), has_value); }

bool Sheet::is_column_hidden(std::uint32_t column) const {
  return std::any_of(hidden_columns.begin(), hidden_columns.end(),
                     [column](ColumnSpan span) { return span.first <= column && column <= span.last; });
}

}  // namespace timbang::workbook
