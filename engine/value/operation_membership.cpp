// Is a value one of several, or within an interval.
#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

/// Asks the question for each possible value of an unknown operand of an enumeration, so that two open answers about the
/// same operand can still decide together; for any other operand asks it once.
template <typename Question>
Outcome for_each_possible(Outcome const& operand, Question const& question) {
  auto const* set = operand.is_unknown() ? std::get_if<EnumerationSet>(&operand.unknown().possible) : nullptr;
  if (set == nullptr) return question(operand);
  BooleanSet answers{false, false};
  auto causes = operand.causes();
  for (auto index = set->_Find_first(); index < set->size(); index = set->_Find_next(index)) {
    auto const answer = question(Outcome(Value(EnumerationValue{static_cast<std::uint16_t>(index)})));
    if (answer.is_fault()) return answer;
    auto const truth = std::get<BooleanSet>(answer.possible());
    answers.may_be_false = answers.may_be_false || truth.may_be_false;
    answers.may_be_true = answers.may_be_true || truth.may_be_true;
    causes = unite(causes, answer.causes());
  }
  return Unknown{answers, causes};
}

}  // namespace

Outcome is_one_of(Outcome const& operand, std::vector<Outcome> const& candidates) {
  if (auto fault = failure(operand)) return *fault;
  return for_each_possible(operand, [&](Outcome const& value) {
    Outcome answer = Value(false);
    for (auto const& candidate : candidates) {
      answer = logical_or(answer, compare(ComparisonOperator::equal, value, candidate));
    }
    return answer;
  });
}

Outcome in_interval(Outcome const& operand, IntervalBounds const& bounds) {
  if (auto fault = failure(operand)) return *fault;
  auto const above = bounds.low_open ? ComparisonOperator::greater : ComparisonOperator::greater_equal;
  auto const below = bounds.high_open ? ComparisonOperator::less : ComparisonOperator::less_equal;
  return for_each_possible(operand, [&](Outcome const& value) {
    Outcome answer = Value(true);
    if (bounds.low != nullptr) answer = compare(above, value, *bounds.low);
    if (bounds.high != nullptr) answer = logical_and(answer, compare(below, value, *bounds.high));
    return answer;
  });
}

}  // namespace timbang::value
