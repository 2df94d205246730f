#include "engine/language/parse/plain_text.h"

#include <cstdint>

#include "engine/source/text_encoding.h"

namespace timbang::language {

std::optional<TextFaultAt> find_text_fault(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto const length = source::utf8_length(text.substr(i));
    if (length == 0) return TextFaultAt{TextFault::not_utf8, i};
    auto const byte = static_cast<std::uint8_t>(text[i]);
    auto const allowed = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20U && !allowed) || byte == 0x7FU) return TextFaultAt{TextFault::control_character, i};
    i += length;
  }
  return std::nullopt;
}

}  // namespace timbang::language
