// One change in words: what it is about, and what becomes of it. Used by difference_text.
#pragma once

#include <string>

#include "engine/document/difference/difference.h"

namespace timbang::document {

/// `nilai`, `baris 5 (dahulu 4), predikat`, `pengecualian cuti, dasar`.
std::string label_of(Change const& change, source::Language language);

/// What stands behind the two texts: `berlaku 1 Januari 2027`, `versi 1 Januari 2027 dihapus`; may be empty.
std::string day_of(Change const& change, source::Language language);

/// `30% → 35%`, `tetap 30%`, or what was added or removed.
std::string becomes_text(Change const& change, source::Language language);

}  // namespace timbang::document
