#include "engine/language/parse/syntax_error_listener.h"

#include <algorithm>

#include "engine/source/suggestion.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using source::Language;

// More would be a list that nobody reads.
constexpr std::size_t max_listed = 6;

bool is_reserved_word(TokenKind kind) {
  auto const& words = reserved_words();
  return std::any_of(words.begin(), words.end(), [&](ReservedWord const& word) { return word.kind == kind; });
}

std::string listed(std::vector<TokenKind> const& kinds, Language language) {
  std::string text;
  for (auto const kind : kinds) {
    if (!text.empty()) text += ", ";
    text += '`';
    text += spelling(kind, language);
    text += '`';
  }
  return text;
}

}  // namespace

void SyntaxErrorListener::syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, size_t, size_t,
                                      std::string const&, std::exception_ptr) {
  if (++num_errors_ > max_syntax_errors) throw antlr4::ParseCancellationException();
  auto const& token = tokens_.at(std::min(offending->getTokenIndex(), tokens_.size() - 1));
  auto const expected = expected_tokens(recognizer);
  if (token.kind == TokenKind::END_OF_FILE) {
    sink_.report({DiagnosticCode::unexpected_end, token.span, {}, {}, remedy(token, expected)});
    return;
  }
  std::vector<Argument> arguments = {file_.text(token.span).substr(0, 80)};
  sink_.report({DiagnosticCode::unexpected_token, token.span, std::move(arguments), {}, remedy(token, expected)});
}

std::vector<TokenKind> SyntaxErrorListener::expected_tokens(antlr4::Recognizer* recognizer) const {
  auto* const parser = dynamic_cast<antlr4::Parser*>(recognizer);
  if (parser == nullptr) return {};
  std::vector<TokenKind> kinds;
  // The set is held by name: iterating over a temporary's intervals would dangle.
  auto const set = parser->getExpectedTokens();
  for (auto const type : set.toList()) {
    if (type > 0) kinds.push_back(static_cast<TokenKind>(type));
  }
  return kinds;
}

std::optional<Argument> SyntaxErrorListener::remedy(Token const& token, std::vector<TokenKind> const& expected) const {
  auto const written = std::string(file_.text(token.span));
  auto const expects = [&](TokenKind kind) { return std::find(expected.begin(), expected.end(), kind) != expected.end(); };
  if (token.kind == TokenKind::NAME) {
    for (auto const& word : reserved_words()) {
      auto const foreign = source::in_language(language_, word.english, word.indonesian);
      if (foreign != written) continue;
      auto const own = std::string(spelling(word.kind, language_));
      return Argument("berkas ini berbahasa Indonesia: tulis `" + own + "`", "this file is in English: write `" + own + "`");
    }
    std::vector<std::string> words;
    for (auto const kind : expected) {
      if (is_reserved_word(kind)) words.emplace_back(spelling(kind, language_));
    }
    if (auto const meant = source::nearest_word(written, words)) {
      return Argument("mungkin maksud Anda `" + *meant + "`", "did you mean `" + *meant + "`");
    }
  }
  if (is_reserved_word(token.kind) && expects(TokenKind::NAME) && written.find(' ') == std::string::npos) {
    return Argument("`" + written + "` kata tercadang; bila itu nama, tulis `'" + written + "'`",
                    "`" + written + "` is a reserved word; if it is a name, write `'" + written + "'`");
  }
  if (expected.empty() || expected.size() > max_listed) return std::nullopt;
  return Argument("yang dapat berdiri di sini: " + listed(expected, Language::indonesian),
                  "what can stand here: " + listed(expected, Language::english));
}

}  // namespace timbang::language
