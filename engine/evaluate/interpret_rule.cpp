// Rules, each evaluated once for the subject or for an element, when it is first needed.
#include <algorithm>
#include <utility>
#include <variant>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

struct ClosingRole {
  TraceStep::Role operator()(ir::Computation const&) const { return TraceStep::Role::formula; }
  TraceStep::Role operator()(ir::TableOutput const&) const { return TraceStep::Role::table; }
  TraceStep::Role operator()(ir::Indicator const&) const { return TraceStep::Role::formula; }
  TraceStep::Role operator()(ir::Requirement const&) const { return TraceStep::Role::requirement; }
  TraceStep::Role operator()(ir::DecisionRule const&) const { return TraceStep::Role::formula; }
  TraceStep::Role operator()(ir::RankingOutput const&) const { return TraceStep::Role::formula; }
};

/// The node that a fault in a rule's result points at.
struct ResultOrigin {
  ir::Program const& program;

  std::uint32_t operator()(ir::Computation const& body) const { return body.versions.front().formula.index; }
  std::uint32_t operator()(ir::TableOutput const& body) const {
    auto const& inputs = program[body.versions.front()].inputs;
    return inputs.empty() ? UINT32_MAX : inputs.front().index;
  }
  std::uint32_t operator()(ir::Indicator const& body) const { return body.points.index; }
  std::uint32_t operator()(ir::Requirement const& body) const { return body.versions.front().formula.index; }
  std::uint32_t operator()(ir::DecisionRule const&) const { return UINT32_MAX; }
  std::uint32_t operator()(ir::RankingOutput const&) const { return UINT32_MAX; }
};

bool has_formulas(ir::ExceptionTree const& tree) {
  return std::any_of(tree.exceptions.begin(), tree.exceptions.end(),
                     [](ir::Exception const& exception) { return exception.formula.has_value(); });
}

/// Why a known number cannot be the rule's result.
std::optional<source::DiagnosticCode> wrong_number(ir::Rule const& rule, value::Rational const& number) {
  if (!value::contains(rule.range, number)) return source::DiagnosticCode::result_out_of_range;
  if (rule.type.whole && !number.is_whole()) return source::DiagnosticCode::result_out_of_range;
  auto const decimals = number.decimals();
  // The points of an indicator stay exact: rounding them would change the score.
  auto const may_be_fraction = rule.is_step || std::holds_alternative<ir::Indicator>(rule.body);
  if (!decimals && !may_be_fraction) return source::DiagnosticCode::not_a_finite_decimal;
  if (!rule.decimals) return std::nullopt;
  // The decimals of a percentage are those printed, and 70 % is held as 7/10.
  auto const allowed = *rule.decimals + (rule.type.unit == value::percent ? 2U : 0U);
  if (!decimals || *decimals > allowed) return source::DiagnosticCode::result_out_of_range;
  return std::nullopt;
}

}  // namespace

RuleOutcome const& Interpreter::rule_outcome(ir::RuleId id, ir::ScopeDepth depth) {
  auto const& rule = program_[id];
  auto scopes = scopes_.for_rule(rule.for_each.has_value(), depth);
  auto const key = key_of(id.index, scopes);
  if (auto const known = rules_.find(key); known != rules_.end()) return known->second;
  if (!under_way_.insert(key).second) throw InternalError("rule `" + rule.name + "` needs itself");

  Frame frame;
  frame.rule = id;
  FrameGuard const guard(*this, frame, std::move(scopes));
  frame.closing = make_step(std::visit(ClosingRole{}, rule.body));
  auto outcome = checked(rule, std::visit([&](auto const& body) { return evaluate_body(id, body); }, rule.body));
  outcome = bounded(std::move(outcome), std::visit(ResultOrigin{program_}, rule.body));
  // A requirement that went through too many rows is not told as met.
  if (law_ == 0 && too_many_rows() && requirements_.count(id) > 0) {
    requirements_.insert_or_assign(id, RequirementResult{id, outcome, {}, {}, {}});
  }
  frame.closing.outcome = outcome;
  frame.closing.own = frame.own;
  frame.closing.standing = frame.standing;
  record(std::move(frame.closing));
  under_way_.erase(key);
  return rules_
      .emplace(key, RuleOutcome{std::move(outcome), std::move(frame.reads), std::move(frame.policies),
                                std::move(frame.collected), std::move(frame.standing)})
      .first->second;
}

