// What operations over many records at once have in common, whether a population or the members of a group are put together.
// Used by interpret_population and summary_day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/operation.h"

namespace timbang::evaluate {

/// How many count, or may.
std::uint64_t num_counting(std::vector<value::AggregatePart> const& parts);

/// Of an enumeration how many values it has; else none.
std::size_t num_values_of(ir::Program const& program, value::Type const& type);

/// Put together, by the type of the element or without one of the operation itself.
value::Outcome combined(ir::Program const& program, ir::Aggregate const& operation, ir::NodeId id,
                        std::vector<value::AggregatePart> const& parts);

}  // namespace timbang::evaluate
