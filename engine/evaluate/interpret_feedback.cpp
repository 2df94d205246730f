// `umpan balik`: the mean over the raters of each group, what too few raters do, the weighted mean of the groups, and what of
// all this may be told without telling what a single rater answered.
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"
#include "engine/evaluate/rater_answers.h"
#include "engine/value/operation.h"

namespace timbang::evaluate {

using value::ComparisonOperator;
using value::Outcome;
using value::Rational;

/// A group under way.
struct Interpreter::GroupOfRaters {
  ir::RaterGroup const* group = nullptr;
  RaterGroupStanding standing;
  Raters raters = {value::Value(Rational(0)), value::NotApplicable{}, {}, false};
  Outcome points = value::NotApplicable{};  ///< in the mean of the groups, where it counts
  value::MissingSet exclusion_causes;       ///< for want of what its weight goes to the others

  /// Not none, and fewer than make their answers tellable.
  bool is_small() const {
    if (group->confidential_below == 0) return false;
    value::Value const enough = Rational(group->confidential_below);
    return !value::compare(ComparisonOperator::greater_equal, standing.number, enough).is_true() &&
           !value::compare(ComparisonOperator::equal, standing.number, value::Value(Rational(0))).is_true();
  }
  /// Does the total depend on what its raters answered?
  bool is_in_total() const {
    auto const is_weightless = standing.weight.is_known() && standing.weight.as<Rational>().is_zero();
    return !standing.counts.is_false() && !standing.is_enough.is_false() && !is_weightless;
  }
  bool is_settled() const {
    if (standing.counts.is_false()) return true;
    return standing.counts.is_true() && standing.is_enough.is_known() && !raters.is_open;
  }
  value::MissingSet open_causes() const {
    return value::unite(raters.open_causes, value::unite(standing.counts.causes(), standing.is_enough.causes()));
  }
};

Outcome Interpreter::apply(ir::Feedback const& feedback, ir::NodeId id) {
  auto const list = rows_of(feedback.list);
  if (list.fault) return *list.fault;
  std::vector<GroupOfRaters> groups;
  for (auto const& group : feedback.groups) {
    groups.push_back(begin_group(group));
    if (groups.back().standing.applies.is_fault()) return groups.back().standing.applies;
  }
  FeedbackStanding standing{id, {}, {}, list.is_told, list.rows.size(), 0, 0, {}};
  if (list.is_told) {
    std::vector<RaterAnswer> answers;
    for (auto const& row : list.rows) {
      if (row.fault) return *row.fault;
      if (auto answer = answer_of(feedback, row, groups, standing)) answers.push_back(std::move(*answer));
    }
    for (std::size_t i = 0; i < groups.size(); ++i) groups[i].raters = raters_of(answers, i);
  } else {
    auto const raters = untold_raters(feedback);
    for (auto& group : groups) group.raters = raters;
  }
  for (auto& group : groups) weigh_group(feedback, group);
  auto total = total_of(groups, program_[id].type);
  total = keep_confidential(groups, std::move(total), id);
  note_feedback(std::move(standing), feedback, std::move(groups));
  return total;
}

Interpreter::GroupOfRaters Interpreter::begin_group(ir::RaterGroup const& group) {
  GroupOfRaters made;
  made.group = &group;
  if (!group.is_counted) return made;
  auto& standing = made.standing;
  if (group.applies_when) standing.applies = evaluate(*group.applies_when);
  if (standing.applies.is_fault() || standing.applies.is_false()) return made;
  standing.weight = evaluate(group.weight);
  if (group.minimum) standing.minimum = evaluate(*group.minimum);
  return made;
}

namespace {

bool is_asked(ir::RaterGroup const& group, RaterGroupStanding const& standing) {
  return group.is_counted && !standing.applies.is_false();
}

}  // namespace

/// Empty for a row that certainly does not pass the filter. A row that belongs to no group that counts is not asked for a
/// score. What is read from it is not traced: a single answer is nobody's to see.
std::optional<RaterAnswer> Interpreter::answer_of(ir::Feedback const& feedback, ListRow const& row,
                                                  std::vector<GroupOfRaters> const& groups,
                                                  FeedbackStanding& standing) {
  TraceReads untold;
  RowGuard const guard(*this, row.scope, untold);
  auto const passed = passes(feedback.list);
  if (passed.is_false()) ++standing.num_left_out;
  if (passed.is_false()) return std::nullopt;
  if (passed.is_true()) ++standing.num_passing;
  auto const group_of_row = evaluate(feedback.group);
  RaterAnswer answer{{}, std::nullopt, value::NotApplicable{}};
  auto is_wanted = false;
  for (auto const& entry : groups) {
    auto const is_theirs = value::compare(ComparisonOperator::equal, group_of_row,
                                          value::Value(value::EnumerationValue{entry.group->value}));
    answer.belongs.push_back(value::logical_and(passed, is_theirs));
    is_wanted = is_wanted || (is_asked(*entry.group, entry.standing) && !answer.belongs.back().is_false());
  }
  if (!is_wanted) return answer;
  if (feedback.rater) answer.rater = evaluate(*feedback.rater);
  answer.score = evaluate(feedback.score);
  // The arguments of a fault could be the answer.
  if (answer.score.is_fault() && feedback.is_confidential()) {
    auto const depth = static_cast<ir::ScopeDepth>(scopes_.size() - 1);
    answer.score = value::Fault{source::DiagnosticCode::rater_answer_fault,
                                {program_[frame_->rule.value()].name, scopes_.element_name(depth, NameStyle::rules)},
                                feedback.score.index};
  }
  return answer;
}

/// Of a list that nobody has told only the declared number of rows is known.
Raters Interpreter::untold_raters(ir::Feedback const& feedback) {
  value::MissingSet const causes{note_missing_field(feedback.list.depth, feedback.list.path)};
  value::Interval<Rational> number;
  number.low = Rational(0);
  auto const* field = scopes_.find(feedback.list.depth, feedback.list.path).field;
  if (field->max_rows) number.high = Rational(*field->max_rows);
  return {value::Unknown{number, causes}, value::Unknown{feedback.score_range, causes}, causes, true};
}

/// How many raters there are, whether they are enough, and what the group gives to the total.
void Interpreter::weigh_group(ir::Feedback const& feedback, GroupOfRaters& group) {
  auto& standing = group.standing;
  standing.number = group.raters.number;
  if (!is_asked(*group.group, standing)) return;
  auto const at_least = [&](Outcome const& least) {
    return value::compare(ComparisonOperator::greater_equal, standing.number, least);
  };
  // Of no rater there is no mean, whatever the minimum is.
  standing.is_enough = value::logical_and(at_least(standing.minimum), at_least(value::Value(Rational(1))));
  standing.counts = standing.applies;
  group.points = standing.is_enough.is_fault() ? standing.is_enough : group.raters.mean;
  if (standing.is_enough.is_true() || standing.is_enough.is_fault()) return;
  standing.policy = group.group->too_few;
  auto const& rule = program_[frame_->rule.value()];
  auto const name = rule.name + "." + group.group->name;
  auto const too_few = note_missing(MissingDatum{name, name});
  auto const is_certain = standing.is_enough.is_false();
  auto const either = [&](Outcome const& without) {
    return is_certain ? without
                      : value::join({group.points, without}, standing.is_enough.causes(), value::TypeKind::number, 0);
  };
  switch (group.group->too_few) {
    case ir::MissingPolicy::wait: group.points = either(value::Unknown{feedback.score_range, {too_few}}); return;
    case ir::MissingPolicy::refuse: group.points = either(everything(rule.type, {too_few})); return;
    case ir::MissingPolicy::reweigh:
      if (is_certain) group.exclusion_causes = {too_few};
      standing.counts = value::logical_and(standing.applies, standing.is_enough);
      break;
    case ir::MissingPolicy::count_as_zero: group.points = either(value::Value(Rational(0))); break;
  }
  if (is_certain) frame_->policies.insert(*frame_->rule);
}

Outcome Interpreter::total_of(std::vector<GroupOfRaters> const& groups, value::Type const& type) const {
  std::vector<value::AggregatePart> parts;
  value::MissingSet exclusion_causes;
  for (auto const& group : groups) {
    if (!group.group->is_counted) continue;
    exclusion_causes = value::unite(exclusion_causes, group.exclusion_causes);
    parts.push_back({group.standing.counts, group.points, group.standing.weight});
  }
  return mean_of_those_that_count(parts, exclusion_causes, type);
}

/// As soon as a small group is in the total, or may be, no mean of a group is told; a total that is not settled is not told
/// either, for its bounds are several figures from which answers could be computed; and where the total is the mean of that
/// small group itself, there is none to tell.
Outcome Interpreter::keep_confidential(std::vector<GroupOfRaters>& groups, Outcome total, ir::NodeId id) {
  auto const hides_all = std::any_of(groups.begin(), groups.end(), [](GroupOfRaters const& group) {
    return group.is_small() && (group.is_in_total() || group.raters.is_open);
  });
  for (auto& group : groups) tell_mean(group, hides_all);
  if (!hides_all || total.is_fault()) return total;
  if (total.is_unknown() || !std::all_of(groups.begin(), groups.end(), std::mem_fn(&GroupOfRaters::is_settled))) {
    auto causes = total.causes();
    for (auto const& group : groups) causes = value::unite(causes, group.open_causes());
    return everything(program_[id].type, std::move(causes), total.may_not_apply());
  }
  std::vector<GroupOfRaters const*> in_total;
  for (auto const& group : groups) {
    if (group.is_in_total()) in_total.push_back(&group);
  }
  if (in_total.size() != 1 || !in_total.front()->is_small()) return total;
  return value::Fault{source::DiagnosticCode::total_tells_answers,
                      {program_[frame_->rule.value()].name, in_total.front()->group->name},
                      id.index};
}

void Interpreter::tell_mean(GroupOfRaters& group, bool hides_all) {
  auto& standing = group.standing;
  auto const& mean = group.raters.mean;
  if (!is_asked(*group.group, standing) || mean.is_not_applicable() || mean.is_fault()) return;
  standing.secrecy = group.is_small() ? MeanSecrecy::small_group
                     : hides_all      ? MeanSecrecy::other_groups
                                      : MeanSecrecy::told;
  if (standing.secrecy == MeanSecrecy::told) standing.mean = mean;
}

void Interpreter::note_feedback(FeedbackStanding standing, ir::Feedback const& feedback,
                                std::vector<GroupOfRaters> groups) {
  auto* reads = innermost_reads();
  if (reads == nullptr) return;
  standing.list = scopes_.field_name(feedback.list.depth, feedback.list.path, NameStyle::rules);
  standing.source = scopes_.field_name(feedback.list.depth, feedback.list.path, NameStyle::source);
  for (auto& group : groups) standing.groups.push_back(std::move(group.standing));
  reads->feedbacks.push_back(std::move(standing));
}

}  // namespace timbang::evaluate
