// An indicator: what was aimed at, what was reached, the points for it; and the weighted mean of all of them.
#include <algorithm>

#include "engine/explain/reason_text.h"
#include "engine/explain/text_teller.h"
#include "engine/explain/value_text.h"
#include "engine/value/notation.h"
#include "engine/value/operation.h"

namespace timbang::explain {

namespace {

std::optional<Phrase> formula_phrase(ir::IndicatorFormula formula) {
  switch (formula) {
    case ir::IndicatorFormula::normal: return Phrase::formula_normal;
    case ir::IndicatorFormula::special: return Phrase::formula_special;
    case ir::IndicatorFormula::inverse: return Phrase::formula_inverse;
    case ir::IndicatorFormula::written: return std::nullopt;
  }
  return std::nullopt;
}

/// What a clause read, without the datum that it is: that has just been told, unless it comes from a column of another name.
ReadStory besides(ReadStory reads, ir::NodeId told) {
  auto const is_told = [&](OperandStory const& operand) {
    return operand.node == told && operand.kind == OperandKind::datum &&
           (operand.source.empty() || operand.source == operand.name);
  };
  reads.operands.erase(std::remove_if(reads.operands.begin(), reads.operands.end(), is_told), reads.operands.end());
  return reads;
}

}  // namespace

/// One that does not apply for a reason of its own has been told by its condition.
void TextTeller::tell_indicator(std::size_t depth, IndicatorStory const& story) {
  auto const& indicator = *story.indicator;
  auto const& standing = story.standing;
  if (indicator.in_force.from) tell_period(depth, indicator.in_force);
  auto const is_measured = !standing.target.is_not_applicable();
  if (is_measured) {
    if (standing.target_high) {
      say(depth, Phrase::target_range, clause_value(indicator.target, standing.target),
          clause_value(*indicator.target_high, *standing.target_high));
      auto const reads = besides(story.target, indicator.target);
      tell_reads(depth + 1, besides(reads, *indicator.target_high));
    } else {
      tell_clause(depth, Phrase::target, indicator.target, standing.target, story.target);
    }
    tell_clause(depth, Phrase::actual, indicator.actual, standing.actual, story.actual);
    tell_points(depth, story);
  }
  say(depth, Phrase::weight, outcome_text(program_, value::Type::number(value::percent), standing.weight, language_));
  tell_reads(depth + 1, story.weight);
  tell_policy(depth, standing);
}

std::string TextTeller::clause_value(ir::NodeId node, value::Outcome const& outcome) const {
  auto const is_datum = std::holds_alternative<ir::FieldRead>(program_[node].operation);
  if (is_datum && outcome.is_unknown()) return std::string(phrase(Phrase::no_data_yet, language_));
  return outcome_text(program_, program_[node].type, outcome, language_);
}

void TextTeller::tell_clause(std::size_t depth, Phrase name, ir::NodeId node, value::Outcome const& outcome,
                             ReadStory const& reads) {
  auto const value = clause_value(node, outcome);
  auto const is_literal = std::holds_alternative<ir::Literal>(program_[node].operation);
  if (is_literal) {
    say(depth, Phrase::in_element, phrase(name, language_), value);
  } else {
    say(depth, Phrase::indicator_value, phrase(name, language_), one_line(sources_, program_[node].span), value);
  }
  tell_reads(depth + 1, besides(reads, node));
}

void TextTeller::tell_points(std::size_t depth, IndicatorStory const& story) {
  using evaluate::PointsBasis;
  auto const& standing = story.standing;
  auto const type = program_[story.indicator->points].type;
  if (standing.basis == PointsBasis::within_range) return say(depth, Phrase::within_range);
  if (standing.basis == PointsBasis::zero_target) {
    return say(depth, Phrase::target_is_zero, outcome_text(program_, type, standing.points, language_));
  }
  // Nothing was computed where the target itself is wrong.
  if (standing.basis == PointsBasis::undecided && standing.points.is_fault()) return;
  if (auto const name = formula_phrase(story.indicator->formula)) {
    page_.written(depth, phrase(Phrase::formula, language_), phrase(*name, language_));
  } else {
    auto const span = program_[story.written_formula].span;
    page_.written(depth, phrase(Phrase::formula, language_), sources_.get(span.file).text(span));
  }
  if (standing.basis == PointsBasis::lower_bound) {
    say(depth + 1, Phrase::target_is_lower_bound, clause_value(story.indicator->target, standing.target));
  }
  if (standing.basis == PointsBasis::upper_bound) {
    say(depth + 1, Phrase::target_is_upper_bound, clause_value(*story.indicator->target_high, *standing.target_high));
  }
  tell_reads(depth + 1, story.formula);
}

void TextTeller::tell_policy(std::size_t depth, evaluate::IndicatorStanding const& standing) {
  if (!standing.policy) return;
  switch (*standing.policy) {
    case ir::MissingPolicy::wait: return;
    case ir::MissingPolicy::refuse: return say(depth, Phrase::policy_refuse);
    case ir::MissingPolicy::reweigh: return say(depth, Phrase::policy_reweigh);
    case ir::MissingPolicy::count_as_zero: return say(depth, Phrase::policy_zero);
  }
}

void TextTeller::tell_weights(std::size_t depth, std::vector<evaluate::TraceWeight> const& weights) {
  auto const percent = value::Type::number(value::percent);
  auto const is_out = [](evaluate::TraceWeight const& part) { return part.standing.counts.is_false(); };
  auto const is_all_out = std::all_of(weights.begin(), weights.end(), is_out);
  value::Rational total;
  auto is_total_known = !is_all_out;
  for (auto const& part : weights) {
    auto const& rule = program_[part.indicator];
    auto const& standing = part.standing;
    auto const weight = outcome_text(program_, percent, standing.weight, language_);
    if (is_out(part)) {
      auto const is_by_policy = standing.policy == ir::MissingPolicy::reweigh;
      auto const why = phrase(is_by_policy ? Phrase::left_out_by_policy : Phrase::not_applicable, language_);
      say(depth, is_all_out ? Phrase::weighted_part_all_out : Phrase::weighted_part_out, title(rule), why, weight);
      continue;
    }
    is_total_known = is_total_known && standing.counts.is_true() && standing.weight.is_known();
    if (standing.weight.is_known()) total = total + standing.weight.as<value::Rational>();
    auto const points = outcome_text(program_, rule.type, standing.points, language_);
    if (standing.counts.is_true() && standing.points.is_known() && standing.weight.is_known()) {
      auto const product = value::arithmetic(value::ArithmeticOperator::multiply, standing.weight, standing.points);
      say(depth, Phrase::weighted_part_product, title(rule), points, weight,
          outcome_text(program_, rule.type, product, language_));
      continue;
    }
    say(depth, standing.counts.is_true() ? Phrase::weighted_part : Phrase::weighted_part_open, title(rule), points,
        weight);
  }
  if (is_total_known && total != value::Rational(1)) {
    say(depth, Phrase::weight_total, value::write_percent(total, language_));
  }
}

std::string TextTeller::policies_text(std::vector<ir::RuleId> const& indicators) const {
  std::string text;
  for (auto const indicator : indicators) {
    if (!text.empty()) text += ", ";
    text += title(program_[indicator]);
  }
  return text;
}

}  // namespace timbang::explain
