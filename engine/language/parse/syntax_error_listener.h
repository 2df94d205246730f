// Turns what the generated parser complains about into diagnostics that an analyst can act on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <antlr4-runtime.h>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

/// After so many syntax errors in a file the parser stops.
inline constexpr std::size_t max_syntax_errors = 30;

/// A syntax error, and the reserved word that was probably meant where a name stands.
struct SyntaxError {
  source::Diagnostic diagnostic;
  std::size_t token = 0;
  std::optional<TokenKind> meant;
};

/// Gathers the errors of one run of the parser; throws ParseCancellationException when there are too many.
class SyntaxErrorListener : public antlr4::BaseErrorListener {
public:
  /// `not_mistyped`: places where a mistyped word was suspected, and none was.
  SyntaxErrorListener(source::SourceFile const& file, std::vector<Token> const& tokens, source::Language language,
                      std::set<std::size_t> const& not_mistyped)
      : file_(file), tokens_(tokens), language_(language), not_mistyped_(not_mistyped) {}

  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, size_t line, size_t column,
                   std::string const& message, std::exception_ptr exception) override;

  std::vector<SyntaxError>& errors() { return errors_; }

private:
  std::vector<TokenKind> expected_tokens(antlr4::Recognizer* recognizer) const;
  std::optional<TokenKind> foreign_word(Token const& token) const;
  template <typename IsCandidate>
  std::optional<TokenKind> nearest_of(Token const& token, IsCandidate const& is_candidate) const;
  std::optional<TokenKind> meant_word(std::size_t index, std::vector<TokenKind> const& expected, bool has_guess) const;
  std::optional<source::Argument> remedy(std::size_t index, std::vector<TokenKind> const& expected) const;

  source::SourceFile const& file_;
  std::vector<Token> const& tokens_;
  source::Language language_;
  std::set<std::size_t> const& not_mistyped_;
  std::vector<SyntaxError> errors_;
};

}  // namespace timbang::language
