// Are the norms kept by what packages have set and added? Asked of a record of which nothing is known, on every day on which
// something that the norm reads changes: what holds there holds for every record.
#pragma once

#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Reports norms that are broken for every record, and, when `tells_open`, those that this way cannot decide.
void check_norms(ir::Program const& program, bool tells_open, source::DiagnosticSink& sink);

}  // namespace timbang::session
