#include "engine/language/parse/word_matcher.h"

#include <algorithm>

namespace timbang::language {

std::size_t blank_length(std::string_view text, std::size_t at, bool line_breaks) {
  if (at >= text.size()) return 0;
  auto const c = text[at];
  if (c == ' ' || c == '\t') return 1;
  if (line_breaks && (c == '\n' || c == '\r')) return 1;
  return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;
}

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

namespace {

std::string_view first_word(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_name_part(text[length])) ++length;
  return text.substr(0, length);
}

// Length of the stretch of text that the pattern covers, 0 when it does not match.
std::size_t covered(std::string_view text, std::size_t at, std::string_view pattern) {
  auto place = at;
  for (auto const expected : pattern) {
    if (expected != ' ') {
      if (place >= text.size() || text[place] != expected) return 0;
      ++place;
      continue;
    }
    auto length = blank_length(text, place, true);
    if (length == 0) return 0;
    for (; length != 0; length = blank_length(text, place, true)) place += length;
  }
  if (place < text.size() && is_name_part(text[place])) return 0;
  return place - at;
}

}  // namespace

WordMatcher::WordMatcher(source::Language language) {
  for (auto const& word : reserved_words()) {
    auto const words = source::in_language(language, word.indonesian, word.english);
    if (!words.empty()) by_first_word_[first_word(words)].push_back({words, word.kind});
  }
  for (auto& [word, patterns] : by_first_word_) {
    std::stable_sort(patterns.begin(), patterns.end(),
                     [](Pattern const& a, Pattern const& b) { return a.words.size() > b.words.size(); });
  }
}

std::optional<WordMatcher::Match> WordMatcher::match(std::string_view text, std::size_t at) const {
  auto const found = by_first_word_.find(first_word(text.substr(at, 64)));
  if (found == by_first_word_.end()) return std::nullopt;
  for (auto const& pattern : found->second) {
    if (auto const length = covered(text, at, pattern.words)) return Match{pattern.kind, length};
  }
  return std::nullopt;
}

WordMatcher const& word_matcher(source::Language language) {
  static WordMatcher const indonesian(source::Language::indonesian);
  static WordMatcher const english(source::Language::english);
  return source::in_language(language, indonesian, english);
}

}  // namespace timbang::language
