#include "engine/report/text_width.h"

#include <algorithm>

namespace timbang::report {

std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    // Bytes 10xxxxxx continue a code point that was counted already.
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
  auto const used = text_width(text);
  std::string const blanks(used < width ? width - used : 0, ' ');
  return to_the_right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::vector<std::string> broken_into_lines(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  while (!text.empty()) {
    auto const blank = std::min(text.find(' '), text.size());
    auto const word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (word.empty()) continue;
    auto const is_full = text_width(lines.back()) + 1 + text_width(word) > width;
    if (!lines.back().empty() && is_full) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

}  // namespace timbang::report
