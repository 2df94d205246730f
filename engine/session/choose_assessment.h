// Which assessment a command means. Used by score and explain.
#pragma once

#include <optional>
#include <string>

#include "engine/ir/program.h"
#include "engine/session/load.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Either the assessment, or what to say to somebody who named none that can be used.
struct AssessmentChoice {
  std::optional<ir::AssessmentId> assessment;
  std::optional<source::Diagnostic> problem;
};

/// By short name, by name with package, or, without a name, the only one of the files that the paths name. `loaded` has a
/// program.
AssessmentChoice choose_assessment(Loaded const& loaded, std::string const& name);

}  // namespace timbang::session
