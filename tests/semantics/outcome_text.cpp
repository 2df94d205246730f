#include "tests/semantics/outcome_text.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "engine/explain/value_text.h"
#include "engine/source/diagnostic.h"

namespace timbang::semantics {

namespace {

constexpr auto english = source::Language::english;

std::string joined(std::vector<std::string> const& parts) {
  std::string text;
  for (auto const& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? "-" : text;
}

std::string text_of(ir::Program const& program, value::Type const& type, value::Outcome const& outcome) {
  if (outcome.is_known()) return explain::value_text(program, type, outcome.value(), english);
  if (outcome.is_not_applicable()) return "not applicable";
  if (outcome.is_fault()) return std::string(source::facts(outcome.fault().code).name);
  auto const is_enumeration = type.kind == value::TypeKind::enumeration;
  auto const num_entries = is_enumeration ? program[ir::EnumerationId{type.index}].entries.size() : 0;
  auto const& unknown = outcome.unknown();
  auto const is_open = unknown.possible == value::everything(type.kind, num_entries);
  auto const possible = is_open ? "undecided" : explain::possible_text(program, type, unknown.possible, english);
  return possible + (unknown.may_not_apply ? " or not applicable" : "");
}

evaluate::RuleResult const* find_result(Evaluated const& evaluated, std::string const& rule) {
  auto const& results = evaluated.decision.results;
  auto const found = std::find_if(results.begin(), results.end(), [&](evaluate::RuleResult const& result) {
    return evaluated.program[result.rule].name == rule;
  });
  return found == results.end() ? nullptr : &*found;
}

evaluate::RuleResult const& result_of(Evaluated const& evaluated, std::string const& rule) {
  auto const* result = find_result(evaluated, rule);
  if (result == nullptr) throw std::invalid_argument("`" + rule + "` is no result");
  return *result;
}

std::string collection_text(ir::Program const& program, evaluate::RuleResult const& result) {
  std::vector<std::string> outputs;
  for (auto const& row : result.collected) {
    auto const text = text_of(program, program[result.rule].type, row.output);
    outputs.push_back(text + (row.matches.is_true() ? "" : "?"));
  }
  return joined(outputs);
}

/// By the law date of the evaluation. The last is that of the last element, for rules that have several.
value::Outcome const* find_step(Evaluated const& evaluated, ir::RuleId rule) {
  using Role = evaluate::TraceStep::Role;
  value::Outcome const* found = nullptr;
  for (auto const& step : evaluated.trace.steps()) {
    auto const closes = step.role == Role::formula || step.role == Role::requirement || step.role == Role::table;
    if (closes && step.law == 0 && step.rule == rule) found = &step.outcome;
  }
  return found;
}

}  // namespace

std::string outcome_text(Evaluated const& evaluated, std::string const& name) {
  auto const& program = evaluated.program;
  if (auto const* result = find_result(evaluated, name)) {
    auto const is_told = result->outcome.is_known() || result->outcome.is_unknown();
    if (is_told && program.is_collection(program[result->rule])) return collection_text(program, *result);
    return text_of(program, program[result->rule].type, result->outcome);
  }
  for (std::uint16_t index = 0; index < program.rules.size(); ++index) {
    auto const& rule = program.rules[index];
    if (rule.name != name) continue;
    if (auto const* outcome = find_step(evaluated, ir::RuleId{index})) return text_of(program, rule.type, *outcome);
  }
  throw std::invalid_argument("no rule `" + name + "` was evaluated");
}

std::string state_text(Evaluated const& evaluated, std::string const& rule) {
  return explain::state_text(result_of(evaluated, rule).state, english);
}

std::string waits_for_text(Evaluated const& evaluated, std::string const& rule) {
  std::vector<std::string> paths;
  for (auto const cause : result_of(evaluated, rule).outcome.causes()) {
    paths.push_back(evaluated.decision.missing.at(cause).path);
  }
  return joined(paths);
}

std::string by_policy_text(Evaluated const& evaluated, std::string const& rule) {
  std::vector<std::string> indicators;
  for (auto const indicator : result_of(evaluated, rule).by_policy) {
    indicators.push_back(evaluated.program[indicator].name);
  }
  return joined(indicators);
}

}  // namespace timbang::semantics
