// not, and, or, and the join of alternatives.
#include <algorithm>

#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

BooleanSet truth(Outcome const& operand) { return std::get<BooleanSet>(operand.possible()); }

bool is_failure(Outcome const& outcome) { return outcome.is_fault() || outcome.is_not_applicable(); }

bool is_same_value(Outcome const& a, Outcome const& b) {
  return a.is_known() && b.is_known() && a.value() == b.value();
}

}  // namespace

Outcome logical_not(Outcome const& operand) {
  if (auto fault = failure(operand)) return *fault;
  auto const set = truth(operand);
  return Unknown{BooleanSet{set.may_be_true, set.may_be_false}, operand.causes()};
}

Outcome logical_and(Outcome const& left, Outcome const& right) {
  if (left.is_false() || right.is_false()) return Value(false);
  if (auto fault = first_failure({&left, &right})) return *fault;
  auto const a = truth(left);
  auto const b = truth(right);
  return Unknown{BooleanSet{a.may_be_false || b.may_be_false, a.may_be_true && b.may_be_true},
                 causes_of({&left, &right})};
}

Outcome logical_or(Outcome const& left, Outcome const& right) {
  if (left.is_true() || right.is_true()) return Value(true);
  if (auto fault = first_failure({&left, &right})) return *fault;
  auto const a = truth(left);
  auto const b = truth(right);
  return Unknown{BooleanSet{a.may_be_false && b.may_be_false, a.may_be_true || b.may_be_true},
                 causes_of({&left, &right})};
}

Outcome applies(Outcome const& operand) {
  if (operand.is_fault()) return operand;
  if (operand.is_unknown() && operand.may_not_apply()) return Unknown{BooleanSet{}, operand.causes()};
  return Value(!operand.is_not_applicable());
}

Outcome join(std::vector<Outcome> const& candidates, MissingSet const& causes, TypeKind kind,
             std::size_t num_enumeration_values) {
  auto const& first = candidates.front();
  auto const all = [&](auto const& holds) { return std::all_of(candidates.begin(), candidates.end(), holds); };
  if (all([](Outcome const& outcome) { return outcome.is_fault(); })) return first;
  if (all([](Outcome const& outcome) { return outcome.is_not_applicable(); })) return first;
  // Text has no set of possible values in which two equal texts would be seen to be one.
  if (all([&](Outcome const& outcome) { return is_same_value(outcome, first); })) return first;

  auto const may_not_apply =
      std::any_of(candidates.begin(), candidates.end(), [](Outcome const& outcome) { return outcome.may_not_apply(); });
  auto united = causes;
  for (auto const& candidate : candidates) united = unite(united, candidate.causes());
  if (std::any_of(candidates.begin(), candidates.end(), is_failure)) {
    return Unknown{everything(kind, num_enumeration_values), std::move(united), may_not_apply};
  }
  auto possible = first.possible();
  for (auto const& candidate : candidates) possible = hull(possible, candidate.possible());
  return Unknown{std::move(possible), std::move(united), may_not_apply};
}

}  // namespace timbang::value
