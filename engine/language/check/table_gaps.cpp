#include "engine/language/check/table_gaps.h"

#include <algorithm>
#include <set>
#include <utility>

namespace timbang::language {

namespace {

/// Ascending.
using RowSet = std::vector<std::uint32_t>;

/// A row's cell begins or ends to hold at a piece.
struct Change {
  std::uint32_t piece = 0;
  std::uint32_t row = 0;
  bool begins = false;
};

class GapSearch {
public:
  GapSearch(PieceGrid const& grid, std::size_t max_gaps, StepBudget& budget)
      : grid_(grid), max_gaps_(max_gaps), budget_(budget), covered_(grid.size()), covers_from_(num_rows(), 0) {
    for (std::uint32_t row = 0; row < num_rows(); ++row) {
      for (std::size_t column = 0; column < grid_.size(); ++column) {
        if (!holds_for_all(column, row)) covers_from_[row] = column + 1;
      }
    }
  }

  std::vector<PieceBox> run() {
    RowSet all;
    for (std::uint32_t row = 0; row < num_rows(); ++row) all.push_back(row);
    search(0, all);
    return std::move(gaps_);
  }

private:
  std::uint32_t num_rows() const { return static_cast<std::uint32_t>(grid_.front().cells.size()); }

  bool holds_for_all(std::size_t column, std::uint32_t row) const {
    auto const num_pieces = grid_[column].num_pieces;
    auto const& cell = grid_[column].cells[row];
    return num_pieces == 0 || (!cell.empty() && cell.front() == PieceRange{0, num_pieces - 1});
  }

  bool is_finished() const { return gaps_.size() >= max_gaps_ || budget_.is_spent(); }

  /// Goes through the columns from the left with the rows that still match.
  void search(std::size_t column, RowSet const& rows) {
    if (column == grid_.size()) return;
    auto const covers_the_rest = [&](std::uint32_t row) { return covers_from_[row] <= column; };
    if (std::any_of(rows.begin(), rows.end(), covers_the_rest)) return;
    if (covered_[column].count(rows) > 0) return;
    auto const num_gaps = gaps_.size();
    sweep(column, rows);
    // A set of rows that was seen to cover the rest of the columns is not looked at again.
    if (gaps_.size() == num_gaps && !budget_.is_spent()) covered_[column].insert(rows);
  }

  /// From one change of the rows that match to the next.
  void sweep(std::size_t column, RowSet const& rows) {
    auto const changes = changes_in(column, rows);
    auto const num_pieces = grid_[column].num_pieces;
    RowSet open;
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i <= changes.size() && !is_finished(); ++i) {
      auto const end = i < changes.size() ? changes[i].piece : num_pieces;
      if (begin < end) stretch(column, {begin, end - 1}, open);
      begin = end;
      if (i < changes.size()) apply(changes[i], open);
    }
  }

  std::vector<Change> changes_in(std::size_t column, RowSet const& rows) const {
    std::vector<Change> changes;
    for (auto const row : rows) {
      for (auto const range : grid_[column].cells[row]) {
        changes.push_back({range.first, row, true});
        changes.push_back({range.last + 1, row, false});
      }
    }
    std::sort(changes.begin(), changes.end(), [](Change const& a, Change const& b) { return a.piece < b.piece; });
    budget_.spend(changes.size());
    return changes;
  }

  void stretch(std::size_t column, PieceRange range, RowSet const& open) {
    before_.push_back(range);
    if (open.empty()) {
      gaps_.push_back(before_);
    } else if (column + 1 < grid_.size()) {
      budget_.spend(open.size());
      search(column + 1, open);
    }
    before_.pop_back();
  }

  static void apply(Change const& change, RowSet& open) {
    auto const place = std::lower_bound(open.begin(), open.end(), change.row);
    if (change.begins)
      open.insert(place, change.row);
    else
      open.erase(place);
  }

  PieceGrid const& grid_;
  std::size_t max_gaps_;
  StepBudget& budget_;
  std::vector<std::set<RowSet>> covered_;  ///< for each column: sets of rows that leave no gap from there on
  std::vector<std::size_t> covers_from_;   ///< for each row: the column from which on it holds for everything
  PieceBox before_;
  std::vector<PieceBox> gaps_;
};

}  // namespace

std::vector<PieceBox> find_gaps(PieceGrid const& grid, std::size_t max_gaps, StepBudget& budget) {
  if (grid.empty()) return {};
  return GapSearch(grid, max_gaps, budget).run();
}

}  // namespace timbang::language
