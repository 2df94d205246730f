// What all members of a population give to a summary on one day: their groups, and their part in every operation over
// members. Made and used by summary.cpp alone.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/group_members.h"
#include "engine/evaluate/member_values.h"
#include "engine/ir/program.h"
#include "engine/value/operation.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// By its values; what is not known stands behind all that is.
struct GroupValue {
  bool is_unknown = false;
  std::optional<value::Value> value;  ///< empty too where it does not apply
  friend bool operator<(GroupValue const& a, GroupValue const& b) {
    return std::tie(a.is_unknown, a.value) < std::tie(b.is_unknown, b.value);
  }
};
using GroupKey = std::vector<GroupValue>;

class SummaryDay {
public:
  /// `aggregates` are the operations over members in the columns. `program` and `summary` outlive it.
  SummaryDay(ir::Program const& program, ir::Summary const& summary, std::vector<ir::NodeId> const& aggregates);

  void read(std::vector<value::RecordDatum const*> const& records, EvaluationContext const& context);

  /// The numbers of the members of each group.
  std::map<GroupKey, std::vector<std::size_t>> const& groups() const { return groups_; }

  /// What those of a group give, or without one all.
  GroupMembers members_of(std::vector<std::size_t> const* group) const;

private:
  /// An operation, and where in the values of a member its parts stand.
  struct Operation {
    ir::NodeId node;
    bool is_whole = false;
    std::optional<std::size_t> filter;
    std::optional<std::size_t> element;
    std::optional<std::size_t> weight;
  };
  /// What one member gives to each operation, in their order.
  using Parts = std::vector<value::AggregatePart>;

  void add_operation(ir::NodeId id);
  void read(MemberValues const& found);
  value::AggregatePart part_of(Operation const& operation, MemberValues const& found, value::Outcome const& membership);
  GroupKey group_of(MemberValues const& found) const;
  value::Outcome told_here(value::Outcome const& outcome, MemberValues const& found);

  ir::Program const& program_;
  ir::Summary const& summary_;
  std::vector<ir::NodeId> nodes_;  ///< asked of every member
  std::vector<Operation> operations_;
  MissingTable missing_;
  std::vector<Parts> parts_;
  std::map<GroupKey, std::vector<std::size_t>> groups_;
};

}  // namespace timbang::evaluate
