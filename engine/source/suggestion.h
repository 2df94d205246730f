// Which of the words that would fit was probably meant? Used by every message about an unknown word.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::source {

/// Single-letter edits (insert, delete, replace, swap of neighbours) from one word to the other, ignoring ASCII case; stops
/// counting above `limit` and then returns limit + 1. Words longer than 64 bytes are never near.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The nearest candidate, when it is near enough: one edit for words up to 4 letters, two up to 8, three above. Of several
/// equally near ones the first.
std::optional<std::string> nearest_word(std::string_view written, std::vector<std::string> const& candidates);

}  // namespace timbang::source
