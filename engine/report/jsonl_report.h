// Results as JSON Lines for other systems: one object for each record, canonical values, the same bytes each time.
// Numbers are texts, because most readers of JSON turn a number into an inexact one. docs/ has the list of keys.
#pragma once

#include <ostream>
#include <string>

#include "engine/report/result_writer.h"

namespace timbang::report {

class JsonlReport : public ResultWriter {
public:
  JsonlReport(ReportContext context, std::ostream& output);
  void begin() override {}
  void write(ResultName const& name, evaluate::Decision const& decision) override;

private:
  ReportContext context_;
  std::ostream& output_;
};

}  // namespace timbang::report
