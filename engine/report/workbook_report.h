// Results as a workbook (.xlsx): a sheet of results with the columns of the CSV report and typed cells, a sheet with the
// summary, and one with the data that are still missing, a row for each. The same results give the same bytes.
// Made by session. Keys are texts; a number is a number where Excel shows all of its digits. More results than a sheet has
// rows go on in another sheet.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "engine/report/result_columns.h"
#include "engine/report/result_writer.h"
#include "engine/report/summary_report.h"
#include "engine/workbook/workbook_writer.h"

namespace timbang::report {

class WorkbookReport : public ResultWriter {
public:
  /// `max_rows` of one sheet, the heading included.
  WorkbookReport(ReportContext context, std::ostream& output, std::uint32_t max_rows = workbook::max_sheet_rows);
  void begin() override;
  void write(ResultName const& name, evaluate::Decision const& decision) override;
  bool finish(SummaryReport const& summary) override;

private:
  /// A table that goes on in another sheet when the sheet is full.
  struct LongTable {
    Word title;
    std::vector<std::string> heading;
    std::size_t num_key_columns = 0;
    std::optional<std::size_t> sheet = {};  ///< that is being filled; none before the first row
    std::uint32_t num_rows = 0;             ///< of that sheet
  };
  void add_sheet(LongTable& table);
  void append(LongTable& table, std::vector<workbook::OutputCell> const& cells);
  void write_missing(ResultName const& name, std::vector<evaluate::MissingDatum> const& missing, bool decides);
  void write_summary(SummaryReport const& summary);

  ReportContext context_;
  std::ostream& output_;
  std::uint32_t max_rows_;
  ResultColumns columns_;
  workbook::WorkbookWriter workbook_;
  LongTable results_;
  LongTable missing_;
  std::size_t summary_sheet_ = 0;
};

}  // namespace timbang::report
