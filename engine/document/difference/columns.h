// Which columns of two editions of one listing belong together: those whose headings mean the same,
// and those that are left where they are as many. Used by compare_lines.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/document/description/description.h"

namespace timbang::document {

struct MatchedColumns {
  std::vector<std::size_t>
      before;  ///< those that both have, each beside its fellow in `after`; the headings may differ
  std::vector<std::size_t> after;
  std::vector<std::size_t> gone;
  std::vector<std::size_t> added;
};

MatchedColumns match_columns(Listing const& before, Listing const& after);

}  // namespace timbang::document
