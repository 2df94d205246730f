// Which entries of two editions are the same declaration. Used by the comparison.
#pragma once

#include "engine/document/difference/alignment.h"
#include "engine/document/difference/difference.h"

namespace timbang::document {

/// By package, kind, evaluation in which they stand, and name; of those that are left, by all but the kind. Of one package on
/// each side it does not matter what it is called, nor of the one evaluation of a kind that would be gone and come.
AlignedPairs match_entries(Edition const& before, Edition const& after);

}  // namespace timbang::document
