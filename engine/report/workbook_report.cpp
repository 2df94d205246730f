#include "engine/report/workbook_report.h"

#include <utility>

#include "engine/report/reasons.h"
#include "engine/report/result_key.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::report {

namespace {

using workbook::OutputCell;

OutputCell output_cell(ResultCell cell) {
  switch (cell.meaning) {
    case CellMeaning::word:
    case CellMeaning::text: return workbook::text_cell(std::move(cell.text));
    case CellMeaning::number: return workbook::number_cell(std::move(cell.text));
    case CellMeaning::yes_no: return workbook::boolean_cell(cell.text == "true");
    case CellMeaning::date: return workbook::date_cell(value::Date::from_iso(cell.text).value());
  }
  return {};
}

OutputCell count_cell(std::uint64_t number) { return workbook::number_cell(std::to_string(number)); }

std::string title(Word name, source::Language language) { return std::string(word(name, language)); }

}  // namespace

WorkbookReport::WorkbookReport(ReportContext context, std::ostream& output, std::uint32_t max_rows)
    : context_(std::move(context)),
      output_(output),
      max_rows_(max_rows),
      columns_(context_),
      results_{Word::sheet_results, columns_.names(), columns_.num_key_columns()},
      missing_{Word::sheet_notes, key_names(context_), columns_.num_key_columns()} {
  missing_.heading.push_back(title(Word::notes_missing, context_.language));
  missing_.heading.push_back(title(Word::notes_decides, context_.language));
}

void WorkbookReport::begin() {
  add_sheet(results_);
  workbook::SheetLayout layout;
  layout.name = title(Word::sheet_summary, context_.language);
  layout.columns.resize(2);
  layout.has_heading = false;
  summary_sheet_ = workbook_.add_sheet(std::move(layout));
}

void WorkbookReport::add_sheet(LongTable& table) {
  workbook::SheetLayout layout;
  layout.name = title(table.title, context_.language);
  layout.columns.resize(table.heading.size());
  for (std::size_t i = 0; i < table.num_key_columns; ++i) layout.columns[i].is_text = true;
  table.sheet = workbook_.add_sheet(std::move(layout));
  table.num_rows = 0;
  std::vector<OutputCell> heading;
  for (auto const& name : table.heading) heading.push_back(workbook::text_cell(name));
  append(table, heading);
}

void WorkbookReport::append(LongTable& table, std::vector<OutputCell> const& cells) {
  if (!table.sheet || table.num_rows == max_rows_) add_sheet(table);
  workbook_.write_row(*table.sheet, cells);
  ++table.num_rows;
}

void WorkbookReport::write(ResultName const& name, evaluate::Decision const& decision) {
  std::vector<OutputCell> cells;
  for (auto& cell : columns_.cells(name, decision)) cells.push_back(output_cell(std::move(cell)));
  append(results_, cells);
  write_missing(name, decision.missing_deciding, true);
  write_missing(name, decision.missing_besides, false);
}

void WorkbookReport::write_missing(ResultName const& name, std::vector<evaluate::MissingDatum> const& missing,
                                   bool decides) {
  for (auto const& datum : missing) {
    std::vector<OutputCell> cells;
    for (auto& key : key_cells(context_, name)) cells.push_back(workbook::text_cell(std::move(key)));
    cells.push_back(workbook::text_cell(source_name(datum)));
    cells.push_back(workbook::boolean_cell(decides));
    append(missing_, cells);
  }
}

void WorkbookReport::write_summary(SummaryReport const& summary) {
  auto const language = context_.language;
  auto const row = [this](std::vector<OutputCell> const& cells) { workbook_.write_row(summary_sheet_, cells); };
  auto const heading = [](std::string text) {
    auto cell = workbook::text_cell(std::move(text));
    cell.is_bold = true;
    return cell;
  };
  row({heading(source::printable_text(summary.title()))});
  row({});
  row({workbook::text_cell(title(Word::summary_date, language)), workbook::date_cell(context_.dates.evaluation_date)});
  row({workbook::text_cell(title(Word::summary_law, language)), workbook::date_cell(context_.dates.law_date)});
  row({workbook::text_cell(title(Word::summary_digest, language)), workbook::text_cell(context_.rule_digest)});
  for (auto const& line : summary.remarks()) row({workbook::text_cell(source::printable_text(line))});
  for (auto const& section : summary.sections()) {
    row({});
    row({heading(source::printable_text(section.title))});
    for (auto const& count : section.counts) {
      row({workbook::text_cell(source::printable_text(count.title)), count_cell(count.number)});
    }
    if (section.num_more > 0) row({workbook::text_cell(sentence(Word::summary_more, language, section.num_more))});
  }
}

bool WorkbookReport::finish(SummaryReport const& summary) {
  write_summary(summary);
  return workbook_.finish(output_);
}

}  // namespace timbang::report
