// Gaps and overlaps between the rows of a table, found before anything runs, with an example of each.
// What each input can be is cut at every bound that a row mentions (table_domain.h); in each piece either all values pass a
// row or none does, so that pieces stand for all values, and combinations of pieces for all combinations. Bounds that are
// parameters are looked at for every period in which none of them changes.
#pragma once

#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Overlaps only where exactly one row must match, gaps also where the first, largest or smallest is taken.
/// `ranges` are those that the inputs' declarations state, beside the inputs.
void check_table_coverage(CheckState& state, ir::Table const& table,
                          std::vector<value::Interval<value::Rational>> const& ranges);

}  // namespace timbang::language
