// A written value in words, for messages of the checker.
#pragma once

#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

/// `5 tahun`, `90 poin`, `baik`, `Rp5.000.000`, as each language writes it.
source::Argument constant_text(ir::Program const& program, value::Value const& constant, value::Type type);

}  // namespace timbang::language
