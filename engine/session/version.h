// Which Timbang this is. Written by the build, told by `timbang --version` and by every result that must be recomputed.
#pragma once

#include <string_view>

namespace timbang::session {

/// `0.1.0`.
std::string_view version();

}  // namespace timbang::session
