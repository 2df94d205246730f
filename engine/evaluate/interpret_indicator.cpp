// Indicators: target and realisation turned into points, what missing data do, and the weighted mean of all that apply.
#include <algorithm>
#include <utility>
#include <vector>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"
#include "engine/evaluate/temporarily.h"
#include "engine/value/operation.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

value::Rational const points_at_target(100);

bool is_zero(Outcome const& outcome) { return outcome.is_known() && outcome.as<value::Rational>().is_zero(); }

bool may_be_zero(Outcome const& outcome) {
  return outcome.is_unknown() && value::contains(outcome.possible(), value::Rational(0));
}

}  // namespace

Outcome Interpreter::apply(ir::IndicatorInput const& operation, ir::NodeId) {
  if (indicator_ == nullptr) throw InternalError("the target of an indicator is read outside its formula");
  return operation.is_target ? indicator_->target : indicator_->actual;
}

Outcome Interpreter::evaluate_body(ir::RuleId id, ir::Indicator const& body) {
  auto standing = standing_of(id, body);
  // Where its weight goes to the others, the indicator does not apply, by policy.
  auto const is_reweighed = standing.policy == ir::MissingPolicy::reweigh;
  auto outcome =
      standing.counts.is_fault()                   ? standing.counts
      : is_reweighed || standing.counts.is_false() ? Outcome(value::NotApplicable{})
      : standing.counts.is_unknown()
          ? everything(program_[id].type, value::unite(standing.counts.causes(), standing.points.causes()), true)
          : standing.points;
  if (standing.policy && *standing.policy != ir::MissingPolicy::refuse) frame_->policies.insert(id);
  frame_->standing = std::move(standing);
  return outcome;
}

IndicatorStanding Interpreter::standing_of(ir::RuleId id, ir::Indicator const& body) {
  auto& reads = frame_->closing.indicator;
  IndicatorStanding standing;
  standing.weight = evaluate_into(reads.weight, body.weight);
  auto applies = is_in_force_then(body.in_force);
  if (body.applies_when && !applies.is_false()) {
    applies = evaluate_condition(make_step(TraceStep::Role::applies_when), *body.applies_when, applies);
  }
  standing.counts = applies;
  if (applies.is_false() || applies.is_fault()) return standing;
  standing.target = evaluate_into(reads.target, body.target);
  if (body.target_high) standing.target_high = evaluate_into(reads.target, *body.target_high);
  standing.actual = evaluate_into(reads.actual, body.actual);
  standing.points = checked(program_[id], points_of(id, body, standing));
  if (standing.points.is_not_applicable()) standing.counts = value::Value(false);
  // Only a target that is still open can turn out to be zero, and the indicator not to apply.
  if (standing.points.is_unknown() && body.is_inapplicable_when_target_zero && may_be_zero(standing.target)) {
    applies = value::logical_and(applies, value::Unknown{value::BooleanSet{}, standing.target.causes()});
    standing.counts = applies;
  }
  if (applies.is_unknown() || standing.points.is_unknown()) apply_policy(program_[id], body, standing, applies);
  return standing;
}

Outcome Interpreter::points_of(ir::RuleId id, ir::Indicator const& body, IndicatorStanding& standing) {
  if (standing.target_high) return points_in_range(id, body, standing);
  return points_for(id, body, standing, PointsBasis::formula);
}

/// With the bound that `basis` names as target. The basis stands, unless the target is zero or may be.
Outcome Interpreter::points_for(ir::RuleId id, ir::Indicator const& body, IndicatorStanding& standing,
                                PointsBasis basis) {
  auto const& target = basis == PointsBasis::upper_bound ? standing.target_high.value() : standing.target;
  auto const has_zero_clause = body.is_refused_when_target_zero || body.is_inapplicable_when_target_zero ||
                               body.points_when_target_zero.has_value();
  if (has_zero_clause && is_zero(target)) {
    standing.basis = PointsBasis::zero_target;
    return points_when_target_zero(id, body);
  }
  standing.basis = basis;
  IndicatorValues const values{target, standing.actual};
  Temporarily<IndicatorValues const*> const meanwhile(indicator_, &values);
  auto points = evaluate_into(frame_->closing.reads, body.points);
  if (!has_zero_clause || !may_be_zero(target)) return points;
  standing.basis = PointsBasis::undecided;
  return value::join({points, points_when_target_zero(id, body)}, target.causes(), program_[id].type.kind, 0);
}

