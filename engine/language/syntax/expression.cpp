#include "engine/language/syntax/expression.h"

namespace timbang::language::ast {

std::string Path::text() const {
  std::string joined;
  for (auto const& part : parts) {
    if (!joined.empty()) joined += '.';
    joined += part.text;
  }
  return joined;
}

}  // namespace timbang::language::ast
