// Two editions of one entry: its kind, label, properties, listings and remarks. Used by the comparison.
#pragma once

#include <set>

#include "engine/document/difference/change_list.h"

namespace timbang::document {

/// Both are there. Changes have begun to be about this entry. `left_out`: what is not compared.
void compare_entry(Entry const& before, Entry const& after, std::set<Aspect> const& left_out, ChangeList& changes);

}  // namespace timbang::document
