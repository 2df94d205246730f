// Finds one record by its key and explains its result. Used by `timbang explain`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/session/load.h"
#include "engine/session/score.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::session {

struct ExplainRequest {
  ScoreRequest score;
  std::string key;  ///< as it stands in the file
  bool as_json = false;
  source::Language language = source::Language::indonesian;
};

struct Explained {
  std::optional<std::string> text;  ///< empty when the record was not found, or cannot be used
  std::vector<source::Diagnostic> diagnostics;
};

/// Reads records one at a time up to the one that is asked for. `rules` are of `loaded`.
Explained explain(Loaded const& loaded, Jurisdiction const& rules, ExplainRequest const& request);

}  // namespace timbang::session
