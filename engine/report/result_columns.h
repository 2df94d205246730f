// Results in columns, with what each cell is: what CSV and workbooks have in common.
// Columns: the key; the state; each result; failing requirements; missing data that decides; missing data besides; a
// sentence for each failing requirement. A column of ours whose name a rule has already gets `_` at its end.
// Used by csv_report and workbook_report, which only write the cells down.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/report/result_writer.h"

namespace timbang::report {

enum class CellMeaning : std::uint8_t {
  word,    ///< of ours: a state, the name of a rule; never anything that came from outside
  text,    ///< may hold anything
  number,  ///< a finite decimal
  yes_no,
  date,
};

struct ResultCell {
  CellMeaning meaning = CellMeaning::word;
  std::string text;  ///< canonical
};

class ResultColumns {
public:
  explicit ResultColumns(ReportContext const& context);

  std::vector<std::string> names() const;
  std::vector<ResultCell> cells(ResultName const& name, evaluate::Decision const& decision) const;
  /// The first so many columns are the key.
  std::size_t num_key_columns() const;

private:
  ResultCell result_cell(evaluate::RuleResult const& result) const;

  ReportContext const& context_;
  std::vector<ir::RuleId> results_;
  bool has_policies_ = false;  ///< only then a column says what was decided by policy
};

}  // namespace timbang::report
