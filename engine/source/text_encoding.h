// UTF-8 and ASCII letters: the little that every reader of untrusted text needs, without asking the locale.
// Used by the scanner, the record readers, text patterns and the printer of diagnostics.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbang::source {

/// Length in bytes of the UTF-8 character that begins at `text[0]` (Unicode 15, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF); 0 when none does. `text` is not empty.
std::size_t utf8_length(std::string_view text);

/// Every byte belongs to a character.
bool is_utf8(std::string_view text);

/// The code point of that character; its length is known to be `length`.
char32_t utf8_code_point(std::string_view text, std::size_t length);

/// Adds the character; a code point that is none is left out.
void append_utf8(std::string& text, char32_t code_point);

/// ASCII capitals as small letters; all else unchanged.
std::string ascii_lower(std::string_view text);

}  // namespace timbang::source
