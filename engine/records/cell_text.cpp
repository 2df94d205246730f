#include "engine/records/cell_text.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "engine/source/text_encoding.h"

namespace timbang::records {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

unsigned byte_at(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Length in bytes of the blank at the start; 0 when there is none.
std::size_t leading_blank(std::string_view text) {
  if (!text.empty() && is_ascii_blank(text.front())) return 1;
  return text.substr(0, 2) == no_break_space ? 2 : 0;
}

std::size_t trailing_blank(std::string_view text) {
  if (!text.empty() && is_ascii_blank(text.back())) return 1;
  return text.size() >= 2 && text.substr(text.size() - 2) == no_break_space ? 2 : 0;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_allowed_control(std::string_view text, std::size_t index) {
  auto const c = text[index];
  return c == '\t' || c == '\n' || (c == '\r' && index + 1 < text.size() && text[index + 1] == '\n');
}

}  // namespace

std::optional<BadByte> find_bad_byte(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    auto const byte = byte_at(text, i);
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
      continue;
    }
    auto const length = source::utf8_length(text.substr(i));
    if (length == 0) return BadByte{i, false, fmt::format("{:02X}", byte)};
    auto const code_point = static_cast<std::uint32_t>(source::utf8_code_point(text.substr(i), length));
    auto const is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    if (is_control && !is_allowed_control(text, i)) return BadByte{i, true, fmt::format("U+{:04X}", code_point)};
    i += length;
  }
  return std::nullopt;
}

std::string_view trim(std::string_view text) {
  while (auto const blank = leading_blank(text)) text.remove_prefix(blank);
  while (auto const blank = trailing_blank(text)) text.remove_suffix(blank);
  return text;
}

std::string without_blanks(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    if (auto const blank = leading_blank(text)) {
      text.remove_prefix(blank);
      continue;
    }
    kept += text.front();
    text.remove_prefix(1);
  }
  return kept;
}

std::string fold_words(std::string_view text) {
  std::string folded;
  auto blank_pending = false;
  while (!text.empty()) {
    auto const blank = text.front() == '_' ? 1 : leading_blank(text);
    if (blank > 0) {
      blank_pending = !folded.empty();
      text.remove_prefix(blank);
      continue;
    }
    if (blank_pending) folded += ' ';
    blank_pending = false;
    folded += lower(text.front());
    text.remove_prefix(1);
  }
  return folded;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string shown(std::string_view text) {
  std::string written;
  while (!text.empty()) {
    auto const length = source::utf8_length(text);
    auto const code_point = length == 0 ? 0 : source::utf8_code_point(text, length);
    auto const is_plain = code_point >= 0x20 && (code_point < 0x7F || code_point >= 0xA0);
    auto const piece = is_plain ? std::string(text.substr(0, length)) : fmt::format("\\x{:02X}", byte_at(text, 0));
    if (written.size() + piece.size() > max_shown_bytes) return written + "…";
    written += piece;
    text.remove_prefix(is_plain ? length : 1);
  }
  return written;
}

}  // namespace timbang::records
