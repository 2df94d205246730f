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

/// Looks for a reading of a field, with the types of the records in scope.
class FieldSearch {
public:
  FieldSearch(ir::Program const& program, ir::NodeId wanted) : program_(program), wanted_(wanted) {}

  ir::Field const* in(ir::Assessment const& assessment) const {
    Scopes scopes{assessment.subject};
    if (assessment.applies_when) {
      if (auto const* found = below(*assessment.applies_when, scopes, assessment)) return found;
    }
    for (auto const id : assessment.rules) {
      auto const& rule = program_[id];
      if (rule.for_each) scopes.push_back(row_type(program_, assessment.subject, *rule.for_each));
      for (auto const root : ir::roots(program_, rule)) {
        if (auto const* found = below(root, scopes, assessment)) return found;
      }
      scopes.resize(1, assessment.subject);
    }
    return nullptr;
  }

private:
  ir::Field const* below(ir::NodeId from, Scopes const& scopes, ir::Assessment const& assessment) const {
    auto const& node = program_[from];
    if (from == wanted_) {
      auto const* read = std::get_if<ir::FieldRead>(&node.operation);
      return read != nullptr && read->depth < scopes.size() ? field_at(program_, scopes[read->depth], read->path)
                                                            : nullptr;
    }
    auto const* list = ir::list_of(node);
    auto const inner = list != nullptr ? within(*list, scopes, assessment) : scopes;
    for (auto const operand : ir::operands(node)) {
      if (auto const* found = below(operand, inner, assessment)) return found;
    }
    return nullptr;
  }

  /// A row, or a record of a population, is one more scope; a member of a summary stands alone, as in its own assessment.
  Scopes within(ir::ListSource const& list, Scopes scopes, ir::Assessment const& assessment) const {
    if (list.members) return {program_[assessment.summary->base].subject};
    scopes.push_back(list.population ? list.population->type : row_type(program_, scopes.at(list.depth), list.path));
    return scopes;
  }

  ir::Program const& program_;
  ir::NodeId wanted_;
};

}  // namespace

ir::Field const* field_of(ir::Program const& program, ir::NodeId node) {
  if (!std::holds_alternative<ir::FieldRead>(program[node].operation)) return nullptr;
  FieldSearch const search(program, node);
  for (auto const& assessment : program.assessments) {
    if (auto const* found = search.in(assessment)) return found;
  }
  return nullptr;
}

}  // namespace timbang::explain
