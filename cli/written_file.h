// Writing a file that a command was asked for.
#pragma once

#include <string>

#include "cli/console.h"

namespace timbang::cli {

/// Writes the whole content, or leaves what was there; false, and told, when that cannot be done.
bool write_file(std::string const& path, std::string const& content, Console const& console);

/// The same, and says that it is written.
bool write_and_tell(std::string const& path, std::string const& content, Console const& console);

}  // namespace timbang::cli
