// Bytes of cells as text: which bytes do not belong into data, blanks at the ends, and how a cell is shown in a
// message. Used by every reader of this room. Knows nothing of fields or types.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace timbang::records {

/// A byte that no record may hold.
struct BadByte {
  std::size_t offset = 0;   ///< from 0 within the text that was looked at
  bool is_control = false;  ///< a control character; else the byte begins or breaks no UTF-8 character
  std::string shown;        ///< `U+0007`, or `E9`
};

/// The first control character (all of C0 but tab, LF, and CR before LF; DEL; C1) or invalid UTF-8 (overlong forms,
/// surrogates and values past U+10FFFF included); empty when the text is clean.
std::optional<BadByte> find_bad_byte(std::string_view text);

/// Without blanks at either end: space, tab, line ends, no-break space (U+00A0, as web pages copy it).
std::string_view trim(std::string_view text);
/// Without any blanks at all, the inner ones too.
std::string without_blanks(std::string_view text);
/// Words as enumerations are compared: trimmed, ASCII letters small, `_` a blank, each run of blanks one space.
std::string fold_words(std::string_view text);

/// ASCII letters count alike in either case.
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// A cell as messages show it: at most max_shown_bytes, cut between characters with `…`; control characters and bytes
/// that are no UTF-8 as `\x07`, so that no file can write to the reader's terminal.
std::string shown(std::string_view text);
inline constexpr std::size_t max_shown_bytes = 120;

}  // namespace timbang::records
