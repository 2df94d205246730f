// A workbook of Excel (.xlsx, .xlsm) as sheets of rows of typed cells, as its user sees them.
// Made by read_workbook; used by records and by whoever takes tables from workbooks. Knows no rule and no field.
// Reads files that nobody vouches for: every size has a limit, nothing is fetched from elsewhere, no formula and no macro
// is run, and what is damaged is refused with a reason.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/workbook/cell_reference.h"
#include "engine/workbook/day_serial.h"
#include "engine/workbook/text_store.h"

namespace timbang::workbook {

enum class CellKind : std::uint8_t {
  empty,
  text,
  number,                 ///< `text` has its decimal digits: `-12.5`; never an exponent
  percentage,             ///< a number in a percent format, as it is shown: `37.5%`
  boolean,                ///< `true` or `false`
  date,                   ///< `2021-05-24`
  date_with_time,         ///< a date whose time of day is not midnight: `2021-05-24 13:30:00`
  no_date,                ///< formatted as a date or time, but no day of the calendar: the number's digits
  error,                  ///< `#N/A`, `#REF!`
  formula_without_value,  ///< nobody has computed it since it was written
  damaged,                ///< what stands in the file is no value of the cell's type: shown as it stands
};

/// Numbers are read as Excel shows them: rounded half up to this many digits. Excel keeps no more, though it writes
/// the binary form with up to 17 (`1.1000000000000001` for 1.1).
inline constexpr std::size_t max_number_digits = 15;

struct Cell {
  std::string_view text;  ///< as its kind says; UTF-8; belongs to the workbook
  std::uint32_t column = 0;
  CellKind kind = CellKind::empty;
  bool is_merged = false;   ///< lies in a merged range, its first cell included
  bool is_formula = false;  ///< the value is the result that was stored with a formula
};

struct Row {
  std::uint32_t number = 1;
  bool is_hidden = false;
  std::vector<Cell> cells;  ///< by column; without empty cells, but with those that merging emptied

  /// The cell in this column; an empty one where there is none.
  Cell const& at(std::uint32_t column) const;
  /// No cell has a value; texts of blanks count as none.
  bool is_blank() const;
};

struct ColumnSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Sheet {
  std::string name;
  bool is_hidden = false;
  bool was_read = false;  ///< else it was not wanted, and has no rows
  std::vector<Row> rows;  ///< by number; rows without a cell need not be there
  std::vector<ColumnSpan> hidden_columns;

  bool is_column_hidden(std::uint32_t column) const;
};

struct Workbook {
  std::vector<Sheet> sheets;  ///< worksheets in the order of their tabs, hidden ones too; no charts
  DateSystem date_system = DateSystem::from_1900;  ///< by which its numbers would be dates
  TextStore texts;
};

/// More than this is refused.
struct Limits {
  std::size_t max_file_bytes = std::size_t{128} * 1024 * 1024;
  std::size_t max_entries = 4096;
  std::size_t max_part_bytes = std::size_t{1024} * 1024 * 1024;  ///< of one part, inflated
  std::size_t max_sheets = 1024;
  std::size_t max_cells = 10'000'000;  ///< of all sheets that are read
  std::size_t max_shared_strings = 5'000'000;
  std::size_t max_text_bytes = std::size_t{512} * 1024 * 1024;  ///< of all texts together
};

struct ReadOptions {
  /// Which of the sheets to read, told all names first; without: every one. `sheets` have no rows yet.
  std::function<std::vector<bool>(std::vector<Sheet> const& sheets)> wanted;
  Limits limits = {};
};

/// Reads the bytes of a file named `path` in messages. What makes it unusable goes to `sink` as an error at a DataPlace,
/// and the workbook is then empty.
Workbook read_workbook(std::string_view bytes, std::string const& path, source::DiagnosticSink& sink,
                       ReadOptions const& options = {});
/// Reads the file `path`.
Workbook read_workbook_file(std::string const& path, source::DiagnosticSink& sink, ReadOptions const& options = {});

/// The hidden sheet in which the writer puts what it needs for drop-down lists.
inline constexpr char const* list_sheet_name = "_pilihan";

/// Begins as every zip or OLE file does: a workbook, whatever its name, or nothing that could be read as text.
bool looks_like_workbook(std::string_view start);

}  // namespace timbang::workbook
