// Tokens of rule text: the same kinds for both languages. Made by the scanner, given to the parser.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// Numbered from 1 as in the generated parser, which is built from the same table; 0 is the end of the file.
enum class TokenKind : std::uint16_t {
  END_OF_FILE,
#define WORD(name, indonesian, english) name,
#define SYMBOL(name, text) name,
#define TOKEN(name) name,
#include "grammar/words.def"
#undef WORD
#undef SYMBOL
#undef TOKEN
};

struct Token {
  TokenKind kind = TokenKind::END_OF_FILE;
  source::Span span;
};

/// How a token is written in the language: the word, the sign, or an example of its form (`10 Maret 2023`).
std::string_view spelling(TokenKind kind, source::Language language);

struct ReservedWord {
  TokenKind kind;
  std::string_view indonesian;
  std::string_view english;  ///< a word that only one language has is empty in the other
};
/// Reserved words and phrases, in the order of the table.
std::vector<ReservedWord> const& reserved_words();
bool is_reserved_word(TokenKind kind);

}  // namespace timbang::language
