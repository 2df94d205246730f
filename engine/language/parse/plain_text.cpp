#include "engine/language/parse/plain_text.h"

#include <cstdint>

namespace timbang::language {

namespace {

// Bytes of the code point at `at`; 0 when it is not well formed (Unicode 15, table 3-7).
std::size_t code_point_length(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : 0U; };
  auto const is_tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  auto const first = byte(0);
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first <= 0xDFU) return is_tail(1) ? 2 : 0;
  if (first >= 0xE0U && first <= 0xEFU) {
    auto const second = byte(1);
    auto const overlong = first == 0xE0U && second < 0xA0U;
    auto const surrogate = first == 0xEDU && second > 0x9FU;
    return is_tail(1) && is_tail(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0U && first <= 0xF4U) {
    auto const second = byte(1);
    auto const overlong = first == 0xF0U && second < 0x90U;
    auto const too_large = first == 0xF4U && second > 0x8FU;
    return is_tail(1) && is_tail(2) && is_tail(3) && !overlong && !too_large ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<TextFaultAt> find_text_fault(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto const length = code_point_length(text, i);
    if (length == 0) return TextFaultAt{TextFault::not_utf8, i};
    auto const byte = static_cast<std::uint8_t>(text[i]);
    auto const allowed = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20U && !allowed) || byte == 0x7FU) return TextFaultAt{TextFault::control_character, i};
    i += length;
  }
  return std::nullopt;
}

}  // namespace timbang::language
