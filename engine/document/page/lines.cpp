#include "engine/document/page/lines.h"

#include <algorithm>

#include "engine/source/diagnostic_text.h"

namespace timbang::document {

std::vector<std::string> printable_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find('\n', begin), text.size());
    lines.push_back(source::printable_text(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

}  // namespace timbang::document
