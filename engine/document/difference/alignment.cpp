#include "engine/document/difference/alignment.h"

#include <algorithm>

namespace timbang::document {

namespace {

using Sequence = std::vector<std::uint32_t>;
using Index = std::ptrdiff_t;

/// What lies between what two sequences begin and end with alike.
struct Middle {
  std::size_t begin = 0;
  std::size_t before_end = 0;
  std::size_t after_end = 0;
};

Middle middle_of(Sequence const& before, Sequence const& after) {
  Middle middle{0, before.size(), after.size()};
  auto const shorter = std::min(before.size(), after.size());
  while (middle.begin < shorter && before[middle.begin] == after[middle.begin]) ++middle.begin;
  while (middle.before_end > middle.begin && middle.after_end > middle.begin &&
         before[middle.before_end - 1] == after[middle.after_end - 1]) {
    --middle.before_end;
    --middle.after_end;
  }
  return middle;
}

/// The furthest place in the earlier sequence that so many edits reach, by diagonal: place before minus place after.
class Frontier {
public:
  explicit Frontier(Index num_edits)
      : num_edits_(num_edits), reached_(static_cast<std::size_t>(2 * num_edits + 1), 0) {}
  Index& operator[](Index diagonal) { return reached_[static_cast<std::size_t>(diagonal + num_edits_)]; }
  Index at(Index diagonal) const { return reached_[static_cast<std::size_t>(diagonal + num_edits_)]; }

private:
  Index num_edits_;
  std::vector<Index> reached_;
};

class ShortestEdit {
public:
  ShortestEdit(Sequence const& before, Sequence const& after, Middle const& middle)
      : before_(before),
        after_(after),
        offset_(static_cast<Index>(middle.begin)),
        num_before_(static_cast<Index>(middle.before_end) - offset_),
        num_after_(static_cast<Index>(middle.after_end) - offset_) {}

  /// Empty when the sequences differ in too much.
  std::optional<AlignedPairs> run() {
    auto const most = std::min(num_before_ + num_after_, static_cast<Index>(max_alignment_edits));
    for (Index edits = 0; edits <= most; ++edits) {
      if (reaches_the_end(edits)) return way_back(edits);
    }
    return std::nullopt;
  }

private:
  bool equal(Index before, Index after) const {
    return before_[static_cast<std::size_t>(before + offset_)] == after_[static_cast<std::size_t>(after + offset_)];
  }

  /// An element of the later sequence is taken in, rather than one of the earlier left out.
  static bool takes_in(Frontier const& last, Index diagonal, Index edits) {
    if (diagonal == -edits) return true;
    return diagonal != edits && last.at(diagonal - 1) < last.at(diagonal + 1);
  }

  bool reaches_the_end(Index edits) {
    Frontier next(edits);
    for (auto diagonal = -edits; diagonal <= edits; diagonal += 2) {
      Index before = 0;
      if (edits > 0) {
        auto const& last = frontiers_.back();
        before = takes_in(last, diagonal, edits) ? last.at(diagonal + 1) : last.at(diagonal - 1) + 1;
      }
      auto after = before - diagonal;
      while (before < num_before_ && after >= 0 && after < num_after_ && equal(before, after)) {
        ++before;
        ++after;
      }
      next[diagonal] = before;
      if (before >= num_before_ && after >= num_after_) {
        frontiers_.push_back(std::move(next));
        return true;
      }
    }
    frontiers_.push_back(std::move(next));
    return false;
  }

