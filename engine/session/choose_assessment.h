// Which assessment a command means. Used by score and explain.
#pragma once

#include <optional>
#include <string>

#include "engine/ir/program.h"
#include "engine/session/load.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Either the assessment and the rules by which it is made, or what to say to somebody who named none that can be used.
struct AssessmentChoice {
  std::optional<ir::AssessmentId> assessment;
  Jurisdiction const* rules = nullptr;
  std::optional<source::Diagnostic> problem;
};

/// By short name, by name with package, or, without a name, the only one of the files that the paths name. `package` says for
/// whom it is made, where several packages set terms of it; it may be empty. `loaded` has no error.
AssessmentChoice choose_assessment(Loaded const& loaded, std::string const& name, std::string const& package);

}  // namespace timbang::session