/// The rule's own formula, at most once.
Outcome Interpreter::own_formula(ir::RuleId id, std::vector<ir::FormulaVersion> const& versions) {
  if (!frame_->own) frame_->own = formula_in_force(id, versions);
  return *frame_->own;
}

Outcome Interpreter::evaluate_body(ir::RuleId id, ir::Computation const& body) {
  auto const guards = evaluate_guards(body.exceptions);
  return resolve(program_[id], body.exceptions, guards, [&] { return own_formula(id, body.versions); });
}

Outcome Interpreter::evaluate_body(ir::RuleId id, ir::Requirement const& body) {
  Formula const own = [&] { return own_formula(id, body.versions); };
  // First what the requirement itself asks for, unless an exception could take its place: so the missing data stand in
  // the order of the text.
  // And one that is met by itself asks nothing of its exceptions and their data.
  if (!has_formulas(body.exceptions) && own().is_true()) {
    note_requirement({id, value::Value(true), std::nullopt, {}, {}});
    return value::Value(true);
  }
  auto const guards = evaluate_guards(body.exceptions);
  auto const condition = resolve(program_[id], body.exceptions, guards, own);
  auto outcome = value::logical_or(condition, satisfied_by_exception(body.exceptions, guards));
  if (outcome.is_fault() && outcome.fault().origin == UINT32_MAX)
    outcome.fault().origin = body.versions.front().formula.index;
  if (law_ == 0) note_requirement(requirement_result(id, body, guards, outcome));
  return outcome;
}

/// What is asked by the rules of another day is no result of the record.
void Interpreter::note_requirement(RequirementResult result) {
  if (law_ == 0) requirements_.emplace(result.rule, std::move(result));
}

Outcome Interpreter::all_requirements(ir::DecisionRule const& body) {
  Outcome all = value::Value(true);
  for (auto const requirement : body.requirements) {
    auto const& found = rule_outcome(requirement, 0);
    note_missing(found.reads);
    note_policies(found);
    all = value::logical_and(all, found.outcome);
  }
  frame_->own = all;
  return all;
}

/// While it is open whether the decision applies, nothing else is said to decide it.
Outcome Interpreter::evaluate_body(ir::RuleId id, ir::DecisionRule const& body) {
  Outcome applies = value::Value(true);
  if (body.applies_when) {
    applies = evaluate_condition(make_step(TraceStep::Role::applies_when), *body.applies_when);
    if (applies.is_false()) return value::NotApplicable{};
  }
  auto all = all_requirements(body);
  auto const guards = evaluate_guards(body.exceptions);
  auto const resolved = resolve(program_[id], body.exceptions, guards, [&] { return all; });
  if (applies.is_fault()) return applies;
  if (applies.is_unknown()) return everything(program_[id].type, applies.causes(), true);
  auto outcome = value::logical_or(resolved, satisfied_by_exception(body.exceptions, guards));
  if (law_ == 0) note_decision(id, body.exceptions, guards, outcome);
  return outcome;
}

Outcome Interpreter::evaluate_condition(TraceStep step, ir::NodeId condition, Outcome const& premise) {
  auto outcome = value::logical_and(evaluate_into(step.reads, condition), premise);
  if (outcome.is_fault() && outcome.fault().origin == UINT32_MAX) outcome.fault().origin = condition.index;
  step.outcome = outcome;
  if (trace_ != nullptr && !outcome.is_true()) step.reasons = reasons_of(condition);
  record(std::move(step));
  return outcome;
}

/// An unknown is left as it is, even where its declared range would narrow it: what lies outside is a fault, not a value
/// that cannot be.
Outcome Interpreter::checked(ir::Rule const& rule, Outcome outcome) const {
  if (!outcome.is_known()) return outcome;
  auto const* number = std::get_if<value::Rational>(&outcome.value());
  if (number == nullptr) return outcome;
  auto const code = wrong_number(rule, *number);
  if (!code) return outcome;
  return value::Fault{*code, {rule.name, *number}, std::visit(ResultOrigin{program_}, rule.body)};
}

TraceStep Interpreter::make_step(TraceStep::Role role) const {
  TraceStep step;
  step.rule = frame_->rule;
  step.role = role;
  step.law = law_;
  step.law_date = law_date_;
  if (trace_ != nullptr && scopes_.size() > 1) step.element = scopes_.element_name(1, NameStyle::rules);
  return step;
}

void Interpreter::record(TraceStep step) {
  if (trace_ != nullptr) trace_->record(std::move(step));
}

}  // namespace timbang::evaluate
