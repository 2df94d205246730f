// Feedback of several raters: how many there are in each group, whether they are enough, and the mean of the group where it
// may be told.
#include <algorithm>

#include "engine/explain/reason_text.h"
#include "engine/explain/text_teller.h"
#include "engine/explain/value_text.h"
#include "engine/value/notation.h"
#include "engine/value/operation.h"

namespace timbang::explain {

namespace {

using evaluate::MeanSecrecy;
using evaluate::RaterGroupStanding;

Phrase policy_phrase(ir::MissingPolicy policy) {
  switch (policy) {
    case ir::MissingPolicy::wait: return Phrase::raters_wait;
    case ir::MissingPolicy::refuse: return Phrase::raters_refuse;
    case ir::MissingPolicy::reweigh: return Phrase::raters_reweigh;
    case ir::MissingPolicy::count_as_zero: return Phrase::raters_zero;
  }
  return Phrase::raters_wait;
}

/// Of the groups that count; empty while that, or a weight, is not known.
std::optional<value::Rational> total_weight(std::vector<RaterGroupStanding> const& groups) {
  value::Rational total;
  for (auto const& group : groups) {
    if (group.counts.is_false()) continue;
    if (!group.counts.is_true() || !group.weight.is_known()) return std::nullopt;
    total = total + group.weight.as<value::Rational>();
  }
  return total;
}

}  // namespace

void TextTeller::tell_feedback(std::size_t depth, evaluate::FeedbackStanding const& standing) {
  auto const& feedback = std::get<ir::Feedback>(program_[standing.node].operation);
  auto const name = standing.source == standing.list
                        ? standing.list
                        : sentence(Phrase::list_from_column, language_, standing.list, standing.source);
  if (!standing.is_told) {
    say(depth, Phrase::list_not_told, name);
  } else if (standing.num_rows == 0) {
    say(depth, Phrase::list_empty, name);
  } else {
    say(depth, Phrase::list_some_count, name, standing.num_rows, standing.num_passing);
    auto const num_open = standing.num_rows - standing.num_passing - standing.num_left_out;
    if (standing.num_left_out > 0) {
      auto const filter = one_line(sources_, program_[feedback.list.filter.value()].span);
      say(depth + 1, Phrase::rows_left_out, standing.num_left_out, filter);
    }
    if (num_open > 0) say(depth + 1, Phrase::rows_open, num_open);
  }
  for (std::size_t i = 0; i < standing.groups.size(); ++i) {
    tell_rater_group(depth, feedback.groups.at(i), standing.groups[i], program_[standing.node].type);
  }
  auto const total = total_weight(standing.groups);
  if (total && !total->is_zero() && *total != value::Rational(1)) {
    say(depth, Phrase::weight_total, value::write_percent(*total, language_));
  }
}

void TextTeller::tell_rater_group(std::size_t depth, ir::RaterGroup const& group, RaterGroupStanding const& standing,
                                  value::Type const& score) {
  auto const people = value::Type::number(value::plain_number, true);
  auto const name = group.label.empty() ? group.name : group.label;
  auto const number = outcome_text(program_, people, standing.number, language_);
  if (!group.is_counted || standing.applies.is_false()) {
    say(depth, group.is_counted ? Phrase::rater_group_not_applicable : Phrase::rater_group_not_counted, name, number);
  } else {
    say(depth, Phrase::rater_group, name, number, outcome_text(program_, people, standing.minimum, language_));
    tell_rater_mean(depth + 1, group, standing, score);
    if (standing.policy) {
      auto const is_certain = standing.is_enough.is_false();
      say(depth + 1, is_certain ? Phrase::raters_too_few : Phrase::raters_may_be_too_few,
          phrase(policy_phrase(*standing.policy), language_));
    }
  }
  tell_annotations(depth + 1, group.annotations);
}

void TextTeller::tell_rater_mean(std::size_t depth, ir::RaterGroup const& group, RaterGroupStanding const& standing,
                                 value::Type const& score) {
  auto const weight = outcome_text(program_, value::Type::number(value::percent), standing.weight, language_);
  switch (standing.secrecy) {
    case MeanSecrecy::none: return say(depth, Phrase::weight, weight);
    case MeanSecrecy::small_group: return say(depth, Phrase::rater_mean_small, group.confidential_below, weight);
    case MeanSecrecy::other_groups: return say(depth, Phrase::rater_mean_hidden, weight);
    case MeanSecrecy::told: break;
  }
  auto const mean = outcome_text(program_, score, *standing.mean, language_);
  auto const is_in_total = standing.counts.is_true() && standing.is_enough.is_true();
  if (!is_in_total || !standing.mean->is_known() || !standing.weight.is_known()) {
    return say(depth, Phrase::rater_mean, mean, weight);
  }
  auto const product = value::arithmetic(value::ArithmeticOperator::multiply, standing.weight, *standing.mean);
  say(depth, Phrase::rater_mean_product, mean, weight, outcome_text(program_, score, product, language_));
}

}  // namespace timbang::explain
