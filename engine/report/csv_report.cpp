#include "engine/report/csv_report.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/explain/reason_text.h"
#include "engine/ir/walk.h"
#include "engine/records/csv_writer.h"
#include "engine/report/canonical_text.h"
#include "engine/report/reasons.h"
#include "engine/report/result_key.h"
#include "engine/report/words.h"

namespace timbang::report {

namespace {

/// Names of fields and rules never hold `|`, so that a reader can split the cell again.
constexpr std::string_view separator = "|";

std::string joined(std::vector<std::string> const& names) { return fmt::format("{}", fmt::join(names, separator)); }

std::string joined_sources(std::vector<evaluate::MissingDatum> const& missing) {
  std::vector<std::string> names;
  for (auto const& datum : missing) names.push_back(source_name(datum));
  return records::spreadsheet_safe(joined(names));
}

/// A spreadsheet would read `25/3` as the 25th of March.
std::string fraction_cell(value::Rational const& number) {
  return fmt::format("~{} ({})", number.rounded(2, value::RoundingMode::half_up).to_string(), number.to_string());
}

/// Numbers may begin with a minus sign; only text could be taken for a formula.
std::string result_cell(ir::Program const& program, evaluate::RuleResult const& result) {
  auto cell = canonical_result(program, result);
  auto const& outcome = result.outcome;
  auto const* number = outcome.is_known() ? std::get_if<value::Rational>(&outcome.value()) : nullptr;
  if (number != nullptr && !number->decimals()) return fraction_cell(*number);
  auto const is_text = program[result.rule].type.kind == value::TypeKind::text;
  return is_text ? records::spreadsheet_safe(cell) : cell;
}

}  // namespace

CsvReport::CsvReport(ReportContext context, std::ostream& output)
    : context_(std::move(context)), output_(output), results_(result_rules(context_.program, context_.assessment)) {
  for (auto const rule : results_) {
    auto const& known = context_.program[rule];
    has_policies_ = has_policies_ || std::holds_alternative<ir::Indicator>(known.body) ||
                    ir::feedback_of(context_.program, known) != nullptr;
  }
}

void CsvReport::begin() {
  std::set<std::string> taken;
  for (auto const rule : results_) taken.insert(context_.program[rule].name);
  auto const own = [&](std::string name) {
    while (!taken.insert(name).second) name += '_';
    return name;
  };
  auto const own_word = [&](Word name) { return own(std::string(word(name, context_.language))); };

  std::vector<std::string> header;
  for (auto const& name : key_names(context_)) header.push_back(own(name));
  header.push_back(own_word(Word::csv_state));
  for (auto const rule : results_) header.push_back(context_.program[rule].name);
  for (auto const name : {Word::csv_failing, Word::csv_deciding, Word::csv_besides, Word::csv_reasons}) {
    header.push_back(own_word(name));
  }
  if (has_policies_) header.push_back(own_word(Word::csv_by_policy));
  std::string line;
  records::append_csv_row(line, header);
  output_ << line;
}

void CsvReport::write(ResultName const& name, evaluate::Decision const& decision) {
  std::vector<std::string> cells;
  for (auto const& cell : key_cells(context_, name)) cells.push_back(records::spreadsheet_safe(cell));
  cells.emplace_back(canonical_state(decision.state));
  for (auto const rule : results_) {
    auto const* result = find_result(decision, rule);
    cells.push_back(result == nullptr ? std::string() : result_cell(context_.program, *result));
  }
  std::vector<std::string> names;
  std::vector<std::string> sentences;
  for (auto const* requirement : failing(context_.program, decision)) {
    names.push_back(context_.program[requirement->rule].name);
    sentences.push_back(failing_sentence(context_, *requirement));
  }
  for (auto const& fault : decision.faults) {
    sentences.push_back(explain::fault_line(context_.program, context_.sources, fault, context_.language));
  }
  cells.push_back(joined(names));
  cells.push_back(joined_sources(decision.missing_deciding));
  cells.push_back(joined_sources(decision.missing_besides));
  cells.push_back(records::spreadsheet_safe(fmt::format("{}", fmt::join(sentences, "; "))));
  if (has_policies_) {
    std::vector<std::string> indicators;
    for (auto const id : evaluate::indicators_by_policy(decision)) indicators.push_back(context_.program[id].name);
    cells.push_back(joined(indicators));
  }
  std::string line;
  records::append_csv_row(line, cells);
  output_ << line;
}

}  // namespace timbang::report
