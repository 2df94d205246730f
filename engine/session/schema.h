// What a system that calls Timbang must know of an evaluation: the form of its records and of its results. Used by
// `timbang schema`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/session/load.h"
#include "engine/source/language.h"

namespace timbang::session {

enum class SchemaPart : std::uint8_t { input, result };

/// JSON Schema (2020-12) of one record or of one result, ended by a line break.
std::string json_schema(Jurisdiction const& rules, ir::AssessmentId assessment, SchemaPart part,
                        source::Language language);

/// A table to be filled, as CSV with its header and an example row.
struct CsvTemplate {
  std::string file_name;  ///< `Pegawai.csv`
  std::string list;       ///< as `--records` names it; empty for the main table
  std::string text;
};
std::vector<CsvTemplate> csv_templates(Jurisdiction const& rules, ir::AssessmentId assessment,
                                       source::Language language);

/// The same tables as the sheets of one workbook (its bytes): with drop-down lists, notes over the headings, and columns in which
/// identity numbers stay text. `score` reads it as it stands.
std::string workbook_template(Jurisdiction const& rules, ir::AssessmentId assessment, source::Language language);

}  // namespace timbang::session
