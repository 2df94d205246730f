#include "engine/language/check/piece_set.h"

#include <algorithm>

namespace timbang::language {

PieceSet united(std::vector<PieceRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](PieceRange a, PieceRange b) { return a.first < b.first; });
  PieceSet set;
  for (auto const range : ranges) {
    if (!set.empty() && range.first <= set.back().last + 1)
      set.back().last = std::max(set.back().last, range.last);
    else
      set.push_back(range);
  }
  return set;
}

PieceSet complement(PieceSet const& set, std::uint32_t num_pieces) {
  PieceSet rest;
  std::uint32_t next = 0;
  for (auto const range : set) {
    if (next < range.first) rest.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next < num_pieces) rest.push_back({next, num_pieces - 1});
  return rest;
}

PieceSet intersection(PieceSet const& a, PieceSet const& b) {
  PieceSet common;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    auto const first = std::max(left->first, right->first);
    auto const last = std::min(left->last, right->last);
    if (first <= last) common.push_back({first, last});
    left->last < right->last ? ++left : ++right;
  }
  return common;
}

std::optional<std::uint32_t> first_common(PieceSet const& a, PieceSet const& b) {
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    auto const first = std::max(left->first, right->first);
    if (first <= std::min(left->last, right->last)) return first;
    left->last < right->last ? ++left : ++right;
  }
  return std::nullopt;
}

}  // namespace timbang::language
