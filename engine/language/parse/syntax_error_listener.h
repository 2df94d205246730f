// Turns what the generated parser complains about into diagnostics that an analyst can act on.
#pragma once

#include <antlr4-runtime.h>

#include <string>
#include <vector>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

/// After so many syntax errors in a file the parser stops.
inline constexpr std::size_t max_syntax_errors = 30;

class SyntaxErrorListener : public antlr4::BaseErrorListener {
public:
  SyntaxErrorListener(source::SourceFile const& file, std::vector<Token> const& tokens, source::Language language,
                      source::DiagnosticSink& sink)
      : file_(file), tokens_(tokens), language_(language), sink_(sink) {}

  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, size_t line, size_t column,
                   std::string const& message, std::exception_ptr exception) override;

  std::size_t num_errors() const { return num_errors_; }

private:
  std::vector<TokenKind> expected_tokens(antlr4::Recognizer* recognizer) const;
  std::optional<source::Argument> remedy(Token const& token, std::vector<TokenKind> const& expected) const;

  source::SourceFile const& file_;
  std::vector<Token> const& tokens_;
  source::Language language_;
  source::DiagnosticSink& sink_;
  std::size_t num_errors_ = 0;
};

}  // namespace timbang::language
