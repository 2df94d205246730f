// Which lines of two editions of one listing belong together, by name or by place; versions go by date_match.
// Used by compare_lines.
#pragma once

#include "engine/document/difference/alignment.h"
#include "engine/document/difference/columns.h"

namespace timbang::document {

/// By name, where there is one; without a name by what the lines say, and what is left by likeness, in order.
AlignedPairs match_by_name(Listing const& before, Listing const& after, MatchedColumns const& columns);

struct SequenceMatch {
  AlignedPairs pairs;  ///< in order, equal or alike
  AlignedPairs moved;  ///< equal, and another place among the others
};
SequenceMatch match_by_place(Listing const& before, Listing const& after, MatchedColumns const& columns);

}  // namespace timbang::document
