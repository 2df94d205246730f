// One cell of a table between rule text and workbook. Used by table_workbook alone.
#pragma once

#include <optional>
#include <string>

#include "engine/language/format/table_text.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/workbook/workbook.h"
#include "engine/workbook/workbook_writer.h"

namespace timbang::session {

/// A number or date where a spreadsheet shows it as the rule file has it; else its text.
workbook::OutputCell output_cell(language::TableCellText const& cell, source::Language language);

/// The cell as rule text. `is_money`: plain numbers of its column are rupiah. Empty, and told by `problem`, for what no table
/// can hold: an error of a formula, a merged cell, a date with a time.
std::optional<std::string> cell_text(workbook::Cell const& cell, bool is_money, source::Language language,
                                     std::optional<source::DiagnosticCode>& problem);

}  // namespace timbang::session
