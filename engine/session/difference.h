// What has changed between two editions of rules. Used by `timbang diff`.
#pragma once

#include <cstdint>
#include <string>

#include "engine/document/difference/difference.h"
#include "engine/session/load.h"
#include "engine/source/language.h"

namespace timbang::session {

/// What the files say that the paths name, of all jurisdictions, and which packages they use besides. `loaded` has no error.
document::Edition edition_of(Loaded const& loaded, source::Language language);

enum class DifferenceFormat : std::uint8_t { text, json };

struct EditionsComparison {
  std::string report;         ///< ended by a line break
  bool is_different = false;  ///< in what is said, or in a package that is used
};

/// Neither side has an error.
EditionsComparison compare_editions(Loaded const& before, Loaded const& after, DifferenceFormat format,
                                    source::Language language);

}  // namespace timbang::session
