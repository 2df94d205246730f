#include "engine/explain/field_of.h"

#include <variant>
#include <vector>

#include "engine/ir/walk.h"

namespace timbang::explain {

namespace {

using Scopes = std::vector<ir::RecordTypeId>;

ir::Field const* field_at(ir::Program const& program, ir::RecordTypeId type, ir::FieldPath const& path) {
  ir::Field const* field = nullptr;
  for (auto const number : path) {
    field = &program[type].fields.at(number);
    type = ir::RecordTypeId{field->type.index};
  }
  return field;
}

ir::RecordTypeId row_type(ir::Program const& program, ir::RecordTypeId type, ir::FieldPath const& path) {
  return ir::RecordTypeId{field_at(program, type, path)->type.index};
}

/// Looks for `wanted` below `from`, with the types of the records in scope.
ir::Field const* find_below(ir::Program const& program, ir::NodeId from, ir::NodeId wanted, Scopes& scopes) {
  auto const& node = program[from];
  if (from == wanted) {
    auto const* read = std::get_if<ir::FieldRead>(&node.operation);
    return read != nullptr && read->depth < scopes.size() ? field_at(program, scopes[read->depth], read->path)
                                                          : nullptr;
  }
  auto const* list = ir::list_of(node);
  if (list != nullptr) scopes.push_back(row_type(program, scopes.at(list->depth), list->path));
  ir::Field const* found = nullptr;
  for (auto const operand : ir::operands(node)) {
    found = find_below(program, operand, wanted, scopes);
    if (found != nullptr) break;
  }
  if (list != nullptr) scopes.pop_back();
  return found;
}

}  // namespace

ir::Field const* field_of(ir::Program const& program, ir::NodeId node) {
  if (!std::holds_alternative<ir::FieldRead>(program[node].operation)) return nullptr;
  for (auto const& assessment : program.assessments) {
    Scopes scopes{assessment.subject};
    if (assessment.applies_when) {
      if (auto const* found = find_below(program, *assessment.applies_when, node, scopes)) return found;
    }
    for (auto const id : assessment.rules) {
      auto const& rule = program[id];
      if (rule.for_each) scopes.push_back(row_type(program, assessment.subject, *rule.for_each));
      for (auto const root : ir::roots(program, rule)) {
        if (auto const* found = find_below(program, root, node, scopes)) return found;
      }
      scopes.resize(1, assessment.subject);
    }
  }
  return nullptr;
}

}  // namespace timbang::explain
