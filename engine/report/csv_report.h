// Results as CSV for other systems and for spreadsheets: one row for each record, canonical values, the same bytes each time.
// Columns: the key; the state; each result; failing requirements; missing data that decides; missing data besides; a
// sentence for each failing requirement. A column of ours whose name a rule has already gets `_` at its end.
#pragma once

#include <ostream>
#include <string>
#include <vector>

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
  std::vector<ir::RuleId> results_;
  bool has_policies_ = false;  ///< only then a column says what was decided by policy
};

}  // namespace timbang::report
