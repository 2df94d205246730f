#include "engine/evaluate/summary.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpret.h"
#include "engine/evaluate/label.h"
#include "engine/evaluate/member_values.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

namespace {

using value::Outcome;

/// An operation over members in some column, and where in the values of a member its parts stand.
struct Operation {
  ir::NodeId node;
  bool is_whole = false;
  std::optional<std::size_t> filter;
  std::optional<std::size_t> element;
  std::optional<std::size_t> weight;
};

/// By its values; what is not known stands behind all that is.
struct GroupValue {
  bool is_unknown = false;
  std::optional<value::Value> value;  ///< empty too where it does not apply
  friend bool operator<(GroupValue const& a, GroupValue const& b) {
    return std::tie(a.is_unknown, a.value) < std::tie(b.is_unknown, b.value);
  }
};
using GroupKey = std::vector<GroupValue>;

/// What one member gives to each operation, in their order.
using Parts = std::vector<value::AggregatePart>;

/// All members on one day.
class DayMembers {
public:
  DayMembers(ir::Program const& program, ir::Summary const& summary, EvaluationContext const& context,
             std::vector<ir::NodeId> const& aggregates)
      : program_(program), summary_(summary), context_(context) {
    if (summary_.members) nodes_.push_back(*summary_.members);
    nodes_.insert(nodes_.end(), summary_.groups.begin(), summary_.groups.end());
    for (auto const node : aggregates) add_operation(node);
  }

  void read(std::vector<value::RecordDatum const*> const& records) {
    for (auto const* record : records) read(*record);
  }

  std::map<GroupKey, std::vector<std::size_t>> const& groups() const { return groups_; }
  std::size_t size() const { return parts_.size(); }

