// What all rules together say about one record: results, states, missing data, faults.
#include "engine/evaluate/decision.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

bool is_result(ir::Rule const& rule) {
  return !rule.is_step && !rule.for_each && !std::holds_alternative<ir::Requirement>(rule.body);
}

template <typename T>
bool has_both_ends(value::Interval<T> const& interval) {
  return interval.low && interval.high;
}

bool covers(value::Interval<value::Rational> const& a, value::Interval<value::Rational> const& b) {
  auto const starts = !a.low || (b.low && (*a.low < *b.low || (*a.low == *b.low && (!a.low_open || b.low_open))));
  auto const ends = !a.high || (b.high && (*a.high > *b.high || (*a.high == *b.high && (!a.high_open || b.high_open))));
  return starts && ends;
}

/// Is less possible than the rule's type and range allow?
struct IsNarrowed {
  ir::Program const& program;
  ir::Rule const& rule;

  bool operator()(value::BooleanSet) const { return false; }
  bool operator()(value::AnyText) const { return false; }
  bool operator()(value::EnumerationSet const& set) const {
    return set.count() < program[ir::EnumerationId{rule.type.index}].entries.size();
  }
  bool operator()(value::Interval<value::Rational> const& interval) const {
    return has_both_ends(interval) && !covers(interval, rule.range);
  }
  bool operator()(value::Interval<value::Date> const& interval) const { return has_both_ends(interval); }
  bool operator()(value::Interval<value::Duration> const& interval) const { return has_both_ends(interval); }
};

ResultState state_of(ir::Program const& program, ir::Rule const& rule, Outcome const& outcome) {
  if (outcome.is_fault()) return ResultState::fault;
  if (outcome.is_not_applicable()) return ResultState::not_applicable;
  if (outcome.is_known()) return ResultState::final;
  auto const is_narrowed = std::visit(IsNarrowed{program, rule}, outcome.unknown().possible);
  return is_narrowed ? ResultState::provisional : ResultState::undetermined;
}

/// Of a ranking its own results decide: the place, not what the assessment says beside it.
bool decides(ir::Program const& program, ir::Assessment const& assessment, RuleResult const& result) {
  return !assessment.ranking || std::holds_alternative<ir::RankingOutput>(program[result.rule].body);
}

/// Results that do not apply say nothing about the record.
ResultState worst_state(ir::Program const& program, ir::Assessment const& assessment,
                        std::vector<RuleResult> const& all) {
  std::vector<RuleResult> results;
  std::copy_if(all.begin(), all.end(), std::back_inserter(results),
               [&](RuleResult const& result) { return decides(program, assessment, result); });
  auto const is_out = [](RuleResult const& result) { return result.state == ResultState::not_applicable; };
  if (assessment.ranking && std::all_of(results.begin(), results.end(), is_out)) return ResultState::not_applicable;
  for (auto const state : {ResultState::fault, ResultState::undetermined, ResultState::provisional}) {
    auto const is_there = [&](RuleResult const& result) { return result.state == state; };
    if (std::any_of(results.begin(), results.end(), is_there)) return state;
  }
  return ResultState::final;
}

void add_once(std::vector<value::Fault>& faults, Outcome const& outcome) {
  if (!outcome.is_fault()) return;
  auto const& fault = outcome.fault();
  auto const is_same = [&](value::Fault const& other) {
    return other.code == fault.code && other.origin == fault.origin && other.arguments == fault.arguments;
  };
  if (std::none_of(faults.begin(), faults.end(), is_same)) faults.push_back(fault);
}

}  // namespace

/// Where the assessment is not in force, nothing is said about the record but that.
Outcome Interpreter::applicability() {
  Frame frame;
  FrameGuard const guard(*this, frame, scopes_);
  std::vector<ir::Period> const periods = {assessment_.in_force};
  auto const choice = choose_version(periods, assessment_.name, {UINT32_MAX});
  auto const is_in_force =
      by_version(periods, choice, value::Type::boolean(), [](std::size_t) { return value::Value(true); });
  applicability_reads_ = frame.reads;
  if (is_in_force.is_fault() || !assessment_.applies_when) return is_in_force;
  auto outcome = evaluate_condition(make_step(TraceStep::Role::applies_when), *assessment_.applies_when);
  applicability_reads_ = frame.reads;
  return value::logical_and(is_in_force, bounded(std::move(outcome), assessment_.applies_when->index));
}

Decision Interpreter::decide() {
  auto const applies = applicability();
  if (!applies.is_false() && !applies.is_fault()) return decide_applicable(applies);
  auto const is_fault = applies.is_fault();
  Decision decision;
  decision.assessment = assessment_id_;
  decision.law_date = law_date_;
  decision.state = is_fault ? ResultState::fault : ResultState::not_applicable;
  for (auto const id : assessment_.rules) {
    if (!is_result(program_[id])) continue;
    decision.results.push_back({id, is_fault ? applies : value::NotApplicable{}, decision.state});
  }
  add_once(decision.faults, applies);
  // None of it is waited for, but the trace names it.
  decision.missing = missing_.all();
  return decision;
}

