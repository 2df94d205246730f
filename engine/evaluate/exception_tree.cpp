#include "engine/evaluate/exception_tree.h"

#include <algorithm>
#include <utility>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

/// Combines the guards from the deepest exceptions up.
class GuardCombiner {
public:
  GuardCombiner(ir::ExceptionTree const& tree, ExceptionGuards& guards) : tree_(tree), guards_(guards) {}

  void combine(std::uint16_t index) {
    auto const& exception = tree_.exceptions.at(index);
    Outcome any_active = value::Value(false);
    Outcome is_cancelled = value::Value(false);
    Outcome child_decides = value::Value(false);
    for (auto const child : sorted_by_name(tree_, exception.children)) {
      combine(child);
      auto const& other = tree_.exceptions[child];
      // One that leaves a result as it is does nothing itself, but those against it may.
      any_active = value::logical_or(any_active, other.keeps_value ? guards_.decides[child] : guards_.active[child]);
      child_decides = value::logical_or(child_decides, guards_.decides[child]);
      // One with a formula does not cancel: it puts something else in place.
      auto const cancels = !other.formula && !other.keeps_value;
      if (cancels) is_cancelled = value::logical_or(is_cancelled, guards_.active[child]);
    }
    auto const& holds = guards_.holds[index];
    guards_.active[index] = value::logical_and(holds, value::logical_not(any_active));
    auto const own_decides = exception.formula ? value::logical_not(is_cancelled) : Outcome(value::Value(false));
    guards_.decides[index] = value::logical_and(holds, value::logical_or(own_decides, child_decides));
  }

private:
  ir::ExceptionTree const& tree_;
  ExceptionGuards& guards_;
};

/// An exception whose formula is, or may be, what counts.
struct Candidate {
  std::uint16_t index = 0;
  Outcome outcome;
};

bool same(Outcome const& a, Outcome const& b) {
  if (a.is_known() && b.is_known()) return a.value() == b.value();
  return a.is_not_applicable() && b.is_not_applicable();
}

/// Certainly different: an unknown may still turn out equal.
bool disagree(Outcome const& a, Outcome const& b) { return !a.is_unknown() && !b.is_unknown() && !same(a, b); }

