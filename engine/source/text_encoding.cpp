#include "engine/source/text_encoding.h"

#include <algorithm>
#include <cstdint>

namespace timbang::source {

namespace {

std::uint8_t byte_at(std::string_view text, std::size_t index) { return static_cast<std::uint8_t>(text[index]); }

}  // namespace

std::size_t utf8_length(std::string_view text) {
  auto const first = byte_at(text, 0);
  if (first < 0x80) return 1;
  std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xC0U) != 0x80U) return 0;
  }
  auto const second = byte_at(text, 1);
  auto const is_overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  auto const is_surrogate = first == 0xED && second > 0x9F;
  auto const is_too_large = first == 0xF4 && second > 0x8F;
  return is_overlong || is_surrogate || is_too_large ? 0 : length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    auto const length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

char32_t utf8_code_point(std::string_view text, std::size_t length) {
  if (length == 1) return byte_at(text, 0);
  auto code_point = static_cast<std::uint32_t>(byte_at(text, 0) & (0xFFU >> (length + 1)));
  for (std::size_t i = 1; i < length; ++i) code_point = (code_point << 6U) | (byte_at(text, i) & 0x3FU);
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  auto const tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += {static_cast<char>(0xC0U | (code_point >> 6U)), tail(0)};
  } else if (code_point < 0x10000) {
    text += {static_cast<char>(0xE0U | (code_point >> 12U)), tail(6), tail(0)};
  } else if (code_point <= 0x10FFFF) {
    text += {static_cast<char>(0xF0U | (code_point >> 18U)), tail(12), tail(6), tail(0)};
  }
}

std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lowered;
}

}  // namespace timbang::source
