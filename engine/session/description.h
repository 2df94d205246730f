// What the rule files that were named say, whatever programs they are part of. Used by the rule book and the comparison.
#pragma once

#include "engine/document/description/description.h"
#include "engine/session/load.h"
#include "engine/source/language.h"

namespace timbang::session {

/// Of all main files, in their order; nothing of files that are only imported.
document::Description describe(Loaded const& loaded, source::Language language);

}  // namespace timbang::session
