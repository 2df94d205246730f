// The listings of two editions of one entry: those of one aspect go together, of tables that have versions by first day.
// Used by the comparison.
#pragma once

#include <vector>

#include "engine/document/difference/change_list.h"

namespace timbang::document {

/// A version of a table that only one edition has is compared with the one that the other has in force on its first day.
void compare_listings(std::vector<Listing> const& before, std::vector<Listing> const& after, ChangeList& changes);

}  // namespace timbang::document