  /// Of the group, or of all.
  GroupMembers members_of(std::vector<std::size_t> const* group) const {
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

private:
  void add_operation(ir::NodeId id) {
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

  void read(value::RecordDatum const& record) {
    auto const found = member_values(program_, summary_.base, record, context_, nodes_);
    auto membership = told_here(found.applies, found);
    if (summary_.members) membership = value::logical_and(membership, told_here(found.values.front(), found));
    if (membership.is_false() || membership.is_not_applicable()) return;
    Parts parts;
    for (auto const& operation : operations_) parts.push_back(part_of(operation, found, membership));
    groups_[group_of(found)].push_back(parts_.size());
    parts_.push_back(std::move(parts));
  }

  value::AggregatePart part_of(Operation const& operation, MemberValues const& found, Outcome const& membership) {
    value::AggregatePart part{membership, value::Value(true)};
    if (operation.filter)
      part.counts = value::logical_and(membership, told_here(found.values[*operation.filter], found));
    if (part.counts.is_false()) return part;
    if (operation.element) part.element = told_here(found.values[*operation.element], found);
    if (operation.weight) part.weight = told_here(found.values[*operation.weight], found);
    return part;
  }

  GroupKey group_of(MemberValues const& found) const {
    GroupKey key;
    auto const first = summary_.members ? 1U : 0U;
    for (std::size_t i = 0; i < summary_.groups.size(); ++i) {
      auto const& outcome = found.values[first + i];
      key.push_back({!outcome.is_known() && !outcome.is_not_applicable(), std::nullopt});
      if (outcome.is_known()) key.back().value = outcome.value();
    }
    return key;
  }

  /// With its causes in the one table of this day, named without the member.
  Outcome told_here(Outcome const& outcome, MemberValues const& found) {
    if (!outcome.is_unknown()) return outcome;
    auto const& name = program_[program_[summary_.base].subject].name;
    value::MissingSet causes;
    for (auto const id : outcome.causes()) {
      auto const& datum = found.missing.at(id);
      causes = value::unite(causes, {missing_.add({name + '.' + datum.path, name + '.' + datum.source})});
    }
    return value::Unknown{outcome.unknown().possible, std::move(causes), outcome.may_not_apply()};
  }

  ir::Program const& program_;
  ir::Summary const& summary_;
  EvaluationContext const& context_;
  std::vector<ir::NodeId> nodes_;
  std::vector<Operation> operations_;
  MissingTable missing_;
  std::vector<Parts> parts_;
  std::map<GroupKey, std::vector<std::size_t>> groups_;
};

class Summariser {
public:
  Summariser(ir::Program const& program, ir::AssessmentId id, EvaluationContext const& context, bool with_trace)
      : program_(program), id_(id), summary_(*program[id].summary), context_(context), with_trace_(with_trace) {
    for (auto const node : ir::reachable(program, ir::roots(program, program[id]))) {
      auto const* aggregate = std::get_if<ir::Aggregate>(&program[node].operation);
      if (aggregate != nullptr && aggregate->list.members) aggregates_.push_back(node);
    }
  }

  std::vector<SummaryLine> run(std::vector<value::RecordDatum const*> const& members) {
    if (summary_.days.empty()) {
      summarise_day(context_, std::nullopt, members);
      return std::move(lines_);
    }
    for (auto const node : summary_.days) {
      auto const found = day_of(node);
      if (!found.is_known()) {
        add_fault(found);
        continue;
      }
      auto const day = found.as<value::Date>();
      auto context = context_;
      context.evaluation_date = day;
      if (context_.law_date == context_.evaluation_date) context.law_date = day;
      PopulationCache populations;
      context.populations = &populations;
      summarise_day(context, day, members);
    }
    return std::move(lines_);
  }

private:
  Outcome day_of(ir::NodeId node) const {
    static value::RecordDatum const nothing;
    return member_values(program_, id_, nothing, context_, {node}).values.front();
  }

  /// A day cannot be computed: it leaves the calendar, or a parameter has no version.
  void add_fault(Outcome const& fault) {
    if (!fault.is_fault()) throw InternalError("a day of a summary is not known, and no fault");
    SummaryLine line;
    line.name = "?";
    line.subject.fields.assign(program_[program_[id_].subject].fields.size(), {value::Absence::unknown});
    line.decision.assessment = id_;
    line.decision.state = ResultState::fault;
    for (auto const rule : program_[id_].rules) line.decision.results.push_back({rule, fault, ResultState::fault});
    line.decision.faults.push_back(fault.fault());
    lines_.push_back(std::move(line));
  }

  void summarise_day(EvaluationContext const& context, std::optional<value::Date> day,
                     std::vector<value::RecordDatum const*> const& members) {
    DayMembers found(program_, summary_, context, aggregates_);
    found.read(members);
    for (auto const& [key, group] : found.groups()) {
      auto const parts = found.members_of(&group);
      add_line(context, day, &key, parts, group.size());
    }
    auto const is_one_group = summary_.groups.empty();
    if (summary_.total && !is_one_group) add_line(context, day, nullptr, found.members_of(nullptr), found.size());
    if (is_one_group && found.groups().empty()) add_line(context, day, nullptr, found.members_of(nullptr), 0);
  }

  void add_line(EvaluationContext context, std::optional<value::Date> day, GroupKey const* key,
                GroupMembers const& members, std::size_t num_members) {
    SummaryLine line;
    line.num_members = num_members;
    if (day) line.subject.fields.push_back({value::Value(*day)});
    for (std::size_t i = 0; i < summary_.groups.size(); ++i) {
      auto const* value = key != nullptr ? &(*key)[i] : nullptr;
      if (value == nullptr || (!value->value && !value->is_unknown)) {
        line.subject.fields.push_back({value::Absence::none});
      } else if (value->is_unknown) {
        line.subject.fields.push_back({value::Absence::unknown});
      } else {
        line.subject.fields.push_back({*value->value});
      }
    }
    line.name = name_of(day, key);
    context.members = &members;
    line.decision = interpret(program_, id_, line.subject, context, with_trace_ ? &line.trace : nullptr);
    lines_.push_back(std::move(line));
  }

  std::string name_of(std::optional<value::Date> day, GroupKey const* key) const {
    std::vector<std::string> parts;
    if (day) parts.push_back(day->to_iso());
    if (key == nullptr) parts.push_back(summary_.total.value_or(program_[id_].name));
    for (std::size_t i = 0; key != nullptr && i < key->size(); ++i) {
      auto const& value = (*key)[i].value;
      parts.push_back(value                  ? label_of(program_, program_[summary_.groups[i]].type, *value)
                      : (*key)[i].is_unknown ? "?"
                                             : "-");
    }
    if (parts.empty()) return program_[id_].name;
    auto name = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) name += " / " + parts[i];
    return name;
  }

  ir::Program const& program_;
  ir::AssessmentId id_;
  ir::Summary const& summary_;
  EvaluationContext const& context_;
  bool with_trace_;
  std::vector<ir::NodeId> aggregates_;
  std::vector<SummaryLine> lines_;
};

}  // namespace

std::vector<SummaryLine> summarise(ir::Program const& program, ir::AssessmentId summary,
                                   std::vector<value::RecordDatum const*> const& members,
                                   EvaluationContext const& context, bool with_trace) {
  return Summariser(program, summary, context, with_trace).run(members);
}

}  // namespace timbang::evaluate
