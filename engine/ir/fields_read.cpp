#include "engine/ir/fields_read.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "engine/ir/walk.h"

namespace timbang::ir {

namespace {

/// Walks expressions with the record types in scope, as the interpreter does with the records.
class FieldWalk {
public:
  using Scopes = std::vector<RecordTypeId>;

  /// `member` is the subject of what a summary is made from.
  FieldWalk(Program const& program, std::optional<RecordTypeId> member, FieldSet& found)
      : program_(program), member_(member), found_(found) {}

  void visit(NodeId id, Scopes& scopes) {
    auto const& node = program_[id];
    std::visit([&](auto const& operation) { visit_operation(node, operation, scopes); }, node.operation);
  }

  /// The type at the end of the path: that of the rows, for a list.
  RecordTypeId mark(RecordTypeId type, FieldPath const& path) {
    for (auto const index : path) {
      found_.add(type, index);
      auto const& field = program_[type].fields.at(index);
      auto const owner = std::exchange(type, RecordTypeId{field.type.index});
      if (field.relation == Relation::none) continue;
      found_.add_collection(type);
      if (field.relation != Relation::inverse) continue;
      // Whether they refer to somebody who is there can only be told with all of both.
      found_.add(type, field.via);
      found_.add_collection(owner);
    }
    return type;
  }

private:
  template <typename Kind>
  void visit_operation(Node const& node, Kind const& operation, Scopes& scopes) {
    constexpr auto is_over_list = requires { operation.list.path; };
    if constexpr (std::is_same_v<Kind, FieldRead>) mark(scopes.at(operation.depth), operation.path);
    if constexpr (requires { operation.calendar.holidays; }) mark_holidays(operation.calendar.holidays);
    if constexpr (is_over_list) {
      if (operation.list.members) return visit_members(node);
      scopes.push_back(mark_list(operation, scopes));
    }
    for (auto const operand : operands(node)) visit(operand, scopes);
    if constexpr (is_over_list) scopes.pop_back();
  }

  void mark_holidays(RecordTypeId type) {
    found_.add_collection(type);
    if (program_[type].key) found_.add(type, *program_[type].key);
  }

  void visit_members(Node const& node) {
    Scopes member{member_.value()};
    for (auto const operand : operands(node)) visit(operand, member);
  }

  template <typename Kind>
  RecordTypeId mark_list(Kind const& operation, Scopes const& scopes) {
    if (auto const& population = operation.list.population) {
      found_.add_collection(population->type);
      for (auto const& path : population->per) mark(population->type, path);
      return population->type;
    }
    auto const row = mark(scopes.at(operation.list.depth), operation.list.path);
    if (operation.list.calendar_years && program_[row].key) found_.add(row, *program_[row].key);
    if constexpr (requires { operation.date_field; }) found_.add(row, operation.date_field);
    return row;
  }

  Program const& program_;
  std::optional<RecordTypeId> member_;
  FieldSet& found_;
};

/// What the assessment itself reads; a ranking or summary on top of it comes beside.
void walk_assessment(Program const& program, Assessment const& assessment, FieldWalk& walk) {
  FieldWalk::Scopes scopes = {assessment.subject};
  if (assessment.law_date) walk.visit(*assessment.law_date, scopes);
  if (assessment.applies_when) walk.visit(*assessment.applies_when, scopes);
  for (auto const id : assessment.rules) {
    auto const& rule = program[id];
    if (rule.for_each) scopes.push_back(walk.mark(assessment.subject, *rule.for_each));
    for (auto const root : roots(program, rule)) walk.visit(root, scopes);
    scopes.resize(1);
  }
}

void visit_all(FieldWalk& walk, std::optional<NodeId> first, std::vector<NodeId> nodes, RecordTypeId member) {
  FieldWalk::Scopes scopes = {member};
  if (first) nodes.push_back(*first);
  for (auto const node : nodes) walk.visit(node, scopes);
}

}  // namespace

FieldSet fields_read(Program const& program, AssessmentId id) {
  FieldSet found;
  auto const& assessment = program[id];
  auto const& summary = assessment.summary;
  auto const member = summary ? program[summary->base].subject : assessment.subject;
  FieldWalk walk(program, member, found);
  walk_assessment(program, assessment, walk);
  if (auto const& ranking = assessment.ranking) {
    auto nodes = ranking->groups;
    for (auto const& criterion : ranking->criteria) nodes.push_back(criterion.value);
    visit_all(walk, ranking->members, std::move(nodes), member);
  }
  if (summary) {
    walk_assessment(program, program[summary->base], walk);
    visit_all(walk, summary->members, summary->groups, member);
  }
  for (std::size_t type = 0; type < program.record_types.size(); ++type) {
    FieldWalk::Scopes scopes = {RecordTypeId{static_cast<std::uint16_t>(type)}};
    // A check is asked while its record is read, and sees no other: it asks for no collection.
    FieldSet of_checks;
    FieldWalk check_walk(program, member, of_checks);
    for (auto const& check : program.record_types[type].checks) check_walk.visit(check.condition, scopes);
    found.add_fields_of(of_checks);
  }
  return found;
}

std::vector<std::uint16_t> own_fields(Program const& program, NodeId expression) {
  std::vector<std::uint16_t> fields;
  auto const add = [&](ScopeDepth depth, FieldPath const& path) {
    if (depth == 0 && std::find(fields.begin(), fields.end(), path.front()) == fields.end()) {
      fields.push_back(path.front());
    }
  };
  for (auto const id : reachable(program, {expression})) {
    std::visit(
        [&](auto const& operation) {
          using Kind = std::decay_t<decltype(operation)>;
          if constexpr (std::is_same_v<Kind, FieldRead>) add(operation.depth, operation.path);
          if constexpr (requires { operation.list.path; }) add(operation.list.depth, operation.list.path);
        },
        program[id].operation);
  }
  return fields;
}

}  // namespace timbang::ir
