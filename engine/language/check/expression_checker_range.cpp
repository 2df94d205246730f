// Numbers that an expression can give, as far as declarations, written numbers and limits tell. Computed with the operators
// that evaluate it, so that both agree.
#include <utility>
#include <vector>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/parameter_values.h"
#include "engine/value/operation.h"

namespace timbang::language {

using value::Interval;
using value::Outcome;
using value::Rational;

namespace {

Outcome any_of(Interval<Rational> range) { return value::Unknown{std::move(range), {}}; }

/// A mean of scores lies where they lie, and a group may count as zero.
Outcome any_total(ir::Feedback const& feedback) {
  auto const zero = value::singleton(Rational(0));
  value::Possible total = feedback.score_range;
  for (auto const& group : feedback.groups) {
    if (group.too_few == ir::MissingPolicy::count_as_zero) total = value::hull(total, zero);
  }
  return value::Unknown{std::move(total), {}};
}

Outcome any_version(ir::Program const& program, ir::Parameter const& parameter, std::optional<value::Date> day) {
  std::optional<value::Possible> all;
  auto const add = [&](value::Possible const& possible) { all = all ? value::hull(*all, possible) : possible; };
  for (auto const& value : possible_values(program, parameter, day)) add(value::singleton(value));
  for (auto const& possible : open_values(program, parameter)) add(possible);
  if (!all && parameter.open) all = parameter.open->allowed;
  return value::Unknown{all.value_or(Interval<Rational>{}), {}};
}

}  // namespace

Interval<Rational> ExpressionChecker::known_range(ir::NodeId id, std::optional<value::Date> day) const {
  auto const outcome = any_value(id, day);
  if (outcome.is_fault() || outcome.is_not_applicable()) return {};
  auto const possible = outcome.possible();
  auto const* range = std::get_if<Interval<Rational>>(&possible);
  return range != nullptr ? *range : Interval<Rational>{};
}

Outcome ExpressionChecker::any_value(ir::NodeId id, std::optional<value::Date> day) const {
  auto const& known = node(id);
  if (known.type.kind != value::TypeKind::number) return any_of({});
  auto const& operation = known.operation;
  if (auto const* literal = std::get_if<ir::Literal>(&operation)) return literal->value;
  if (auto const* read = std::get_if<ir::ParameterRead>(&operation)) {
    return any_version(state_.program, state_.program[read->parameter], day);
  }
  if (auto const* clamp = std::get_if<ir::Clamp>(&operation)) {
    return value::clamp(any_value(clamp->operand, day), any_value(clamp->low, day), any_value(clamp->high, day));
  }
  if (auto const* round = std::get_if<ir::Round>(&operation)) {
    return value::round(any_value(round->operand, day), round->decimals, round->mode, round->is_percent);
  }
  if (auto const* arithmetic = std::get_if<ir::Arithmetic>(&operation)) {
    return value::arithmetic(arithmetic->operation, any_value(arithmetic->left, day),
                             any_value(arithmetic->right, day));
  }
  if (auto const* extreme = std::get_if<ir::Extreme>(&operation)) {
    std::vector<Outcome> operands;
    for (auto const operand : extreme->operands) operands.push_back(any_value(operand, day));
    return value::extreme(extreme->is_greatest, operands);
  }
  if (std::holds_alternative<ir::CalendarYear>(operation)) return any_of({Rational(1), Rational(9999)});
  if (std::holds_alternative<ir::WorkingDaysBetween>(operation)) return any_of({Rational(0), std::nullopt});
  if (auto const* feedback = std::get_if<ir::Feedback>(&operation)) return any_total(*feedback);
  if (auto const* rule = std::get_if<ir::RuleRead>(&operation)) return any_of(state_.program[rule->rule].range);
  if (auto const* rule = std::get_if<ir::RuleAsOf>(&operation)) return any_of(state_.program[rule->rule].range);
  if (auto const* read = std::get_if<ir::FieldRead>(&operation)) return any_of(field_range(*read));
  return any_of({});
}

Interval<Rational> ExpressionChecker::field_range(ir::FieldRead const& read) const {
  auto const* record = &state_.program.record_types.at(scopes_.at(read.depth).record_type);
  ir::Field const* field = nullptr;
  for (auto const index : read.path) {
    field = &record->fields.at(index);
    if (field->type.kind == value::TypeKind::record) record = &state_.program.record_types.at(field->type.index);
  }
  return field->range;
}

}  // namespace timbang::language
