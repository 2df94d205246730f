// Finds the longest reserved word or phrase of one language at a place in the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/language/parse/token.h"

namespace timbang::language {

/// Bytes of the blank at `at`: space, tab, hard blank, and with `line_breaks` also CR and LF; 0 when there is none.
std::size_t blank_length(std::string_view text, std::size_t at, bool line_breaks);
bool is_name_start(char c);
bool is_name_part(char c);

class WordMatcher {
public:
  explicit WordMatcher(source::Language language);

  struct Match {
    TokenKind kind;
    std::size_t length;  ///< in bytes, from `at`
  };
  /// A phrase matches with any blanks or line breaks between its words.
  std::optional<Match> match(std::string_view text, std::size_t at) const;

private:
  struct Pattern {
    std::string_view words;
    TokenKind kind;
  };
  std::unordered_map<std::string_view, std::vector<Pattern>> by_first_word_;  // longest first
};

/// One per language, made at first use.
WordMatcher const& word_matcher(source::Language language);

}  // namespace timbang::language
