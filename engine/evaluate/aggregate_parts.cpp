#include "engine/evaluate/aggregate_parts.h"

#include <algorithm>

namespace timbang::evaluate {

std::uint64_t num_counting(std::vector<value::AggregatePart> const& parts) {
  auto const counts = [](value::AggregatePart const& part) { return !part.counts.is_false(); };
  return static_cast<std::uint64_t>(std::count_if(parts.begin(), parts.end(), counts));
}

std::size_t num_values_of(ir::Program const& program, value::Type const& type) {
  return type.kind == value::TypeKind::enumeration ? program[ir::EnumerationId{type.index}].entries.size() : 0;
}

value::Outcome combined(ir::Program const& program, ir::Aggregate const& operation, ir::NodeId id,
                        std::vector<value::AggregatePart> const& parts) {
  auto const& type = program[operation.element.value_or(id)].type;
  return value::aggregate(operation.operation, parts, type.kind, num_values_of(program, type));
}

}  // namespace timbang::evaluate
