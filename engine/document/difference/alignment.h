// Which elements of two sequences belong together, with the order kept. Used for rows and other lines whose place counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace timbang::document {

/// Places in the earlier and the later sequence; both ascend from pair to pair.
using AlignedPairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Beyond so many insertions and deletions equal elements are paired by place.
inline constexpr std::size_t max_alignment_edits = 1'000;
/// Stretches whose sizes multiply to more are paired by place, not by likeness.
inline constexpr std::size_t max_likeness_cells = 40'000;

/// Pairs of equal elements, as many as can be paired in order (Myers, "An O(ND) Difference Algorithm", 1986).
AlignedPairs align_equal(std::vector<std::uint32_t> const& before, std::vector<std::uint32_t> const& after);

/// Pairs of elements that are alike, with the greatest sum of likeness that keeps the order. Likeness 0 is no pair.
AlignedPairs align_alike(std::vector<std::size_t> const& before, std::vector<std::size_t> const& after,
                         std::function<std::uint32_t(std::size_t, std::size_t)> const& likeness);

/// An element that both sequences have, or one of them.
struct Matched {
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
};

/// All elements in the order of the later sequence; what only the earlier has, after what stood before it there. The pairs may
/// stand in any order.
std::vector<Matched> merged(std::size_t num_before, std::size_t num_after, AlignedPairs const& pairs);

}  // namespace timbang::document
