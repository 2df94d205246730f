#include "engine/document/book/anchors.h"

#include <map>

namespace timbang::document {

namespace {

/// Letters, digits and `_` stay, everything else becomes one `-`.
std::string slug(std::string_view text) {
  std::string made;
  for (char const letter : text) {
    auto const is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || letter == '_';
    if (is_plain) {
      made += letter;
    } else if (!made.empty() && made.back() != '-') {
      made += '-';
    }
  }
  while (!made.empty() && made.back() == '-') made.pop_back();
  return made;
}

}  // namespace

Anchors::Anchors(Description const& description) : description_(description) {
  std::map<std::string, std::size_t> known;
  for (auto const& entry : description.entries) {
    auto anchor = std::string(name_of(entry.kind)) + "-" + slug(entry.name);
    auto const number = ++known[anchor];
    if (number > 1) anchor += "-" + std::to_string(number);
    anchors_.push_back(std::move(anchor));
  }
}

RichText Anchors::link(std::size_t entry) const {
  auto const& to = description_.entries.at(entry);
  auto const style = to.kind == EntryKind::example ? Style::plain : Style::code;
  return {{to.name, style, "#" + of(entry)}};
}

RichText Anchors::links(std::vector<std::size_t> const& entries) const {
  RichText text;
  for (auto const entry : entries) {
    if (!text.empty()) text += plain(", ");
    text += link(entry);
  }
  return text;
}

}  // namespace timbang::document
