// A comparison told to people, and to other systems. Used by session for `timbang diff`.
#pragma once

#include <string>

#include "engine/document/difference/difference.h"
#include "engine/explain/json.h"

namespace timbang::document {

/// Raised when the form of the JSON changes so that a reader of an earlier one would be misled.
inline constexpr int difference_schema_version = 1;

/// One side, and the files in which its places lie. Does not own them.
struct ComparedSide {
  Edition const& edition;
  source::SourceStore const& sources;
};

/// What the report says, ended by a line break: by entry, one change a line, formulas that are long on lines of their own, and
/// at the end how many changes there are.
std::string difference_text(Difference const& difference, ComparedSide const& before, ComparedSide const& after,
                            source::Language language);

/// Texts are of the language; names of kinds and aspects are the same in both.
explain::Json difference_json(Difference const& difference, ComparedSide const& before, ComparedSide const& after);

}  // namespace timbang::document
