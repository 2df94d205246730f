// Why a requirement is not met: its condition taken apart into the comparisons that fail or are open.
// Evaluates again, quietly, in the scopes of the requirement; what it finds is what the evaluation found.
#include <algorithm>
#include <utility>
#include <variant>

#include "engine/evaluate/interpreter.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

using value::ComparisonOperator;
using value::Outcome;

namespace {

ComparisonOperator opposite(ComparisonOperator operation) {
  switch (operation) {
    case ComparisonOperator::equal: return ComparisonOperator::not_equal;
    case ComparisonOperator::not_equal: return ComparisonOperator::equal;
    case ComparisonOperator::less: return ComparisonOperator::greater_equal;
    case ComparisonOperator::less_equal: return ComparisonOperator::greater;
    case ComparisonOperator::greater: return ComparisonOperator::less_equal;
    case ComparisonOperator::greater_equal: return ComparisonOperator::less;
  }
  return operation;
}

/// The same comparison with its sides exchanged.
ComparisonOperator mirrored(ComparisonOperator operation) {
  switch (operation) {
    case ComparisonOperator::equal: return ComparisonOperator::equal;
    case ComparisonOperator::not_equal: return ComparisonOperator::not_equal;
    case ComparisonOperator::less: return ComparisonOperator::greater;
    case ComparisonOperator::less_equal: return ComparisonOperator::greater_equal;
    case ComparisonOperator::greater: return ComparisonOperator::less;
    case ComparisonOperator::greater_equal: return ComparisonOperator::less_equal;
  }
  return operation;
}

/// What a rule demands rather than what it measures.
bool is_yardstick(ir::Program const& program, ir::NodeId node) {
  auto const& operation = program[node].operation;
  auto const* read = std::get_if<ir::RuleRead>(&operation);
  return std::holds_alternative<ir::Literal>(operation) || std::holds_alternative<ir::ParameterRead>(operation) ||
         (read != nullptr && program[read->rule].parameter);
}

bool holds_as_wanted(Outcome const& outcome, bool wanted) { return wanted ? outcome.is_true() : outcome.is_false(); }

/// `belum ada data x` and `tidak berlaku x` are negations that the author wrote as one question.
bool is_written_as_one(ir::Node const& operand) {
  return std::holds_alternative<ir::HasData>(operand.operation) ||
         std::holds_alternative<ir::Applies>(operand.operation);
}

bool is_same(Outcome const& a, Outcome const& b) {
  if (a.is_known() != b.is_known() || a.is_fault() || b.is_fault()) return false;
  if (a.is_not_applicable() || b.is_not_applicable()) return a.is_not_applicable() && b.is_not_applicable();
  return a.possible() == b.possible();
}

/// Do both ask the same of the same? Told only of what is measured by its name.
bool is_same(ir::Program const& program, Reason const& a, Reason const& b) {
  return a.measured && b.measured &&
         ir::reads_the_same(program[*a.measured].operation, program[*b.measured].operation) &&
         a.operation == b.operation && a.element == b.element && is_same(a.actual, b.actual) &&
         std::equal(a.demanded.begin(), a.demanded.end(), b.demanded.begin(), b.demanded.end(),
                    [](Outcome const& left, Outcome const& right) { return is_same(left, right); });
}

}  // namespace

RequirementResult Interpreter::requirement_result(ir::RuleId id, ir::Requirement const& body,
                                                  ExceptionGuards const& guards, Outcome const& outcome) {
  RequirementResult result{id, outcome, std::nullopt, {}, {}};
  if (frame_->own && frame_->own->is_true()) return result;
  result.versions = frame_->closing.versions;
  auto const& tree = body.exceptions;
  auto const replaced_by = deciding_exception(tree, guards);
  if (outcome.is_true()) {
    result.satisfied_by = satisfying_exception(tree, guards);
    if (!result.satisfied_by) result.satisfied_by = replaced_by;
  } else if (replaced_by) {
    result.reasons = reasons_of(*tree.exceptions[*replaced_by].formula);
  } else {
    result.reasons = reasons_of_versions(body, result.versions);
  }
  result.exceptions = exception_results(tree, guards);
  return result;
}

