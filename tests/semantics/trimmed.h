// A text without the blanks around it.
#pragma once

#include <string>

namespace timbang::semantics {

inline std::string trimmed(std::string const& text) {
  auto const begin = text.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace timbang::semantics
