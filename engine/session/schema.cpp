#include "engine/session/schema.h"

#include <sstream>

#include "engine/document/data_template.h"
#include "engine/document/json_schema.h"
#include "engine/records/csv_writer.h"
#include "engine/workbook/workbook_writer.h"

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

namespace {

/// So many rows of a form have drop-down lists.
constexpr std::uint32_t num_prepared_rows = 10'000;

workbook::OutputCell example_cell(document::TemplateColumn const& column) {
  switch (column.kind) {
    case value::TypeKind::number: return workbook::number_cell(column.example);
    case value::TypeKind::date: return workbook::date_cell(value::Date::from_iso(column.example).value());
    default: return workbook::text_cell(column.example);
  }
}

workbook::SheetLayout layout_of(document::TemplateTable const& table) {
  workbook::SheetLayout layout;
  layout.name = workbook::sheet_name(table.name);
  for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
    auto const& column = table.columns[i];
    workbook::OutputColumn made;
    made.is_text = column.kind == value::TypeKind::text || column.kind == value::TypeKind::duration;
    made.is_date = column.kind == value::TypeKind::date;
    layout.columns.push_back(made);
    if (!column.allowed.empty())
      layout.choice_lists.push_back({{{2, i}, {num_prepared_rows, i}}, column.allowed, false});
    if (!column.description.empty()) layout.notes.push_back({{1, i}, column.description});
  }
  return layout;
}

}  // namespace

std::string workbook_template(Jurisdiction const& rules, ir::AssessmentId assessment, source::Language language) {
  workbook::WorkbookWriter writer;
  for (auto const& table : document::data_template(rules.program, assessment, language)) {
    auto const sheet = writer.add_sheet(layout_of(table));
    std::vector<workbook::OutputCell> header;
    std::vector<workbook::OutputCell> example;
    for (auto const& column : table.columns) {
      header.push_back(workbook::text_cell(column.name));
      example.push_back(example_cell(column));
    }
    writer.write_row(sheet, header);
    writer.write_row(sheet, example);
  }
  std::ostringstream bytes;
  writer.finish(bytes);
  return bytes.str();
}

}  // namespace timbang::session
