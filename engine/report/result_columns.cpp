#include "engine/report/result_columns.h"

#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/explain/reason_text.h"
#include "engine/ir/walk.h"
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
  return joined(names);
}

/// A spreadsheet would read `25/3` as the 25th of March.
std::string fraction_text(value::Rational const& number) {
  return fmt::format("~{} ({})", number.rounded(2, value::RoundingMode::half_up).to_string(), number.to_string());
}

CellMeaning meaning_of(value::Value const& value) {
  if (std::holds_alternative<bool>(value)) return CellMeaning::yes_no;
  if (std::holds_alternative<value::Rational>(value)) return CellMeaning::number;
  return std::holds_alternative<value::Date>(value) ? CellMeaning::date : CellMeaning::word;
}

}  // namespace

ResultColumns::ResultColumns(ReportContext const& context)
    : context_(context), results_(result_rules(context.program, context.assessment)) {
  for (auto const rule : results_) {
    auto const& known = context_.program[rule];
    has_policies_ = has_policies_ || std::holds_alternative<ir::Indicator>(known.body) ||
                    ir::feedback_of(context_.program, known) != nullptr;
  }
}

std::vector<std::string> ResultColumns::names() const {
  std::set<std::string> taken;
  for (auto const rule : results_) taken.insert(context_.program[rule].name);
  auto const own = [&](std::string name) {
    while (!taken.insert(name).second) name += '_';
    return name;
  };
  auto const own_word = [&](Word name) { return own(std::string(word(name, context_.language))); };

  std::vector<std::string> names;
  for (auto const& name : key_names(context_)) names.push_back(own(name));
  names.push_back(own_word(Word::csv_state));
  for (auto const rule : results_) names.push_back(context_.program[rule].name);
  for (auto const name : {Word::csv_failing, Word::csv_deciding, Word::csv_besides, Word::csv_reasons}) {
    names.push_back(own_word(name));
  }
  if (has_policies_) names.push_back(own_word(Word::csv_by_policy));
  return names;
}

std::size_t ResultColumns::num_key_columns() const { return key_names(context_).size(); }

ResultCell ResultColumns::result_cell(evaluate::RuleResult const& result) const {
  auto const& program = context_.program;
  auto const& rule = program[result.rule];
  auto const& outcome = result.outcome;
  auto text = canonical_result(program, result);
  if (rule.type.kind == value::TypeKind::text) return {CellMeaning::text, std::move(text)};
  if (!outcome.is_known() || is_decision(rule) || program.is_collection(rule))
    return {CellMeaning::word, std::move(text)};
  auto const* number = std::get_if<value::Rational>(&outcome.value());
  if (number != nullptr && !number->decimals()) return {CellMeaning::word, fraction_text(*number)};
  return {meaning_of(outcome.value()), std::move(text)};
}

std::vector<ResultCell> ResultColumns::cells(ResultName const& name, evaluate::Decision const& decision) const {
  std::vector<ResultCell> cells;
  for (auto& cell : key_cells(context_, name)) cells.push_back({CellMeaning::text, std::move(cell)});
  cells.push_back({CellMeaning::word, std::string(canonical_state(decision.state))});
  for (auto const rule : results_) {
    auto const* result = find_result(decision, rule);
    cells.push_back(result == nullptr ? ResultCell{} : result_cell(*result));
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
  cells.push_back({CellMeaning::word, joined(names)});
  cells.push_back({CellMeaning::text, joined_sources(decision.missing_deciding)});
  cells.push_back({CellMeaning::text, joined_sources(decision.missing_besides)});
  cells.push_back({CellMeaning::text, fmt::format("{}", fmt::join(sentences, "; "))});
  if (has_policies_) {
    std::vector<std::string> indicators;
    for (auto const id : evaluate::indicators_by_policy(decision)) indicators.push_back(context_.program[id].name);
    cells.push_back({CellMeaning::word, joined(indicators)});
  }
  return cells;
}

}  // namespace timbang::report
