// The tables that an evaluation wants to be given: a main one, and one for each list or nested record, with their columns,
// what may stand in them, and an example row. Made for `timbang schema`, written as CSV or as a workbook by session.
#pragma once

#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/language.h"

namespace timbang::document {

struct TemplateColumn {
  std::string name;                  ///< the header: the first name under which data may bring the field
  std::string description;           ///< label, unit, meaning of an empty cell; one line
  std::vector<std::string> allowed;  ///< of a choice or yes/no: the words that people choose from
  std::string example;               ///< a value that is read without a message
  value::TypeKind kind = value::TypeKind::text;
  bool is_needed = false;  ///< a key, or must be filled
};

struct TemplateTable {
  std::string name;   ///< of the record type, or of the list
  std::string label;  ///< may be empty
  std::vector<TemplateColumn> columns;
};

/// The main table first, then its lists in the order declared. Rows of a list begin with the key of the record they belong to.
std::vector<TemplateTable> data_template(ir::Program const& program, ir::AssessmentId assessment,
                                         source::Language language);

}  // namespace timbang::document
