#include "engine/session/description.h"

#include <utility>
#include <vector>

namespace timbang::session {

document::Description describe(Loaded const& loaded, source::Language language) {
  std::vector<document::Description> parts;
  for (auto const& rules : loaded.jurisdictions) {
    parts.push_back(document::describe(rules.program, loaded.sources, rules.main_files, language));
  }
  return document::join(std::move(parts));
}

}  // namespace timbang::session
