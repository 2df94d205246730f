// The lines of two editions of one listing: which belong together, and what has changed in them. Used by the comparison.
#pragma once

#include "engine/document/difference/change_list.h"

namespace timbang::document {

/// Either may be a listing without lines. `columns` and cells are compared by what they mean, remarks of the lines too.
void compare_lines(Listing const& before, Listing const& after, ChangeList& changes);

}  // namespace timbang::document
