#include "engine/report/csv_report.h"

#include <string>
#include <utility>
#include <vector>

#include "engine/records/csv_writer.h"

namespace timbang::report {

namespace {

/// Numbers may begin with a minus sign; only text could be taken for a formula.
std::string csv_cell(ResultCell const& cell) {
  return cell.meaning == CellMeaning::text ? records::spreadsheet_safe(cell.text) : cell.text;
}

}  // namespace

CsvReport::CsvReport(ReportContext context, std::ostream& output)
    : context_(std::move(context)), output_(output), columns_(context_) {}

void CsvReport::begin() {
  std::string line;
  records::append_csv_row(line, columns_.names());
  output_ << line;
}

void CsvReport::write(ResultName const& name, evaluate::Decision const& decision) {
  std::vector<std::string> cells;
  for (auto const& cell : columns_.cells(name, decision)) cells.push_back(csv_cell(cell));
  std::string line;
  records::append_csv_row(line, cells);
  output_ << line;
}

}  // namespace timbang::report
