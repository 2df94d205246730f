// Which rows of a table overlap: two rows do when their cells have a piece in common in every column.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/language/check/piece_set.h"

namespace timbang::language {

struct Overlap {
  std::size_t row = 0;
  std::size_t earlier = 0;
  PieceBox example;  ///< a single piece of each column
};

/// Each row that overlaps one above it, with the topmost such row. Incomplete when the budget is spent: then some may be
/// left out, and the other row need not be the topmost.
std::vector<Overlap> find_overlaps(PieceGrid const& grid, StepBudget& budget);

}  // namespace timbang::language
