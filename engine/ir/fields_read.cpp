#include "engine/ir/fields_read.h"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "engine/ir/walk.h"

namespace timbang::ir {

namespace {

/// Walks an expression with the record types in scope, as the interpreter does with the records.
class FieldWalk {
public:
  FieldWalk(Program const& program, FieldSet& found) : program_(program), found_(found) {}

  void visit(NodeId id, std::vector<RecordTypeId>& scopes) {
    auto const& node = program_[id];
    std::visit([&](auto const& operation) { visit_operation(node, operation, scopes); }, node.operation);
  }

  /// The type at the end of the path: that of the rows, for a list.
  RecordTypeId mark(RecordTypeId type, FieldPath const& path) {
    for (auto const index : path) {
      found_.add(type, index);
      type = RecordTypeId{program_[type].fields.at(index).type.index};
    }
    return type;
  }

private:
  template <typename Kind>
  void visit_operation(Node const& node, Kind const& operation, std::vector<RecordTypeId>& scopes) {
    constexpr auto is_over_list = requires { operation.list.path; };
    if constexpr (std::is_same_v<Kind, FieldRead>) mark(scopes.at(operation.depth), operation.path);
    if constexpr (is_over_list) scopes.push_back(mark_list(operation, scopes));
    for (auto const operand : operands(node)) visit(operand, scopes);
    if constexpr (is_over_list) scopes.pop_back();
  }

  template <typename Kind>
  RecordTypeId mark_list(Kind const& operation, std::vector<RecordTypeId> const& scopes) {
    auto const row = mark(scopes.at(operation.list.depth), operation.list.path);
    if (operation.list.calendar_years && program_[row].key) found_.add(row, *program_[row].key);
    if constexpr (requires { operation.date_field; }) found_.add(row, operation.date_field);
    return row;
  }

  Program const& program_;
  FieldSet& found_;
};

}  // namespace

FieldSet fields_read(Program const& program, AssessmentId assessment) {
  FieldSet found;
  FieldWalk walk(program, found);
  auto const subject = program[assessment].subject;
  std::vector<RecordTypeId> scopes = {subject};
  if (program[assessment].law_date) walk.visit(*program[assessment].law_date, scopes);
  if (program[assessment].applies_when) walk.visit(*program[assessment].applies_when, scopes);
  for (auto const id : program[assessment].rules) {
    auto const& rule = program[id];
    if (rule.for_each) scopes.push_back(walk.mark(subject, *rule.for_each));
    for (auto const root : roots(program, rule)) walk.visit(root, scopes);
    scopes.resize(1);
  }
  for (std::size_t type = 0; type < program.record_types.size(); ++type) {
    scopes = {RecordTypeId{static_cast<std::uint16_t>(type)}};
    for (auto const& check : program.record_types[type].checks) walk.visit(check.condition, scopes);
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
