// What the members of a group give to the columns of a summary. Made by summary.cpp; read by the interpreter where a column
// puts members together.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/evaluate/missing.h"
#include "engine/ir/identifier.h"
#include "engine/value/operation.h"

namespace timbang::evaluate {

/// What all members together give to an operation, for every group the same.
struct WholeResult {
  value::Outcome outcome;
  std::uint64_t num_members = 0;  ///< that count, or may
};

/// For each operation over members in a column: a part for each member of the group, or for all members what they give.
/// Causes are those of `missing`.
struct GroupMembers {
  std::map<ir::NodeId, std::vector<value::AggregatePart>> parts;
  std::map<ir::NodeId, WholeResult> const* whole = nullptr;  ///< not owned
  MissingTable const* missing = nullptr;                     ///< not owned
};

}  // namespace timbang::evaluate
