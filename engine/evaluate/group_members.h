// What the members of a group give to the columns of a summary. Made by summary.cpp; read by the interpreter where a column
// puts members together.
#pragma once

#include <map>
#include <vector>

#include "engine/evaluate/missing.h"
#include "engine/ir/identifier.h"
#include "engine/value/operation.h"

namespace timbang::evaluate {

/// For each operation over members in a column: a part for each member. Causes are those of `missing`.
struct GroupMembers {
  std::map<ir::NodeId, std::vector<value::AggregatePart>> parts;
  MissingTable const* missing = nullptr;  ///< not owned
};

}  // namespace timbang::evaluate
