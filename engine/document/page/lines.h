// Texts as their lines. Used by the writers of pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbang::document {

/// The lines of a text, without their ends, each safe to show (source/diagnostic_text); at least one.
std::vector<std::string> printable_lines(std::string_view text);

}  // namespace timbang::document
