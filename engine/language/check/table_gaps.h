// What no row of a table covers.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/language/check/piece_set.h"

namespace timbang::language {

/// Ranges of pieces of the first columns, no combination of which is in a row, whatever the columns behind them hold; at most
/// `max_gaps` of them, which do not overlap. When the budget is spent, some may be left out.
std::vector<PieceBox> find_gaps(PieceGrid const& grid, std::size_t max_gaps, StepBudget& budget);

}  // namespace timbang::language
