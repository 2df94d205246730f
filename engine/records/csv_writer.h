// Rows of CSV: RFC 4180 quoting, `,` between cells, LF at the end, UTF-8 without a mark.
// Used by report for results and by session for the rows that were left out. Writes text; never formats a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbang::records {

/// Appends one cell, quoted when it holds a comma, a quote, a line break, or a blank at either end.
void append_csv_cell(std::string& output, std::string_view cell);

/// Appends one row with its line end. A row of one empty cell is written `""`, since an empty line is no row.
void append_csv_row(std::string& output, std::vector<std::string> const& cells);

/// The text with an apostrophe in front when a spreadsheet would run it as a formula: when it begins with = + - @,
/// a tab or a carriage return (also after blanks). For text alone: a negative number must not be given to it.
std::string spreadsheet_safe(std::string_view text);

/// Whether `spreadsheet_safe` would change the text.
bool looks_like_formula(std::string_view text);

}  // namespace timbang::records
