// Sets of pieces of one table column (table_domain.h), and the grid that the cells of a table make of them.
// Made by table_domain and table_coverage, read by table_gaps and table_overlaps, which know nothing of values and types.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace timbang::language {

/// From `first` to `last`, both included.
struct PieceRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend bool operator==(PieceRange, PieceRange) = default;
};

/// Ascending; no two ranges overlap or touch. Most cells are one range, so that sets stay short where columns are long.
using PieceSet = std::vector<PieceRange>;

/// Makes a set of ranges in any order.
PieceSet united(std::vector<PieceRange> ranges);
/// What is not in `set`, of a column with so many pieces.
PieceSet complement(PieceSet const& set, std::uint32_t num_pieces);
PieceSet intersection(PieceSet const& a, PieceSet const& b);
/// The lowest piece in both.
std::optional<std::uint32_t> first_common(PieceSet const& a, PieceSet const& b);

struct PieceColumn {
  std::uint32_t num_pieces = 0;
  std::vector<PieceSet> cells;  ///< for each row, what its cell holds for
};
/// The columns of a table, all with as many cells.
using PieceGrid = std::vector<PieceColumn>;

/// A piece or range of each column.
using PieceBox = std::vector<PieceRange>;

/// What a search may still cost, in the smallest things that it looks at. Shared by all searches of one table.
class StepBudget {
public:
  explicit StepBudget(std::uint64_t num_steps) : left_(num_steps) {}
  void spend(std::uint64_t num_steps) { left_ = num_steps < left_ ? left_ - num_steps : 0; }
  bool is_spent() const { return left_ == 0; }

private:
  std::uint64_t left_;
};

}  // namespace timbang::language
