// Texts as their lines, and where links lead. Used by the writers of pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbang::document {

/// The lines of a text, without their ends, each safe to show (source/diagnostic_text); at least one.
std::vector<std::string> printable_lines(std::string_view text);

/// The target of a link with everything percent-encoded that could end it, or make it lead out of the page's own folder by a
/// scheme (`x:`).
std::string link_reference(std::string_view target);

}  // namespace timbang::document
