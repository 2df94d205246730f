#include "engine/workbook/xml.h"

#include <charconv>

#include <pugixml.hpp>

namespace timbang::workbook {

namespace {

/// `_x000D_`: seven signs that stand for one.
constexpr std::size_t escape_bytes = 7;

std::optional<std::uint32_t> escaped_code(std::string_view text) {
  if (text.size() < escape_bytes || text.substr(0, 2) != "_x" || text[escape_bytes - 1] != '_') return std::nullopt;
  std::uint32_t code = 0;
  auto const digits = text.substr(2, 4);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  auto const is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (error != std::errc() || end != digits.data() + digits.size() || is_surrogate) return std::nullopt;
  return code;
}

void append_utf8(std::string& text, std::uint32_t code) {
  auto const add = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xC0U | (code >> 6U));
  } else {
    add(0xE0U | (code >> 12U));
    add(0x80U | ((code >> 6U) & 0x3FU));
  }
  add(0x80U | (code & 0x3FU));
}

}  // namespace

std::string_view local_name(std::string_view name) {
  auto const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool parse_xml(std::string_view text, pugi::xml_document& document) {
  constexpr auto options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  return document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8).status == pugi::status_ok;
}

pugi::xml_node child(pugi::xml_node const& parent, std::string_view name) {
  for (auto const node : parent.children()) {
    if (local_name(node.name()) == name) return node;
  }
  return {};
}

std::string_view attribute(pugi::xml_node const& node, std::string_view name) {
  for (auto const found : node.attributes()) {
    if (local_name(found.name()) == name) return found.value();
  }
  return {};
}

bool is_set(pugi::xml_node const& node, std::string_view name) {
  auto const value = attribute(node, name);
  return value == "1" || value == "true" || value == "on";
}

std::optional<std::uint32_t> whole_attribute(pugi::xml_node const& node, std::string_view name) {
  auto const value = attribute(node, name);
  std::uint32_t number = 0;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  auto const is_whole = !value.empty() && error == std::errc() && end == value.data() + value.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::string string_text(pugi::xml_node const& string) {
  std::string text;
  for (auto const node : string.children()) {
    auto const name = local_name(node.name());
    if (name == "t") text += node.text().get();
    if (name == "r") text += child(node, "t").text().get();
  }
  return unescaped(text);
}

std::string unescaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    auto const code = text.front() == '_' ? escaped_code(text) : std::nullopt;
    if (code) {
      append_utf8(result, *code);
    } else {
      result += text.front();
    }
    text.remove_prefix(code ? escape_bytes : 1);
  }
  return result;
}

}  // namespace timbang::workbook
