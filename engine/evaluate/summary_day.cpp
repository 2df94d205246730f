#include "engine/evaluate/summary_day.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/evaluate/aggregate_parts.h"

namespace timbang::evaluate {

using value::Outcome;

SummaryDay::SummaryDay(ir::Program const& program, ir::Summary const& summary,
                       std::vector<ir::NodeId> const& aggregates)
    : program_(program), summary_(summary) {
  if (summary_.members) nodes_.push_back(*summary_.members);
  nodes_.insert(nodes_.end(), summary_.groups.begin(), summary_.groups.end());
  for (auto const node : aggregates) add_operation(node);
}

void SummaryDay::add_operation(ir::NodeId id) {
  auto const& aggregate = std::get<ir::Aggregate>(program_[id].operation);
  auto const place = [&](std::optional<ir::NodeId> node) -> std::optional<std::size_t> {
    if (!node) return std::nullopt;
    nodes_.push_back(*node);
    return nodes_.size() - 1;
  };
  Operation operation{id, aggregate.list.members->is_whole, {}, {}, {}};
  operation.filter = place(aggregate.list.filter);
  operation.element = place(aggregate.element);
  operation.weight = place(aggregate.weight);
  operations_.push_back(operation);
}

void SummaryDay::read(std::vector<value::RecordDatum const*> const& records, std::uint64_t num_rejected,
                      EvaluationContext const& context) {
  num_rejected_ = num_rejected;
  auto const& name = program_[program_[summary_.base].subject].name;
  if (num_rejected > 0) rejected_causes_ = {missing_.add({name, name})};
  for (auto const* record : records) read(member_values(program_, summary_.base, *record, context, nodes_));
  put_together_whole();
}

void SummaryDay::read(MemberValues const& found) {
  auto membership = told_here(found.applies, found);
  if (summary_.members) membership = value::logical_and(membership, told_here(found.values.front(), found));
  if (membership.is_false() || membership.is_not_applicable()) return;
  Parts parts;
  for (auto const& operation : operations_) parts.push_back(part_of(operation, found, membership));
  add_stray(found);
  groups_[group_of(found)].push_back(parts_.size());
  parts_.push_back(std::move(parts));
}

value::AggregatePart SummaryDay::part_of(Operation const& operation, MemberValues const& found,
                                         Outcome const& membership) {
  value::AggregatePart part{membership, value::Value(true)};
  if (operation.filter) {
    part.counts = value::logical_and(membership, told_here(found.values[*operation.filter], found));
  }
  if (part.counts.is_false()) return part;
  if (operation.element) part.element = told_here(found.values[*operation.element], found);
  if (operation.weight) part.weight = told_here(found.values[*operation.weight], found);
  return part;
}

GroupKey SummaryDay::group_of(MemberValues const& found) const {
  GroupKey key;
  auto const first = summary_.members ? 1U : 0U;
  for (std::size_t i = 0; i < summary_.groups.size(); ++i) {
    auto const& outcome = found.values[first + i];
    key.push_back({!outcome.is_known() && !outcome.is_not_applicable(), std::nullopt});
    if (outcome.is_known()) key.back().value = outcome.value();
  }
  return key;
}

void SummaryDay::add_stray(MemberValues const& found) {
  auto const first = summary_.members ? 1U : 0U;
  Stray stray{parts_.size(), {}};
  auto is_stray = false;
  for (std::size_t i = 0; i < summary_.groups.size(); ++i) {
    auto outcome = told_here(found.values[first + i], found);
    is_stray = is_stray || outcome.is_unknown() || outcome.is_fault();
    if (outcome.is_fault()) faults_.emplace(stray.number, outcome);
    stray.groups.push_back(std::move(outcome));
  }
  if (is_stray) strays_.push_back(std::move(stray));
}

/// Where a value of the group cannot be computed, nobody can tell either.
Outcome SummaryDay::belongs(Stray const& stray, GroupKey const& key) {
  Outcome result = value::Value(true);
  for (std::size_t i = 0; i < key.size(); ++i) {
    auto const& own = stray.groups[i];
    if (own.is_fault()) {
      result = value::logical_and(result, value::Unknown{value::BooleanSet{}, {}});
    } else if (own.is_unknown()) {
      auto const may_be = key[i].value ? value::contains(own.possible(), *key[i].value) : own.may_not_apply();
      auto const open = value::Unknown{value::BooleanSet{}, own.causes()};
      result = value::logical_and(result, may_be ? Outcome(open) : Outcome(value::Value(false)));
    } else {
      auto const is_same = own.is_known() ? key[i].value == own.value() : !key[i].value && !key[i].is_unknown;
      result = value::logical_and(result, value::Value(is_same));
    }
  }
  return result;
}

GroupMembers SummaryDay::members_of(GroupKey const& key) const {
  GroupMembers members{{}, &whole_, &missing_};
  auto const& own = groups_.at(key);
  auto const is_known = std::none_of(key.begin(), key.end(), [](GroupValue const& value) { return value.is_unknown; });
  // Those whose group is not known stand in a line of their own, and may belong to this one.
  std::vector<std::pair<std::size_t, Outcome>> possible;
  for (auto const& stray : strays_) {
    auto may_belong = is_known ? belongs(stray, key) : Outcome(value::Value(false));
    if (!may_belong.is_false()) possible.emplace_back(stray.number, std::move(may_belong));
  }
  for (std::size_t i = 0; i < operations_.size(); ++i) {
    if (operations_[i].is_whole) continue;
    auto& parts = members.parts[operations_[i].node];
    for (auto const number : own) {
      parts.push_back(parts_[number][i]);
      // That it cannot be computed is told where the member stands, not hidden behind a count.
      if (auto const fault = faults_.find(number); fault != faults_.end()) parts.back().counts = fault->second;
    }
    for (auto const& [number, may_belong] : possible) {
      parts.push_back(parts_[number][i]);
      parts.back().counts = value::logical_and(parts.back().counts, may_belong);
    }
    add_rejected(operations_[i], parts);
  }
  return members;
}

GroupMembers SummaryDay::all_members() const {
  GroupMembers members{{}, &whole_, &missing_};
  for (std::size_t i = 0; i < operations_.size(); ++i) {
    if (!operations_[i].is_whole) members.parts[operations_[i].node] = parts_of_all(i);
  }
  return members;
}

std::vector<value::AggregatePart> SummaryDay::parts_of_all(std::size_t operation) const {
  std::vector<value::AggregatePart> parts;
  for (auto const& member : parts_) parts.push_back(member[operation]);
  add_rejected(operations_[operation], parts);
  return parts;
}

/// Once, not for every group.
void SummaryDay::put_together_whole() {
  for (std::size_t i = 0; i < operations_.size(); ++i) {
    if (!operations_[i].is_whole) continue;
    auto const node = operations_[i].node;
    auto const& aggregate = std::get<ir::Aggregate>(program_[node].operation);
    auto const parts = parts_of_all(i);
    whole_.emplace(node, WholeResult{combined(program_, aggregate, node, parts), num_counting(parts)});
  }
}

void SummaryDay::add_rejected(Operation const& operation, std::vector<value::AggregatePart>& parts) const {
  if (num_rejected_ == 0) return;
  auto const& aggregate = std::get<ir::Aggregate>(program_[operation.node].operation);
  auto const anything = [&](std::optional<ir::NodeId> node) -> Outcome {
    if (!node) return value::Value(value::Rational(1));
    auto const& type = program_[*node].type;
    return value::Unknown{value::everything(type.kind, num_values_of(program_, type)), rejected_causes_};
  };
  value::AggregatePart const open{value::Unknown{value::BooleanSet{}, rejected_causes_}, anything(aggregate.element),
                                  anything(aggregate.weight)};
  parts.insert(parts.end(), num_rejected_, open);
}

/// With its causes in the one table of this day, named without the member.
Outcome SummaryDay::told_here(Outcome const& outcome, MemberValues const& found) {
  if (!outcome.is_unknown()) return outcome;
  auto const& name = program_[program_[summary_.base].subject].name;
  value::MissingSet causes;
  for (auto const id : outcome.causes()) {
    auto const& datum = found.missing.at(id);
    causes = value::unite(causes, {missing_.add({name + '.' + datum.path, name + '.' + datum.source})});
  }
  return value::Unknown{outcome.unknown().possible, std::move(causes), outcome.may_not_apply()};
}

}  // namespace timbang::evaluate
