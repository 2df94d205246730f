#include "engine/language/check/table_overlaps.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>

namespace timbang::language {

namespace {

/// A range of one cell of a column.
struct Stretch {
  PieceRange range;
  std::size_t row = 0;
};

std::vector<Stretch> stretches_by_first(PieceColumn const& column) {
  std::vector<Stretch> stretches;
  for (std::size_t row = 0; row < column.cells.size(); ++row) {
    for (auto const range : column.cells[row]) stretches.push_back({range, row});
  }
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](Stretch const& a, Stretch const& b) { return a.range.first < b.range.first; });
  return stretches;
}

std::uint64_t num_meeting(std::vector<Stretch> const& stretches) {
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> open_ends;
  std::uint64_t num_pairs = 0;
  for (auto const& stretch : stretches) {
    while (!open_ends.empty() && open_ends.top() < stretch.range.first) open_ends.pop();
    num_pairs += open_ends.size();
    open_ends.push(stretch.range.last);
  }
  return num_pairs;
}

class OverlapSearch {
public:
  OverlapSearch(PieceGrid const& grid, StepBudget& budget)
      : grid_(grid), budget_(budget), topmost_(grid.front().cells.size()) {}

  std::vector<Overlap> run() {
    sweep(telling_stretches());
    std::vector<Overlap> found;
    for (std::size_t row = 0; row < topmost_.size(); ++row) {
      if (topmost_[row]) found.push_back({row, *topmost_[row], *common_pieces(row, *topmost_[row])});
    }
    return found;
  }

private:
  /// Of the column in which the fewest pairs meet: only those pairs are looked at in the other columns.
  std::vector<Stretch> telling_stretches() const {
    std::vector<Stretch> best;
    std::optional<std::uint64_t> fewest;
    for (auto const& column : grid_) {
      auto stretches = stretches_by_first(column);
      budget_.spend(stretches.size());
      auto const num_pairs = num_meeting(stretches);
      if (fewest && *fewest <= num_pairs) continue;
      fewest = num_pairs;
      best = std::move(stretches);
    }
    return best;
  }

  void sweep(std::vector<Stretch> const& stretches) {
    std::vector<Stretch> open;
    for (auto const& stretch : stretches) {
      std::erase_if(open, [&](Stretch const& other) { return other.range.last < stretch.range.first; });
      for (auto const& other : open) look_at(std::max(stretch.row, other.row), std::min(stretch.row, other.row));
      budget_.spend(1 + open.size());
      if (budget_.is_spent()) return;
      open.push_back(stretch);
    }
  }

  void look_at(std::size_t row, std::size_t earlier) {
    auto& topmost = topmost_[row];
    if (row == earlier || (topmost && *topmost <= earlier)) return;
    if (common_pieces(row, earlier)) topmost = earlier;
  }

  std::optional<PieceBox> common_pieces(std::size_t row, std::size_t earlier) const {
    PieceBox common;
    for (auto const& column : grid_) {
      auto const piece = first_common(column.cells[row], column.cells[earlier]);
      if (!piece) return std::nullopt;
      common.push_back({*piece, *piece});
    }
    return common;
  }

  PieceGrid const& grid_;
  StepBudget& budget_;
  std::vector<std::optional<std::size_t>> topmost_;  ///< for each row, of those above that overlap it
};

}  // namespace

std::vector<Overlap> find_overlaps(PieceGrid const& grid, StepBudget& budget) {
  if (grid.empty()) return {};
  return OverlapSearch(grid, budget).run();
}

}  // namespace timbang::language
