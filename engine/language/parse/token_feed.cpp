#include "engine/language/parse/token_feed.h"

#include <utility>

#include "TimbangParser.h"

namespace timbang::language {

// The scanner and the generated parser number their tokens from the same table; here it is held.
#define WORD(name, indonesian, english) \
  static_assert(static_cast<std::size_t>(TokenKind::name) == generated::TimbangParser::name);
#define SYMBOL(name, text) WORD(name, text, text)
#define TOKEN(name) WORD(name, "", "")
#include "grammar/words.def"
#undef WORD
#undef SYMBOL
#undef TOKEN

std::unique_ptr<antlr4::ListTokenSource> make_token_feed(std::vector<Token> const& tokens) {
  std::vector<std::unique_ptr<antlr4::Token>> feed;
  feed.reserve(tokens.size());
  for (auto const& token : tokens) {
    auto const end = token.kind == TokenKind::END_OF_FILE;
    auto const type = end ? antlr4::Token::EOF : static_cast<std::size_t>(token.kind);
    auto made = std::make_unique<antlr4::CommonToken>(type);
    made->setStartIndex(token.span.begin);
    made->setStopIndex(token.span.end);
    // Without a text of its own the runtime would look for one in an input stream that does not exist.
    made->setText(" ");
    feed.push_back(std::move(made));
  }
  return std::make_unique<antlr4::ListTokenSource>(std::move(feed));
}

}  // namespace timbang::language
