#include "engine/language/format/blanks.h"

namespace timbang::language {

bool has_blank_before(ConcreteSyntax const& syntax, std::size_t token) {
  auto const before = syntax.tokens[token - 1].kind;
  auto const kind = syntax.tokens[token].kind;
  auto const is_open = before == TokenKind::OPEN_ROUND || before == TokenKind::OPEN_SQUARE;
  auto const is_close = kind == TokenKind::CLOSE_ROUND || kind == TokenKind::CLOSE_SQUARE;
  if (is_open || is_close || kind == TokenKind::SEPARATOR) return false;
  if (before == TokenKind::DOT || kind == TokenKind::DOT) return false;
  if (syntax.places[token - 1].role == TokenRole::sign_of_number) return false;
  return syntax.places[token].role != TokenRole::index_bracket;
}

}  // namespace timbang::language
