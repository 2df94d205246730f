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

std::string link_reference(std::string_view target) {
  constexpr std::string_view plain_signs = "_./#-";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string made;
  for (char const letter : target) {
    auto const is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || plain_signs.find(letter) != std::string_view::npos;
    auto const byte = static_cast<unsigned char>(letter);
    if (is_plain) {
      made += letter;
    } else {
      made += {'%', digits[byte / 16], digits[byte % 16]};
    }
  }
  return made;
}

}  // namespace timbang::document
