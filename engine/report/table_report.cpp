#include "engine/report/table_report.h"

#include <algorithm>
#include <utility>

#include "engine/explain/reason_text.h"
#include "engine/explain/value_text.h"
#include "engine/report/canonical_text.h"
#include "engine/report/reasons.h"
#include "engine/report/result_key.h"
#include "engine/report/text_width.h"
#include "engine/report/words.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::report {

namespace {

constexpr std::size_t key_width = 18;  // a NIP
constexpr std::size_t widest_label = 28;
constexpr std::size_t narrowest_heading = 14;
constexpr std::string_view gap = "  ";

std::size_t widest_state(source::Language language) {
  std::size_t width = 0;
  for (auto const state :
       {evaluate::ResultState::final, evaluate::ResultState::provisional, evaluate::ResultState::undetermined,
        evaluate::ResultState::not_applicable, evaluate::ResultState::fault}) {
    width = std::max(width, text_width(explain::state_text(state, language)));
  }
  return width;
}

/// Any result may be open, or not apply.
std::size_t widest_open_state(source::Language language) {
  return std::max(text_width(explain::state_text(evaluate::ResultState::undetermined, language)),
                  text_width(explain::state_text(evaluate::ResultState::not_applicable, language)));
}

std::size_t widest_entry(ir::Enumeration const& enumeration) {
  std::size_t width = 0;
  for (auto const& entry : enumeration.entries) width = std::max(width, text_width(entry.label));
  return std::min(width, widest_label);
}

/// Room for the usual value of a rule: `31 Desember 2023`, `5 tahun 11 bulan 30 hari`.
std::size_t usual_width(ir::Program const& program, ir::RuleId id, source::Language language) {
  auto const& rule = program[id];
  if (is_decision(rule)) {
    evaluate::RuleResult const not_eligible{id, value::Value(false), evaluate::ResultState::final};
    return text_width(explain::result_text(program, not_eligible, language));
  }
  switch (rule.type.kind) {
    case value::TypeKind::boolean: return 5;
    case value::TypeKind::number: return 10;
    case value::TypeKind::text: return 20;
    case value::TypeKind::enumeration: return widest_entry(program[ir::EnumerationId{rule.type.index}]);
    case value::TypeKind::date: return 17;
    case value::TypeKind::duration: return 24;
    case value::TypeKind::record:
    case value::TypeKind::list: return 0;
  }
  return 0;
}

}  // namespace

TableReport::TableReport(ReportContext context, std::ostream& output)
    : context_(std::move(context)), output_(output), results_(result_rules(context_.program, context_.assessment)) {
  auto const language = context_.language;
  is_summary_ = context_.program[context_.assessment].summary.has_value();
  for (auto const& title : key_titles(context_)) add_column(title, key_width);
  if (!is_summary_) add_column(std::string(word(Word::state_column, language)), widest_state(language));
  for (auto const id : results_) {
    auto const& rule = context_.program[id];
    // Lines of a summary are seldom open.
    auto const usual = usual_width(context_.program, id, language);
    auto const width = is_summary_ ? usual : std::max(usual, widest_open_state(language));
    add_column(explain::title(rule), width, rule.type.kind == value::TypeKind::number);
  }
  add_column(std::string(word(Word::reasons_column, language)), 0);
}

void TableReport::add_column(std::string const& heading, std::size_t width, bool is_number) {
  Column column{broken_into_lines(source::printable_text(heading), std::max(width, narrowest_heading)), width,
                is_number};
  for (auto const& line : column.heading) column.width = std::max(column.width, text_width(line));
  columns_.push_back(std::move(column));
}

void TableReport::begin() {
  std::size_t num_lines = 0;
  for (auto const& column : columns_) num_lines = std::max(num_lines, column.heading.size());
  for (std::size_t line = 0; line < num_lines; ++line) {
    std::vector<std::string> cells;
    for (auto const& column : columns_) {
      // Short headings stand at the bottom, beside the values.
      auto const missing = num_lines - column.heading.size();
      cells.push_back(line < missing ? std::string() : column.heading[line - missing]);
    }
    write_line(cells);
  }
  std::vector<std::string> rules;
  for (auto const& column : columns_) rules.emplace_back(column.width, '-');
  write_line(rules);
}

void TableReport::write(ResultName const& name, evaluate::Decision const& decision) {
  auto cells = key_texts(context_, name);
  if (!is_summary_) cells.push_back(explain::state_text(decision.state, context_.language));
  for (auto const rule : results_) {
    auto const* result = find_result(decision, rule);
    cells.push_back(result == nullptr ? std::string()
                                      : explain::result_text(context_.program, *result, context_.language));
  }
  cells.push_back(short_reasons(context_, decision));
  write_line(cells);
}

/// A cell that is too long takes what it needs from the blanks behind it, so that the columns after it stand in their places
/// again as soon as they can.
void TableReport::write_line(std::vector<std::string> const& cells) {
  std::string line;
  std::size_t begin = 0;  // where the column stands
  std::size_t at = 0;     // where the line ends
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto const cell = source::printable_text(cells[i]);
    auto const width = text_width(cell);
    auto const blanks = columns_[i].is_number && width < columns_[i].width ? columns_[i].width - width : 0;
    auto const start = std::max(i > 0 ? at + gap.size() : at, begin + blanks);
    line += std::string(start - at, ' ') + cell;
    at = start + width;
    begin += columns_[i].width + gap.size();
  }
  line.erase(line.find_last_not_of(' ') + 1);
  output_ << line << '\n';
}

}  // namespace timbang::report
