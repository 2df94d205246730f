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
  bool is_internal = false;  ///< rankings: names the other members of the cohort, with their values
  source::Language language = source::Language::indonesian;
};

struct Explained {
  std::optional<std::string> text;  ///< empty when the record was not found, or cannot be used
  std::vector<source::Diagnostic> diagnostics;
};

/// Reads records one at a time up to the one that is asked for; of a population all. Of a summary the key is the name of a
/// line. `rules` are of `loaded`.
Explained explain(Loaded const& loaded, Jurisdiction const& rules, ExplainRequest const& request);

}  // namespace timbang::session