/// What is wrong with exceptions that all certainly count, `certain` being sorted by name.
std::optional<value::Fault> conflict(ir::ExceptionTree const& tree, std::vector<Candidate> const& certain) {
  for (auto const& candidate : certain) {
    if (candidate.outcome.is_fault()) return candidate.outcome.fault();
  }
  for (std::size_t i = 0; i < certain.size(); ++i) {
    for (std::size_t j = i + 1; j < certain.size(); ++j) {
      if (!disagree(certain[i].outcome, certain[j].outcome)) continue;
      return value::Fault{source::DiagnosticCode::exceptions_disagree,
                          {exception_title(tree, certain[i].index), exception_title(tree, certain[j].index)},
                          tree.exceptions[certain[i].index].guard.index};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string exception_title(ir::ExceptionTree const& tree, std::uint16_t index) {
  auto const& exception = tree.exceptions.at(index);
  if (!exception.name.empty()) return exception.name;
  return exception.label.empty() ? '#' + std::to_string(index + 1) : exception.label;
}

std::vector<std::uint16_t> sorted_by_name(ir::ExceptionTree const& tree, std::vector<std::uint16_t> indices) {
  std::stable_sort(indices.begin(), indices.end(), [&](std::uint16_t a, std::uint16_t b) {
    return exception_title(tree, a) < exception_title(tree, b);
  });
  return indices;
}

std::vector<std::uint16_t> roots_of(ir::ExceptionTree const& tree, std::string const& row) {
  std::vector<std::uint16_t> roots;
  for (auto const root : tree.roots) {
    if (tree.exceptions.at(root).row == row) roots.push_back(root);
  }
  return roots;
}

void combine_guards(ir::ExceptionTree const& tree, ExceptionGuards& guards) {
  guards.active = guards.holds;
  guards.decides = guards.holds;
  GuardCombiner combiner(tree, guards);
  for (auto const root : tree.roots) combiner.combine(root);
}

Outcome satisfied_by_exception(ir::ExceptionTree const& tree, ExceptionGuards const& guards) {
  Outcome satisfied = value::Value(false);
  for (auto const root : sorted_by_name(tree, tree.roots)) {
    if (!tree.exceptions[root].formula) satisfied = value::logical_or(satisfied, guards.active[root]);
  }
  return satisfied;
}

std::optional<std::uint16_t> satisfying_exception(ir::ExceptionTree const& tree, ExceptionGuards const& guards) {
  for (auto const root : sorted_by_name(tree, tree.roots)) {
    if (!tree.exceptions[root].formula && guards.active[root].is_true()) return root;
  }
  return std::nullopt;
}

std::optional<std::uint16_t> deciding_exception(ir::ExceptionTree const& tree, ExceptionGuards const& guards) {
  std::optional<std::uint16_t> deepest;
  auto const* level = &tree.roots;
  while (level != nullptr) {
    auto const sorted = sorted_by_name(tree, *level);
    auto const found = std::find_if(sorted.begin(), sorted.end(),
                                    [&](std::uint16_t index) { return guards.decides[index].is_true(); });
    if (found == sorted.end()) break;
    deepest = *found;
    level = &tree.exceptions[*found].children;
  }
  return deepest;
}

ExceptionGuards Interpreter::evaluate_guards(ir::ExceptionTree const& tree, std::string const& row) {
  ExceptionGuards guards;
  for (std::uint16_t i = 0; i < tree.exceptions.size(); ++i) {
    auto const counts = tree.exceptions[i].row == row;
    guards.holds.push_back(counts ? guard_of(tree, i) : Outcome(value::Value(false)));
  }
  combine_guards(tree, guards);
  return guards;
}

/// One that is not in force is as if it were not written, and its data are not asked for.
Outcome Interpreter::guard_of(ir::ExceptionTree const& tree, std::uint16_t index) {
  auto const& exception = tree.exceptions[index];
  // The same in every version of the rule that may be in force.
  Temporarily<std::optional<Outcome>> const meanwhile(frame_->law_date, std::nullopt);
  auto step = make_step(TraceStep::Role::exception_guard);
  step.exception = index;
  auto const is_in_force = is_in_force_then(exception.in_force);
  if (!is_in_force.is_false()) return evaluate_condition(std::move(step), exception.guard, is_in_force);
  step.outcome = is_in_force;
  record(std::move(step));
  return is_in_force;
}

/// The formula that counts: the rule's own, or those of exceptions that take its place.
Outcome Interpreter::resolve(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                             Formula const& own) {
  return resolve_level(rule, tree, guards, roots_of(tree, {}), own);
}

/// Of the exceptions in `level`, none of which excepts another: what counts. `otherwise` counts when none of them does, and
/// is not evaluated when one certainly does; it is empty where there is nothing to fall back on.
Outcome Interpreter::resolve_level(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                                   std::vector<std::uint16_t> const& level, Formula const& otherwise) {
  std::vector<Candidate> certain;
  std::vector<Candidate> open;
  value::MissingSet causes;
  for (auto const index : sorted_by_name(tree, level)) {
    auto const& decides = guards.decides[index];
    if (decides.is_fault()) return decides;
    if (decides.is_false()) continue;
    (decides.is_true() ? certain : open).push_back({index, exception_value(rule, tree, guards, index)});
    causes = value::unite(causes, decides.causes());
  }
  if (open.empty()) {
    if (certain.empty() && !otherwise) throw InternalError("an exception of `" + rule.name + "` has no formula");
    if (certain.empty()) return otherwise();
    if (auto const fault = conflict(tree, certain)) return *fault;
  }
  std::vector<Outcome> candidates;
  if (certain.empty() && otherwise) candidates.push_back(otherwise());
  for (auto const& candidate : certain) candidates.push_back(candidate.outcome);
  for (auto const& candidate : open) candidates.push_back(candidate.outcome);
  return value::join(candidates, causes, rule.type.kind, num_values(rule.type));
}

Outcome Interpreter::exception_value(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                                     std::uint16_t index) {
  auto const& exception = tree.exceptions[index];
  Formula own;
  if (exception.formula) {
    own = [&] {
      Temporarily<std::optional<Outcome>> const meanwhile(frame_->law_date, std::nullopt);
      auto step = make_step(TraceStep::Role::exception_formula);
      step.exception = index;
      auto outcome = evaluate_into(step.reads, *exception.formula);
      step.outcome = outcome;
      record(std::move(step));
      return outcome;
    };
  }
  return resolve_level(rule, tree, guards, exception.children, own);
}

}  // namespace timbang::evaluate
