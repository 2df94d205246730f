// Widths of text in columns, one for each code point, and lines that fit into them.
// Used by the reports that people read on a screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::report {

std::size_t text_width(std::string_view text);

/// The text with blanks added up to `width`, on the left when it is set to the right; longer text stays as it is.
std::string padded(std::string_view text, std::size_t width, bool to_the_right = false);

/// Broken at blanks into lines of at most `width`, but for words that are longer. At least one line.
std::vector<std::string> broken_into_lines(std::string_view text, std::size_t width);

}  // namespace timbang::report
