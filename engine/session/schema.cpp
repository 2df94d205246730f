#include "engine/session/schema.h"

#include "engine/document/data_template.h"
#include "engine/document/json_schema.h"
#include "engine/records/csv_writer.h"

namespace timbang::session {

std::string json_schema(Jurisdiction const& rules, ir::AssessmentId assessment, SchemaPart part,
                        source::Language language) {
  return part == SchemaPart::input ? document::input_schema(rules.program, assessment, language)
                                   : document::result_schema(rules.program, assessment, language);
}

std::vector<CsvTemplate> csv_templates(Jurisdiction const& rules, ir::AssessmentId assessment,
                                       source::Language language) {
  std::vector<CsvTemplate> templates;
  for (auto const& table : document::data_template(rules.program, assessment, language)) {
    std::vector<std::string> header;
    std::vector<std::string> example;
    for (auto const& column : table.columns) {
      header.push_back(column.name);
      example.push_back(column.example);
    }
    CsvTemplate made{table.name + ".csv", templates.empty() ? std::string() : table.name, {}};
    records::append_csv_row(made.text, header);
    records::append_csv_row(made.text, example);
    templates.push_back(std::move(made));
  }
  return templates;
}

}  // namespace timbang::session
