// Gaps and overlaps between the rows of a table, found before anything runs.
// The line of possible inputs is cut at every bound that a row mentions; in each piece (a bound itself, or the stretch
// between two) either all values pass a row or none does, so one value of each piece answers for all of it. Bounds that are
// parameters are looked at for every period in which none of them changes.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// For tables that want exactly one row; a table whose first matching row counts is only searched for gaps.
void check_table_coverage(CheckState& state, ir::Table const& table);

}  // namespace timbang::language
