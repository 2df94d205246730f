// What all members of a population give to a summary on one day: their groups, and their part in every operation over
// members. Made and used by summary.cpp alone.
#pragma once

#include <cstddef>
#include <cstdint>
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

  /// `num_rejected` records could not be used: each may be a member of any group, with any value.
  void read(std::vector<value::RecordDatum const*> const& records, std::uint64_t num_rejected,
            EvaluationContext const& context);

  /// The numbers of the members of each group.
  std::map<GroupKey, std::vector<std::size_t>> const& groups() const { return groups_; }

  /// What those of a group give, with those who may belong to it.
  GroupMembers members_of(GroupKey const& key) const;
  /// What all give.
  GroupMembers all_members() const;

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

  /// A member of whom not every value of the group is known.
  struct Stray {
    std::size_t number = 0;
    std::vector<value::Outcome> groups;
  };

  void add_operation(ir::NodeId id);
  void read(MemberValues const& found);
  void add_stray(MemberValues const& found);
  static value::Outcome belongs(Stray const& stray, GroupKey const& key);
  void add_rejected(Operation const& operation, std::vector<value::AggregatePart>& parts) const;
  std::vector<value::AggregatePart> parts_of_all(std::size_t operation) const;
  void put_together_whole();
  value::AggregatePart part_of(Operation const& operation, MemberValues const& found, value::Outcome const& membership);
  GroupKey group_of(MemberValues const& found) const;
  value::Outcome told_here(value::Outcome const& outcome, MemberValues const& found);

  ir::Program const& program_;
  ir::Summary const& summary_;
  std::vector<ir::NodeId> nodes_;  ///< asked of every member
  std::vector<Operation> operations_;
  MissingTable missing_;
  std::vector<Parts> parts_;
  std::map<ir::NodeId, WholeResult> whole_;  ///< of operations over all members
  std::vector<Stray> strays_;
  std::map<std::size_t, value::Outcome> faults_;  ///< of members whose group cannot be computed
  std::uint64_t num_rejected_ = 0;
  value::MissingSet rejected_causes_;
  std::map<GroupKey, std::vector<std::size_t>> groups_;
};

}  // namespace timbang::evaluate
