// Workbooks for tests, written by hand part by part, so that they can hold what no proper program would write.
// Used by the unit tests of workbook and records, and by write_workbooks, which makes the files that are committed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbang::workbooks {

struct Part {
  std::string name;
  std::string content;
};
/// The parts as a zip file; the same parts give the same bytes.
std::string zip(std::vector<Part> const& parts);

/// The styles of every workbook below: the value of `s` in a cell.
enum Style : int { general = 0, date = 1, percent = 2, long_date = 3, time_of_day = 4, text = 5, date_with_time = 6 };

struct SheetXml {
  std::string name;
  std::string rows;        ///< `<row r="1"><c r="A1"><v>5</v></c></row>`
  std::string before;      ///< `<cols>…</cols>`
  std::string after;       ///< `<mergeCells>…</mergeCells>`
  std::string state = {};  ///< `hidden`, `veryHidden`
};

struct WorkbookXml {
  std::vector<SheetXml> sheets;
  std::vector<std::string> strings;  ///< the inside of each `<si>`
  bool is_1904 = false;
};
std::vector<Part> parts_of(WorkbookXml const& workbook);
std::string bytes_of(WorkbookXml const& workbook);
/// One sheet `Lembar`.
std::string bytes_of(std::string const& rows);

std::string escaped(std::string_view text);
/// A cell with inline text, with a number, of any type.
std::string text_cell(std::string_view reference, std::string_view text);
std::string number_cell(std::string_view reference, std::string_view number, int style = general);
std::string typed_cell(std::string_view reference, std::string_view type, std::string_view value);
std::string row(unsigned number, std::string_view cells, std::string_view attributes = "");

}  // namespace timbang::workbooks