void Interpreter::note_decision(ir::RuleId id, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                                Outcome const& outcome) {
  if (frame_->own->is_true() || tree.exceptions.empty()) return;
  DecisionExceptions found{std::nullopt, exception_results(tree, guards)};
  if (outcome.is_true()) {
    found.satisfied_by = satisfying_exception(tree, guards);
    if (!found.satisfied_by) found.satisfied_by = deciding_exception(tree, guards);
  }
  decisions_.emplace(id, std::move(found));
}

/// Of one that is not in force nothing is lacking.
std::vector<ExceptionResult> Interpreter::exception_results(ir::ExceptionTree const& tree,
                                                            ExceptionGuards const& guards) {
  std::vector<ExceptionResult> results;
  for (std::uint16_t i = 0; i < tree.exceptions.size(); ++i) {
    auto const& exception = tree.exceptions[i];
    ExceptionResult result{i, guards.active[i], {}};
    auto const is_asked = !guards.holds[i].is_true() && !is_in_force_then(exception.in_force).is_false();
    if (is_asked) result.reasons = reasons_of(exception.guard);
    results.push_back(std::move(result));
  }
  return results;
}

/// Of several versions that may be in force, what two of them ask alike is told once.
std::vector<Reason> Interpreter::reasons_of_versions(ir::Requirement const& body,
                                                     std::vector<std::size_t> const& versions) {
  std::vector<Reason> all;
  for (auto const version : versions) {
    Temporarily<std::optional<Outcome>> const meanwhile(frame_->law_date,
                                                        law_date_within(body.versions[version].in_force));
    auto const num_before = all.size();
    for (auto& reason : reasons_of(body.versions[version].formula)) {
      auto const end_of_others = all.begin() + static_cast<std::ptrdiff_t>(num_before);
      auto const is_told = std::any_of(all.begin(), end_of_others,
                                       [&](Reason const& other) { return is_same(program_, other, reason); });
      if (!is_told) all.push_back(std::move(reason));
    }
  }
  return all;
}

std::vector<Reason> Interpreter::reasons_of(ir::NodeId condition) {
  Frame quiet;
  quiet.rule = frame_->rule;
  quiet.law_date = frame_->law_date;
  FrameGuard const guard(*this, quiet, scopes_);
  std::vector<Reason> reasons;
  add_reasons(reasons, condition, true);
  return reasons;
}

/// Adds nothing for what is as it should be, and nothing for a fault, which speaks for itself.
void Interpreter::add_reasons(std::vector<Reason>& reasons, ir::NodeId id, bool wanted) {
  auto const outcome = evaluate(id);
  if (holds_as_wanted(outcome, wanted) || outcome.is_fault()) return;
  auto const& operation = program_[id].operation;
  auto const* negated = std::get_if<ir::Not>(&operation);
  if (negated != nullptr && !is_written_as_one(program_[negated->operand])) {
    return add_reasons(reasons, negated->operand, !wanted);
  }
  if (auto const* logical = std::get_if<ir::Logical>(&operation)) {
    for (auto const operand : logical->operands) add_reasons(reasons, operand, wanted);
    return;
  }
  if (auto const* compare = std::get_if<ir::Compare>(&operation)) {
    auto const held = wanted ? compare->operation : opposite(compare->operation);
    auto const is_turned = is_yardstick(program_, compare->left) && !is_yardstick(program_, compare->right);
    return add_comparison(reasons, is_turned ? Comparison{id, compare->right, mirrored(held), compare->left}
                                             : Comparison{id, compare->left, held, compare->right});
  }
  if (auto const* interval = std::get_if<ir::InInterval>(&operation)) {
    return add_reasons_of(reasons, id, *interval, wanted);
  }
  if (auto const* one_of = std::get_if<ir::OneOf>(&operation)) return add_reasons_of(reasons, id, *one_of, wanted);
  if (auto const* every = std::get_if<ir::Every>(&operation); every != nullptr && wanted) {
    return add_reasons_of(reasons, id, *every);
  }
  if (auto const* exists = std::get_if<ir::Exists>(&operation); exists != nullptr && !wanted) {
    return add_reasons_of(reasons, id, *exists);
  }
  reasons.push_back(plain_reason(id, outcome, wanted));
}

