#include "engine/evaluate/summary_day.h"

#include <utility>
#include <variant>

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

void SummaryDay::read(std::vector<value::RecordDatum const*> const& records, EvaluationContext const& context) {
  for (auto const* record : records) read(member_values(program_, summary_.base, *record, context, nodes_));
}

void SummaryDay::read(MemberValues const& found) {
  auto membership = told_here(found.applies, found);
  if (summary_.members) membership = value::logical_and(membership, told_here(found.values.front(), found));
  if (membership.is_false() || membership.is_not_applicable()) return;
  Parts parts;
  for (auto const& operation : operations_) parts.push_back(part_of(operation, found, membership));
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

GroupMembers SummaryDay::members_of(std::vector<std::size_t> const* group) const {
  GroupMembers members{{}, &missing_};
  for (std::size_t i = 0; i < operations_.size(); ++i) {
    auto& parts = members.parts[operations_[i].node];
    if (group == nullptr || operations_[i].is_whole) {
      for (auto const& member : parts_) parts.push_back(member[i]);
    } else {
      for (auto const number : *group) parts.push_back(parts_[number][i]);
    }
  }
  return members;
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