  AlignedPairs way_back(Index edits) const {
    AlignedPairs pairs;
    auto before = num_before_;
    auto after = num_after_;
    for (; edits >= 0; --edits) {
      Index before_edit = 0;
      Index after_edit = 0;
      Index start = 0;
      if (edits > 0) {
        auto const& last = frontiers_[static_cast<std::size_t>(edits - 1)];
        auto const diagonal = before - after;
        auto const is_taken_in = takes_in(last, diagonal, edits);
        auto const origin = is_taken_in ? diagonal + 1 : diagonal - 1;
        before_edit = last.at(origin);
        after_edit = before_edit - origin;
        start = is_taken_in ? before_edit : before_edit + 1;
      }
      while (before > start) {
        --before;
        --after;
        pairs.emplace_back(before + offset_, after + offset_);
      }
      before = before_edit;
      after = after_edit;
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
  }

  Sequence const& before_;
  Sequence const& after_;
  Index offset_;
  Index num_before_;
  Index num_after_;
  std::vector<Frontier> frontiers_;  ///< by number of edits
};

AlignedPairs equal_in_place(Sequence const& before, Sequence const& after, Middle const& middle) {
  AlignedPairs pairs;
  for (auto i = middle.begin; i < std::min(middle.before_end, middle.after_end); ++i) {
    if (before[i] == after[i]) pairs.emplace_back(i, i);
  }
  return pairs;
}

AlignedPairs alike_in_place(std::vector<std::size_t> const& before, std::vector<std::size_t> const& after,
                            std::function<std::uint32_t(std::size_t, std::size_t)> const& likeness) {
  AlignedPairs pairs;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if (likeness(before[i], after[i]) > 0) pairs.emplace_back(before[i], after[i]);
  }
  return pairs;
}

}  // namespace

AlignedPairs align_equal(Sequence const& before, Sequence const& after) {
  auto const middle = middle_of(before, after);
  AlignedPairs pairs;
  for (std::size_t i = 0; i < middle.begin; ++i) pairs.emplace_back(i, i);
  auto between = ShortestEdit(before, after, middle).run();
  if (!between) between = equal_in_place(before, after, middle);
  pairs.insert(pairs.end(), between->begin(), between->end());
  for (auto i = middle.before_end; i < before.size(); ++i)
    pairs.emplace_back(i, i - middle.before_end + middle.after_end);
  return pairs;
}

AlignedPairs align_alike(std::vector<std::size_t> const& before, std::vector<std::size_t> const& after,
                         std::function<std::uint32_t(std::size_t, std::size_t)> const& likeness) {
  if (before.empty() || after.empty()) return {};
  if (before.size() > max_likeness_cells / after.size()) return alike_in_place(before, after, likeness);
  // best[i][j]: the greatest sum of what comes from place i and place j on.
  auto const width = after.size() + 1;
  std::vector<std::uint32_t> single(before.size() * after.size());
  std::vector<std::uint64_t> best((before.size() + 1) * width, 0);
  for (auto i = before.size(); i-- > 0;) {
    for (auto j = after.size(); j-- > 0;) {
      auto const alike = single[i * after.size() + j] = likeness(before[i], after[j]);
      auto const paired = alike > 0 ? alike + best[(i + 1) * width + j + 1] : 0;
      best[i * width + j] = std::max({paired, best[(i + 1) * width + j], best[i * width + j + 1]});
    }
  }
  AlignedPairs pairs;
  for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
    auto const alike = single[i * after.size() + j];
    auto const here = best[i * width + j];
    if (alike > 0 && here == alike + best[(i + 1) * width + j + 1]) {
      pairs.emplace_back(before[i++], after[j++]);
    } else if (here == best[(i + 1) * width + j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

std::vector<Matched> merged(std::size_t num_before, std::size_t num_after, AlignedPairs const& pairs) {
  std::vector<std::optional<std::size_t>> partner_before(num_before);
  std::vector<std::optional<std::size_t>> partner_after(num_after);
  for (auto const& [before, after] : pairs) {
    partner_before[before] = after;
    partner_after[after] = before;
  }
  // What only the earlier sequence has, by the place in the later one after which it is told; 0 is the beginning.
  std::vector<std::vector<std::size_t>> gone(num_after + 1);
  std::size_t place = 0;
  for (std::size_t i = 0; i < num_before; ++i) {
    if (partner_before[i]) {
      place = *partner_before[i] + 1;
    } else {
      gone[place].push_back(i);
    }
  }
  std::vector<Matched> all;
  for (std::size_t j = 0; j <= num_after; ++j) {
    if (j > 0) all.push_back({partner_after[j - 1], j - 1});
    for (auto const i : gone[j]) all.push_back({i, std::nullopt});
  }
  return all;
}

}  // namespace timbang::document
