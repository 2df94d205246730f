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

bool is_zero(value::Outcome const& outcome) { return outcome.is_known() && outcome.as<value::Rational>().is_zero(); }

bool is_within(evaluate::IndicatorStanding const& standing) {
  if (!standing.target_high) return false;
  return value::compare(value::ComparisonOperator::greater_equal, standing.actual, standing.target).is_true() &&
         value::compare(value::ComparisonOperator::less_equal, standing.actual, *standing.target_high).is_true();
}

}  // namespace

/// One that does not apply for a reason of its own has been told by its condition.
void TextTeller::tell_indicator(std::size_t depth, IndicatorStory const& story) {
  auto const& standing = story.standing;
  auto const is_measured = !standing.target.is_not_applicable();
  auto const tell_value = [&](Phrase name, ir::NodeId node, value::Outcome const& outcome) {
    auto const value = outcome_text(program_, program_[node].type, outcome, language_);
    auto const is_literal = std::holds_alternative<ir::Literal>(program_[node].operation);
    if (is_literal) return say(depth, Phrase::in_element, phrase(name, language_), value);
    auto const is_datum = std::holds_alternative<ir::FieldRead>(program_[node].operation);
    if (is_datum && outcome.is_unknown()) {
      return say(depth, Phrase::indicator_value, phrase(name, language_), one_line(sources_, program_[node].span),
                 phrase(Phrase::no_data_yet, language_));
    }
    say(depth, Phrase::indicator_value, phrase(name, language_), one_line(sources_, program_[node].span), value);
  };
  if (is_measured) {
    if (standing.target_high) {
      auto const bound = [&](ir::NodeId node, value::Outcome const& outcome) {
        return outcome_text(program_, program_[node].type, outcome, language_);
      };
      say(depth, Phrase::target_range, bound(story.indicator->target, standing.target),
          bound(*story.indicator->target_high, *standing.target_high));
    } else {
      tell_value(Phrase::target, story.indicator->target, standing.target);
    }
    tell_value(Phrase::actual, story.indicator->actual, standing.actual);
    tell_points(depth, story);
  }
  say(depth, Phrase::weight, outcome_text(program_, value::Type::number(value::percent), standing.weight, language_));
  tell_policy(depth, standing);
}

void TextTeller::tell_points(std::size_t depth, IndicatorStory const& story) {
  auto const& standing = story.standing;
  auto const& points = program_[story.indicator->points];
  if (is_within(standing)) {
    say(depth, Phrase::within_range);
  } else if (is_zero(standing.target)) {
    say(depth, Phrase::target_is_zero, outcome_text(program_, points.type, standing.points, language_));
  } else if (auto const name = formula_phrase(story.indicator->formula)) {
    page_.written(depth, phrase(Phrase::formula, language_), phrase(*name, language_));
  } else {
    page_.written(depth, phrase(Phrase::formula, language_), sources_.get(points.span.file).text(points.span));
  }
  // What target and realisation are has just been told, unless they come from a column of another name.
  auto reads = story.reads;
  auto const is_told = [&](OperandStory const& operand) {
    auto const is_value = operand.node == story.indicator->target || operand.node == story.indicator->actual;
    return is_value && (operand.source.empty() || operand.source == operand.name);
  };
  reads.operands.erase(std::remove_if(reads.operands.begin(), reads.operands.end(), is_told), reads.operands.end());
  tell_reads(depth + 1, reads);
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
  value::Rational total;
  auto is_total_known = !weights.empty();
  for (auto const& part : weights) {
    auto const& rule = program_[part.indicator];
    auto const& standing = part.standing;
    auto const weight = outcome_text(program_, percent, standing.weight, language_);
    if (standing.counts.is_false()) {
      say(depth, Phrase::weighted_part_out, title(rule), weight);
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
