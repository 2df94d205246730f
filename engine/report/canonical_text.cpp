#include "engine/report/canonical_text.h"

#include <set>
#include <variant>

#include <fmt/format.h>

namespace timbang::report {

namespace {

using value::TypeKind;

std::string canonical_entry(ir::Program const& program, value::Type const& type, std::size_t index) {
  return program[ir::EnumerationId{type.index}].entries.at(index).name;
}

template <typename T>
std::string canonical_interval(ir::Program const& program, value::Type const& type,
                               value::Interval<T> const& interval) {
  auto const bound = [&](std::optional<T> const& side) {
    return side ? canonical_value(program, type, value::Value(*side)) : std::string();
  };
  auto const is_open_low = interval.low_open || !interval.low;
  auto const is_open_high = interval.high_open || !interval.high;
  return fmt::format("{}{} .. {}{}", is_open_low ? '(' : '[', bound(interval.low), bound(interval.high),
                     is_open_high ? ')' : ']');
}

/// Writes the alternatives of value::Possible.
struct PossibleWriter {
  ir::Program const& program;
  value::Type const& type;

  std::string operator()(value::BooleanSet const& set) const {
    if (set.may_be_false && set.may_be_true) return "false|true";
    return set.may_be_true ? "true" : "false";
  }
  std::string operator()(value::AnyText) const { return {}; }
  std::string operator()(value::EnumerationSet const& set) const {
    std::string text;
    auto const num_entries = program[ir::EnumerationId{type.index}].entries.size();
    for (std::size_t i = 0; i < num_entries; ++i) {
      if (!set.test(i)) continue;
      if (!text.empty()) text += '|';
      text += canonical_entry(program, type, i);
    }
    return text;
  }
  template <typename T>
  std::string operator()(value::Interval<T> const& interval) const {
    return canonical_interval(program, type, interval);
  }
};

struct ValueWriter {
  ir::Program const& program;
  value::Type const& type;

  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(value::Rational const& number) const { return number.to_string(); }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(value::EnumerationValue entry) const { return canonical_entry(program, type, entry.index); }
  std::string operator()(value::Date date) const { return date.to_iso(); }
  std::string operator()(value::Duration duration) const { return duration.to_iso(); }
};

std::string canonical_decision(evaluate::RuleResult const& result) {
  if (result.outcome.is_fault()) return "fault";
  if (result.outcome.is_not_applicable()) return "not_applicable";
  if (result.outcome.is_true()) return "eligible";
  return result.outcome.is_false() ? "not_eligible" : "undetermined";
}

/// A text without any of the signs that a collection is written with.
std::string escaped(std::string const& text) {
  std::string result;
  for (char const letter : text) {
    if (std::string_view("\\|?[(").find(letter) != std::string_view::npos) result += '\\';
    result += letter;
  }
  return result;
}

/// The output of one row; what is no value stands in parentheses.
std::string canonical_output(ir::Program const& program, value::Type const& type, value::Outcome const& output) {
  if (output.is_known()) {
    auto text = canonical_value(program, type, output.value());
    return type.kind == TypeKind::text ? escaped(text) : text;
  }
  if (!output.is_unknown()) {
    auto const state = output.is_fault() ? evaluate::ResultState::fault : evaluate::ResultState::not_applicable;
    return fmt::format("({})", canonical_state(state));
  }
  return fmt::format("({})", canonical_possible(program, type, output.unknown().possible));
}

}  // namespace

std::string canonical_collection(ir::Program const& program, evaluate::RuleResult const& result) {
  if (result.collected.empty()) return result.outcome.is_known() ? "[]" : "";
  std::string text;
  for (auto const& item : result.collected) {
    if (&item != &result.collected.front()) text += '|';
    text += canonical_output(program, program[result.rule].type, item.output);
    if (!item.matches.is_true()) text += '?';
  }
  return text;
}

std::string_view canonical_state(evaluate::ResultState state) {
  switch (state) {
    case evaluate::ResultState::final: return "final";
    case evaluate::ResultState::provisional: return "provisional";
    case evaluate::ResultState::undetermined: return "undetermined";
    case evaluate::ResultState::not_applicable: return "not_applicable";
    case evaluate::ResultState::fault: return "fault";
  }
  return {};
}

std::string canonical_value(ir::Program const& program, value::Type const& type, value::Value const& value) {
  return std::visit(ValueWriter{program, type}, value);
}

std::string canonical_possible(ir::Program const& program, value::Type const& type, value::Possible const& possible) {
  return std::visit(PossibleWriter{program, type}, possible);
}

std::string canonical_result(ir::Program const& program, evaluate::RuleResult const& result) {
  auto const& rule = program[result.rule];
  if (is_decision(rule)) return canonical_decision(result);
  auto const& outcome = result.outcome;
  if (program.is_collection(rule) && (outcome.is_known() || outcome.is_unknown())) {
    return canonical_collection(program, result);
  }
  if (outcome.is_known()) return canonical_value(program, rule.type, outcome.value());
  if (!outcome.is_unknown()) return std::string(canonical_state(result.state));
  if (result.state == evaluate::ResultState::undetermined) return {};
  return canonical_possible(program, rule.type, outcome.unknown().possible);
}

bool is_decision(ir::Rule const& rule) { return std::holds_alternative<ir::DecisionRule>(rule.body); }

std::vector<ir::RuleId> result_rules(ir::Program const& program, ir::AssessmentId assessment) {
  std::vector<ir::RuleId> rules;
  for (auto const id : program[assessment].rules) {
    auto const& rule = program[id];
    auto const is_requirement = std::holds_alternative<ir::Requirement>(rule.body);
    // A value per row of a list has no one value to show.
    if (!rule.is_step && !is_requirement && !rule.for_each) rules.push_back(id);
  }
  return rules;
}

evaluate::RuleResult const* find_result(evaluate::Decision const& decision, ir::RuleId rule) {
  for (auto const& result : decision.results) {
    if (result.rule == rule) return &result;
  }
  return nullptr;
}

std::vector<evaluate::RequirementResult const*> failing(ir::Program const& program,
                                                        evaluate::Decision const& decision) {
  std::set<std::size_t> indices;
  std::set<ir::RuleId> named;  // by a decision, also by one that does not apply
  for (auto const& result : decision.results) {
    auto const* rule = std::get_if<ir::DecisionRule>(&program[result.rule].body);
    if (rule == nullptr) continue;
    named.insert(rule->requirements.begin(), rule->requirements.end());
    auto const of_decision = evaluate::failing_requirements(program, decision, result.rule);
    indices.insert(of_decision.begin(), of_decision.end());
  }
  for (std::size_t i = 0; i < decision.requirements.size(); ++i) {
    auto const& requirement = decision.requirements[i];
    if (named.count(requirement.rule) == 0 && requirement.outcome.is_false()) indices.insert(i);
  }
  std::vector<evaluate::RequirementResult const*> requirements;
  for (auto const index : indices) requirements.push_back(&decision.requirements[index]);
  return requirements;
}

}  // namespace timbang::report
