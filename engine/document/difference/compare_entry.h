// Two editions of one entry: its kind, label, properties, listings and remarks. Used by the comparison.
#pragma once

#include "engine/document/difference/change_list.h"

namespace timbang::document {

/// Both are there. Changes have begun to be about this entry.
void compare_entry(Entry const& before, Entry const& after, ChangeList& changes);

}  // namespace timbang::document