Decision Interpreter::decide_applicable(Outcome const& applies) {
  Decision decision;
  decision.assessment = assessment_id_;
  decision.law_date = law_date_;
  Frame frame;
  FrameGuard const guard(*this, frame, scopes_);
  for (auto const id : assessment_.rules) {
    if (!program_[id].for_each) rule_outcome(id, 0);
  }
  for (auto const id : assessment_.rules) {
    if (is_result(program_[id])) decision.results.push_back(result_of(id, applies));
    auto const requirement = requirements_.find(id);
    if (requirement != requirements_.end()) decision.requirements.push_back(requirement->second);
  }
  decision.state = worst_state(program_, assessment_, decision.results);
  add_missing(decision, applies);
  add_faults(decision, applies);
  decision.missing = missing_.all();
  if (trace_ != nullptr) trace_elements();
  return decision;
}

/// While it is open whether the assessment applies, so is every result; but a decision that does not apply anyway does not.
RuleResult Interpreter::result_of(ir::RuleId id, Outcome const& applies) {
  auto const& rule = program_[id];
  auto const& found = rule_outcome(id, 0);
  auto const& outcome = found.outcome;
  // Of a collection the outcome says whether it is complete.
  auto const type = program_.is_collection(rule) ? value::Type::boolean() : rule.type;
  if (applies.is_unknown() && !outcome.is_not_applicable()) {
    return {id, everything(type, value::unite(applies.causes(), outcome.causes())), ResultState::undetermined};
  }
  RuleResult result{id, outcome, state_of(program_, rule, outcome), found.collected, {}};
  result.by_policy.assign(found.policies.begin(), found.policies.end());
  if (auto const exceptions = decisions_.find(id); exceptions != decisions_.end()) {
    result.satisfied_by = exceptions->second.satisfied_by;
    result.exceptions = exceptions->second.exceptions;
  }
  // Of a collection that is not complete, the rows that certainly match are told.
  if (program_.is_collection(rule) && outcome.is_unknown()) result.state = ResultState::provisional;
  return result;
}

void Interpreter::add_missing(Decision& decision, Outcome const& applies) {
  auto deciding = applies.causes();
  auto read = applicability_reads_;
  for (auto const& result : decision.results) {
    if (decides(program_, assessment_, result)) deciding = value::unite(deciding, result.outcome.causes());
    read = value::unite(read, rule_outcome(result.rule, 0).reads);
  }
  auto const out_of_play = requirements_out_of_play();
  for (auto const& requirement : decision.requirements) {
    if (out_of_play.count(requirement.rule) > 0) continue;
    read = value::unite(read, rule_outcome(requirement.rule, 0).reads);
  }
  decision.missing_deciding = missing_.named(deciding);
  decision.missing_besides = missing_.named(without(read, deciding));
}

void Interpreter::add_faults(Decision& decision, Outcome const& applies) {
  add_once(decision.faults, applies);
  for (auto const& result : decision.results) add_once(decision.faults, rule_outcome(result.rule, 0).outcome);
  auto const out_of_play = requirements_out_of_play();
  for (auto const& requirement : decision.requirements) {
    if (out_of_play.count(requirement.rule) == 0) add_once(decision.faults, requirement.outcome);
  }
}

std::set<ir::RuleId> Interpreter::requirements_out_of_play() {
  std::set<ir::RuleId> out;
  std::set<ir::RuleId> in;
  for (auto const id : assessment_.rules) {
    auto const* decision = std::get_if<ir::DecisionRule>(&program_[id].body);
    if (decision == nullptr) continue;
    auto& named = rule_outcome(id, 0).outcome.is_not_applicable() ? out : in;
    named.insert(decision->requirements.begin(), decision->requirements.end());
  }
  for (auto const id : in) out.erase(id);
  return out;
}

/// Values for each element are shown by the explainer, but are no results of the record: they are evaluated last, so that
/// nothing else depends on whether there is a trace.
void Interpreter::trace_elements() {
  for (auto const id : assessment_.rules) {
    auto const& rule = program_[id];
    if (!rule.for_each) continue;
    ir::ListSource const list{0, *rule.for_each, std::nullopt, std::nullopt};
    for (auto const& row : rows_of(list).rows) {
      scopes_.push(row.scope);
      rule_outcome(id, 1);
      scopes_.pop();
    }
  }
}

std::vector<ir::RuleId> indicators_by_policy(Decision const& decision) {
  std::set<ir::RuleId> indicators;
  for (auto const& result : decision.results) indicators.insert(result.by_policy.begin(), result.by_policy.end());
  return {indicators.begin(), indicators.end()};
}

std::vector<std::size_t> failing_requirements(ir::Program const& program, Decision const& result, ir::RuleId decision) {
  auto const* body = std::get_if<ir::DecisionRule>(&program[decision].body);
  auto const found = std::find_if(result.results.begin(), result.results.end(),
                                  [&](RuleResult const& candidate) { return candidate.rule == decision; });
  if (body == nullptr || found == result.results.end() || !found->outcome.is_false()) return {};
  std::vector<std::size_t> failing;
  for (std::size_t i = 0; i < result.requirements.size(); ++i) {
    auto const& requirement = result.requirements[i];
    auto const is_named =
        std::find(body->requirements.begin(), body->requirements.end(), requirement.rule) != body->requirements.end();
    if (is_named && requirement.outcome.is_false()) failing.push_back(i);
  }
  return failing;
}

}  // namespace timbang::evaluate
