#include "engine/workbook/output_text.h"

#include <algorithm>

#include "engine/source/text_encoding.h"
#include "engine/workbook/workbook_writer.h"

namespace timbang::workbook {

namespace {

/// What is read as one sign when it stands in a text: `_x0041_` as `A`.
bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.substr(0, 2) == "_x" && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// The first sign of the text as a file can hold it.
std::string_view written_sign(std::string_view text, std::size_t length) {
  if (is_escape(text)) return "_x005F_";
  auto const sign = static_cast<unsigned char>(text.front());
  auto const is_control = sign < 0x20 && sign != '\n' && sign != '\t' && sign != '\r';
  return length == 0 || is_control ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
}

}  // namespace

std::size_t num_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string cell_text(std::string_view text) {
  std::string kept;
  std::size_t count = 0;
  while (!text.empty()) {
    auto const length = source::utf8_length(text);
    auto const sign = written_sign(text, length);
    count += num_characters(sign);
    if (count >= max_cell_characters) return kept + "…";
    kept += sign;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return kept;
}

}  // namespace timbang::workbook
