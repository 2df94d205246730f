// Results as CSV for other systems and for spreadsheets: one row for each record, canonical values, the same bytes each time.
// The columns are those of ResultColumns.
#pragma once

#include <ostream>

#include "engine/report/result_columns.h"
#include "engine/report/result_writer.h"

namespace timbang::report {

class CsvReport : public ResultWriter {
public:
  CsvReport(ReportContext context, std::ostream& output);
  void begin() override;
  void write(ResultName const& name, evaluate::Decision const& decision) override;

private:
  ReportContext context_;
  std::ostream& output_;
  ResultColumns columns_;
};

}  // namespace timbang::report