/// A yes/no as it is, and as it should be.
Reason Interpreter::plain_reason(ir::NodeId id, Outcome actual, bool wanted) const {
  auto const depth = static_cast<ir::ScopeDepth>(scopes_.size() - 1);
  auto element = scopes_.element_name(depth, NameStyle::rules);
  return {id, std::move(element), std::move(actual), ComparisonOperator::equal, {value::Value(wanted)}, {}, {}, {}};
}

void Interpreter::add_comparison(std::vector<Reason>& reasons, Comparison const& comparison) {
  auto reason = plain_reason(comparison.node, evaluate(comparison.actual), true);
  reason.operation = comparison.operation;
  reason.demanded = {evaluate(comparison.demanded)};
  reason.measured = comparison.actual;
  measure(reason, comparison);
  reasons.push_back(std::move(reason));
}

/// The bounds that are not kept; where the value should lie outside, both.
void Interpreter::add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::InInterval const& operation,
                                 bool wanted) {
  auto const add_bound = [&](std::optional<ir::NodeId> bound, ComparisonOperator inside) {
    if (!bound) return;
    auto const held = wanted ? inside : opposite(inside);
    auto const outcome = value::compare(held, comparison_operand(operation.operand), comparison_operand(*bound));
    if (!outcome.is_true()) add_comparison(reasons, {id, operation.operand, held, *bound});
  };
  add_bound(operation.low, operation.low_open ? ComparisonOperator::greater : ComparisonOperator::greater_equal);
  add_bound(operation.high, operation.high_open ? ComparisonOperator::less : ComparisonOperator::less_equal);
}

void Interpreter::add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::OneOf const& operation, bool wanted) {
  auto reason = plain_reason(id, evaluate(operation.operand), true);
  reason.operation = wanted ? ComparisonOperator::equal : ComparisonOperator::not_equal;
  reason.measured = operation.operand;
  reason.demanded.clear();
  for (auto const candidate : operation.candidates) reason.demanded.push_back(evaluate(candidate));
  reasons.push_back(std::move(reason));
}

/// Each row that fails or is open, with its element named.
void Interpreter::add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::Every const& operation) {
  auto const list = rows_of(operation.list);
  if (!list.is_told) return reasons.push_back(plain_reason(id, evaluate(id), true));
  for (auto const& row : list.rows) {
    if (row.fault) continue;
    scopes_.push(row.scope);
    auto const passed = passes(operation.list);
    if (!passed.is_false() && !evaluate(operation.condition).is_true()) {
      add_reasons(reasons, operation.condition, true);
      // The row would not count if it did not pass: that is open as well.
      if (!passed.is_true()) add_reasons(reasons, *operation.list.filter, false);
    }
    scopes_.pop();
  }
}

/// Each row that is there, or may be, and should not be.
void Interpreter::add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::Exists const& operation) {
  auto const list = rows_of(operation.list);
  if (!list.is_told) return reasons.push_back(plain_reason(id, evaluate(id), false));
  for (auto const& row : list.rows) {
    if (row.fault) continue;
    scopes_.push(row.scope);
    auto const passed = passes(operation.list);
    if (!passed.is_false()) reasons.push_back(plain_reason(id, passed, false));
    scopes_.pop();
  }
}

}  // namespace timbang::evaluate
