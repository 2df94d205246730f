// Gaps and overlaps in grids of pieces, held to what a look at every combination finds.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/check/table_gaps.h"
#include "engine/language/check/table_overlaps.h"

namespace timbang::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint64_t ample = 1'000'000;

bool holds(PieceSet const& set, std::uint32_t piece) { return first_common(set, {{piece, piece}}).has_value(); }

class RandomGrid {
public:
  explicit RandomGrid(std::uint32_t seed) : random_(seed) {}

  PieceGrid make() {
    PieceGrid grid;
    auto const num_rows = below(6) + 1;
    auto const num_columns = below(3) + 1;
    for (std::uint32_t column = 0; column < num_columns; ++column) {
      grid.push_back({below(5) + 1, {}});
      for (std::uint32_t row = 0; row < num_rows; ++row) grid.back().cells.push_back(cell(grid.back().num_pieces));
    }
    return grid;
  }

private:
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  PieceSet cell(std::uint32_t num_pieces) {
    if (below(3) == 0) return complement({}, num_pieces);
    std::vector<PieceRange> pieces;
    for (std::uint32_t piece = 0; piece < num_pieces; ++piece) {
      if (below(2) == 0) pieces.push_back({piece, piece});
    }
    return united(std::move(pieces));
  }

  std::mt19937 random_;
};

/// Calls the function with every combination of pieces.
template <typename Function>
void for_each_combination(PieceGrid const& grid, std::vector<std::uint32_t>& pieces, Function const& function) {
  if (pieces.size() == grid.size()) return function();
  for (std::uint32_t piece = 0; piece < grid[pieces.size()].num_pieces; ++piece) {
    pieces.push_back(piece);
    for_each_combination(grid, pieces, function);
    pieces.pop_back();
  }
}

bool matches(PieceGrid const& grid, std::size_t row, std::vector<std::uint32_t> const& pieces) {
  for (std::size_t column = 0; column < grid.size(); ++column) {
    if (!holds(grid[column].cells[row], pieces[column])) return false;
  }
  return true;
}

bool lies_in(PieceBox const& box, std::vector<std::uint32_t> const& pieces) {
  for (std::size_t column = 0; column < box.size(); ++column) {
    if (pieces[column] < box[column].first || pieces[column] > box[column].last) return false;
  }
  return true;
}

TEST(PieceSet, RangesThatTouchAreOne) {
  EXPECT_THAT(united({{4, 5}, {0, 1}, {2, 2}, {5, 7}}), ElementsAre(PieceRange{0, 2}, PieceRange{4, 7}));
}

TEST(PieceSet, TheComplementOfTheComplementIsTheSet) {
  PieceSet const set{{1, 2}, {5, 5}};
  EXPECT_THAT(complement(set, 7), ElementsAre(PieceRange{0, 0}, PieceRange{3, 4}, PieceRange{6, 6}));
  EXPECT_EQ(complement(complement(set, 7), 7), set);
  EXPECT_THAT(complement({{0, 6}}, 7), IsEmpty());
}

TEST(PieceSet, TheIntersectionBeginsWithTheFirstCommonPiece) {
  PieceSet const a{{0, 3}, {6, 9}};
  PieceSet const b{{2, 7}};
  EXPECT_THAT(intersection(a, b), ElementsAre(PieceRange{2, 3}, PieceRange{6, 7}));
  EXPECT_EQ(first_common(a, b), 2U);
  EXPECT_FALSE(first_common(a, {{4, 5}}).has_value());
}

TEST(PieceGrid, GapsAreWhatNoRowMatches) {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    auto const grid = RandomGrid(seed).make();
    StepBudget budget(ample);
    auto const gaps = find_gaps(grid, 1000, budget);
    std::vector<std::uint32_t> pieces;
    for_each_combination(grid, pieces, [&] {
      std::size_t num_rows = 0;
      for (std::size_t row = 0; row < grid.front().cells.size(); ++row)
        num_rows += matches(grid, row, pieces) ? 1U : 0U;
      std::size_t num_gaps = 0;
      for (auto const& gap : gaps) num_gaps += lies_in(gap, pieces) ? 1U : 0U;
      EXPECT_EQ(num_gaps, num_rows == 0 ? 1U : 0U) << "seed " << seed;
    });
  }
}

TEST(PieceGrid, OverlapsAreRowsThatMatchTogether) {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    auto const grid = RandomGrid(seed).make();
    StepBudget budget(ample);
    std::vector<std::optional<std::size_t>> topmost(grid.front().cells.size());
    for (auto const& overlap : find_overlaps(grid, budget)) {
      topmost[overlap.row] = overlap.earlier;
      std::vector<std::uint32_t> example;
      for (auto const range : overlap.example) example.push_back(range.first);
      EXPECT_TRUE(matches(grid, overlap.row, example) && matches(grid, overlap.earlier, example)) << "seed " << seed;
    }
    std::vector<std::optional<std::size_t>> wanted(topmost.size());
    std::vector<std::uint32_t> pieces;
    for_each_combination(grid, pieces, [&] {
      for (std::size_t row = 0; row < wanted.size(); ++row) {
        for (std::size_t earlier = 0; earlier < row; ++earlier) {
          if (!matches(grid, row, pieces) || !matches(grid, earlier, pieces)) continue;
          wanted[row] = std::min(wanted[row].value_or(earlier), earlier);
        }
      }
    });
    EXPECT_EQ(topmost, wanted) << "seed " << seed;
  }
}

TEST(PieceGrid, ASearchEndsWithItsBudget) {
  PieceGrid grid(1);
  grid[0].num_pieces = 1000;
  grid[0].cells.assign(1000, {{0, 999}});
  StepBudget for_overlaps(5000);
  EXPECT_LT(find_overlaps(grid, for_overlaps).size(), 999U);
  EXPECT_TRUE(for_overlaps.is_spent());

  // Row i wants the second piece of column i and of column i + 20; so every choice in the first half leaves other rows.
  PieceGrid pairs(41);
  for (std::size_t column = 0; column < pairs.size(); ++column) {
    pairs[column] = {2, std::vector<PieceSet>(22, {{0, 1}})};
    if (column < 40) pairs[column].cells[column % 20] = {{1, 1}};
  }
  pairs[40].cells[20] = {{0, 0}};
  pairs[40].cells[21] = {{1, 1}};
  StepBudget for_gaps(100'000);
  EXPECT_THAT(find_gaps(pairs, 5, for_gaps), IsEmpty());
  EXPECT_TRUE(for_gaps.is_spent());
}

TEST(PieceGrid, ALongColumnCostsLittle) {
  PieceGrid grid(1);
  grid[0].num_pieces = 40'001;
  for (std::uint32_t row = 0; row < 20'000; ++row) grid[0].cells.push_back({{2 * row + 1, 2 * row + 2}});
  StepBudget budget(ample);
  EXPECT_THAT(find_overlaps(grid, budget), IsEmpty());
  EXPECT_THAT(find_gaps(grid, 5, budget), ElementsAre(ElementsAre(PieceRange{0, 0})));
  EXPECT_FALSE(budget.is_spent());
}

}  // namespace
}  // namespace timbang::language
