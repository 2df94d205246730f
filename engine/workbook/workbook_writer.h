// Writes a workbook (.xlsx): sheets with typed cells, a heading that stays in view, drop-down lists and notes.
// Used by reports of results and by whoever makes forms to be filled in. A row is written and forgotten, so the number of rows
// costs no memory. The same rows give the same bytes on every machine and every day.
// A text never becomes a formula, a number or a link, whatever it begins with.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/calendar.h"
#include "engine/workbook/cell_reference.h"
#include "engine/workbook/workbook.h"

namespace timbang::workbook {

/// A cell to be written: empty, a text, a number, a yes or no, or a date.
struct OutputCell {
  CellKind kind = CellKind::empty;
  std::string text;  ///< as Cell has it: digits, `true`, `2021-05-24`
  bool is_bold = false;
};
OutputCell text_cell(std::string text);
/// A number where Excel shows every one of its digits again; else, and when `digits` are no plain decimal number, a text.
OutputCell number_cell(std::string digits);
OutputCell boolean_cell(bool is_true);
/// Days before 1900 are texts, since Excel has no number for them; so are those before the leap day that never was, which
/// programs other than Excel take for the day before.
OutputCell date_cell(value::Date date);

struct OutputColumn {
  std::optional<double> width;  ///< in characters; without: from the cells, within limits
  /// Also what is typed into it later stays a text: for keys, whose digits Excel would cut.
  bool is_text = false;
  bool is_date = false;  ///< what is typed into it later is shown as a date
};

/// A drop-down list for the cells of a range.
struct ChoiceList {
  CellRange range;
  std::vector<std::string> choices;
  bool is_strict = true;  ///< Excel refuses anything else; else it only warns
};

/// A remark that appears over a cell.
struct CellNote {
  CellReference cell;
  std::string text;
};

struct SheetLayout {
  std::string name;  ///< see sheet_name
  std::vector<OutputColumn> columns;
  bool has_heading = true;  ///< the first row is bold, stays in view, and has filters
  bool is_hidden = false;
  std::vector<ChoiceList> choice_lists;
  std::vector<CellNote> notes;
};

/// What Excel takes as the name of a sheet: at most 31 characters, none of `[]:*?/\`, not empty.
std::string sheet_name(std::string_view wanted);

/// Excel holds no longer text in a cell; of what is longer the beginning is written, with `…`.
inline constexpr std::size_t max_cell_characters = 32'767;

class WorkbookWriter {
public:
  WorkbookWriter();
  ~WorkbookWriter();
  WorkbookWriter(WorkbookWriter const&) = delete;
  WorkbookWriter& operator=(WorkbookWriter const&) = delete;

  /// Adds a sheet behind the others, and gives its number from 0. A name that is taken, in whatever case, gets a number:
  /// `Hasil (2)`.
  std::size_t add_sheet(SheetLayout layout);
  /// The next row of that sheet; rows of several sheets may come in turn. Not more than max_sheet_rows.
  void write_row(std::size_t sheet, std::vector<OutputCell> const& cells);

  /// Completes the workbook and writes it; false when the disk did not take it. Nothing can be written afterwards.
  bool finish(std::ostream& output);

private:
  class Book;
  std::unique_ptr<Book> book_;
};

}  // namespace timbang::workbook
