// Which file declares which package, among the folders where imports are looked for.
// Used by load. A package is found by what its file says, never by the file's name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"

namespace timbang::session {

class PackageIndex {
public:
  /// Looks at every rule file below the folders. A file that cannot be read, or is too large, declares nothing here: it is
  /// reported only when somebody names it.
  PackageIndex(std::vector<std::string> const& folders, source::DiagnosticSink& sink);

  /// The files that declare the package, each once, in the order of the folders.
  std::vector<std::string> files_of(std::string_view package) const;

private:
  std::map<std::string, std::vector<std::string>, std::less<>> files_of_;
};

}  // namespace timbang::session
