// Which declared field does a FieldRead mean? Found by walking the rules, since a node knows only its depth.
// Used by explain alone.
#pragma once

#include "engine/ir/program.h"

namespace timbang::explain {

/// The field at the end of the path; null when the node reads no field.
ir::Field const* field_of(ir::Program const& program, ir::NodeId node);

}  // namespace timbang::explain
