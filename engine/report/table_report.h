// Results as text to be read: one line for each record, columns as wide as their kind of value needs.
// Widths are fixed before the first record, so that the table can be written while records are still read; a longer value
// pushes the rest of its line to the right.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "engine/report/result_writer.h"

namespace timbang::report {

class TableReport : public ResultWriter {
public:
  TableReport(ReportContext context, std::ostream& output);
  void begin() override;
  void write(ResultName const& name, evaluate::Decision const& decision) override;

private:
  struct Column {
    std::vector<std::string> heading;  ///< broken into lines
    std::size_t width = 0;
    bool is_number = false;  ///< set to the right
  };
  void add_column(std::string const& heading, std::size_t width, bool is_number = false);
  void write_line(std::vector<std::string> const& cells);

  ReportContext context_;
  std::ostream& output_;
  std::vector<ir::RuleId> results_;
  std::vector<Column> columns_;
  bool is_summary_ = false;
};

}  // namespace timbang::report
