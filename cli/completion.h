// Shell scripts that complete the commands and options of this program, made from what they declare.
// Used by `timbang completion`.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace timbang::cli {

std::string bash_completion(CLI::App const& program);
std::string zsh_completion(CLI::App const& program);

}  // namespace timbang::cli