/// Within the range 100 points; outside it the bound that is missed takes the place of the target.
Outcome Interpreter::points_in_range(ir::RuleId id, ir::Indicator const& body, IndicatorStanding& standing) {
  auto const& low = standing.target;
  auto const& high = *standing.target_high;
  auto const is_reversed = value::compare(value::ComparisonOperator::greater, low, high);
  if (is_reversed.is_fault()) return is_reversed;
  if (is_reversed.is_true() && low.is_known() && high.is_known()) {
    return value::Fault{source::DiagnosticCode::target_range_reversed,
                        {program_[id].name, low.value(), high.value()},
                        body.target.index};
  }
  auto is_below = value::compare(value::ComparisonOperator::less, standing.actual, low);
  auto is_above = value::compare(value::ComparisonOperator::greater, standing.actual, high);
  if (is_below.is_fault()) return is_below;
  std::vector<Outcome> candidates;
  if (!is_below.is_true() && !is_above.is_true()) {
    candidates.emplace_back(value::Value(points_at_target));
    standing.basis = PointsBasis::within_range;
  }
  if (!is_below.is_false()) candidates.push_back(points_for(id, body, standing, PointsBasis::lower_bound));
  if (!is_above.is_false()) candidates.push_back(points_for(id, body, standing, PointsBasis::upper_bound));
  if (candidates.size() > 1) standing.basis = PointsBasis::undecided;
  auto const causes = value::unite(is_below.causes(), is_above.causes());
  auto points = value::join(candidates, causes, value::TypeKind::number, 0);
  // Points are not final while the range may yet turn out to be reversed.
  if (!is_reversed.is_false() && points.is_known()) return everything(program_[id].type, is_reversed.causes());
  return points;
}

Outcome Interpreter::points_when_target_zero(ir::RuleId id, ir::Indicator const& body) {
  if (body.is_inapplicable_when_target_zero) return value::NotApplicable{};
  if (body.points_when_target_zero) return evaluate_into(frame_->closing.reads, *body.points_when_target_zero);
  return value::Fault{source::DiagnosticCode::target_is_zero, {program_[id].name}, body.target.index};
}

/// No policy stands for the date that picks the rules: another version may have all that it needs.
bool Interpreter::waits_for_law_date(value::MissingSet const& causes) const {
  auto const missing = law_date_.causes();
  return std::any_of(missing.begin(), missing.end(),
                     [&](value::MissingId id) { return std::binary_search(causes.begin(), causes.end(), id); });
}

void Interpreter::apply_policy(ir::Rule const& rule, ir::Indicator const& body, IndicatorStanding& standing,
                               Outcome const& applies) {
  standing.causes = value::unite(applies.causes(), standing.points.causes());
  if (waits_for_law_date(standing.causes)) return;
  switch (body.missing_policy) {
    case ir::MissingPolicy::wait: return;
    case ir::MissingPolicy::refuse:
      standing.policy = body.missing_policy;
      standing.points = everything(rule.type, standing.causes);
      return;
    case ir::MissingPolicy::reweigh:
      standing.policy = body.missing_policy;
      standing.counts = value::Value(false);
      return;
    case ir::MissingPolicy::count_as_zero:
      standing.policy = body.missing_policy;
      standing.counts = value::Value(true);
      standing.points = value::Value(value::Rational(0));
      return;
  }
}

Outcome Interpreter::apply(ir::WeightedIndicators const& operation, ir::NodeId id) {
  std::vector<value::AggregatePart> parts;
  value::MissingSet causes_of_exclusion;
  auto* reads = innermost_reads();
  for (auto const indicator : operation.indicators) {
    auto const& found = rule_outcome(indicator, 0);
    note_missing(found.reads);
    note_policies(found);
    auto const& standing = found.standing.value();
    if (reads != nullptr) reads->weights.push_back({indicator, standing});
    if (standing.policy == ir::MissingPolicy::reweigh) {
      causes_of_exclusion = value::unite(causes_of_exclusion, standing.causes);
    }
    parts.push_back({standing.counts, standing.points, standing.weight});
  }
  return mean_of_those_that_count(parts, causes_of_exclusion, program_[id].type);
}

/// Of none that applies there is no mean: the score does not apply either, unless that is only for want of data.
Outcome Interpreter::mean_of_those_that_count(std::vector<value::AggregatePart> const& parts,
                                              value::MissingSet const& exclusion_causes,
                                              value::Type const& type) const {
  auto const counts_nowhere =
      std::all_of(parts.begin(), parts.end(), [](value::AggregatePart const& part) { return part.counts.is_false(); });
  if (!counts_nowhere) {
    auto mean = value::aggregate(value::AggregateOperator::weighted_mean, parts, type.kind, 0);
    auto const counts_somewhere =
        std::any_of(parts.begin(), parts.end(), [](value::AggregatePart const& part) { return part.counts.is_true(); });
    if (counts_somewhere || !mean.is_unknown()) return mean;
    return value::Unknown{mean.possible(), mean.causes(), true};
  }
  if (exclusion_causes.empty()) return value::NotApplicable{};
  return everything(type, exclusion_causes, true);
}

void Interpreter::note_policies(RuleOutcome const& found) {
  frame_->policies.insert(found.policies.begin(), found.policies.end());
}

}  // namespace timbang::evaluate
