#include "engine/session/version.h"

namespace timbang::session {

std::string_view version() { return TIMBANG_VERSION; }

}  // namespace timbang::session
