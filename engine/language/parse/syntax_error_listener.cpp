#include "engine/language/parse/syntax_error_listener.h"

#include <algorithm>

#include "engine/language/parse/likely_mistake.h"
#include "engine/source/suggestion.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using source::Language;

// More would be a list that nobody reads.
constexpr std::size_t max_listed = 6;
// A shorter word is near to too many names.
constexpr std::size_t shortest_repaired = 4;

Language other_language(Language language) {
  return language == Language::indonesian ? Language::english : Language::indonesian;
}

/// A bar between cells and one at the end of a row are told as the one sign that they are.
std::string listed(std::vector<TokenKind> const& kinds, Language language) {
  std::string text;
  for (auto const kind : kinds) {
    auto const word = "`" + std::string(spelling(kind, language)) + "`";
    if (text.find(word) != std::string::npos) continue;
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

}  // namespace

void SyntaxErrorListener::syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, size_t, size_t,
                                      std::string const&, std::exception_ptr) {
  if (errors_.size() >= max_syntax_errors) throw antlr4::ParseCancellationException();
  auto const index = std::min(offending->getTokenIndex(), tokens_.size() - 1);
  auto const& token = tokens_[index];
  if (token.kind == TokenKind::INVALID) return;  // the scanner has told
  auto const expected = expected_tokens(recognizer);
  auto guess = likely_mistake(file_, tokens_, index, expected);
  auto const meant = meant_word(index, expected, guess.has_value());
  std::optional<Argument> help;
  if (meant) {
    auto const word = "`" + std::string(spelling(*meant, language_)) + "`";
    auto const is_foreign = spelling(*meant, other_language(language_)) == file_.text(token.span);
    help = is_foreign
               ? Argument("berkas ini berbahasa Indonesia: tulis " + word, "this file is in English: write " + word)
               : Argument("mungkin maksud Anda " + word, "did you mean " + word);
  } else {
    help = guess ? std::move(guess) : remedy(index, expected);
  }
  auto const is_end = token.kind == TokenKind::END_OF_FILE;
  auto const code = is_end ? DiagnosticCode::unexpected_end : DiagnosticCode::unexpected_token;
  std::vector<Argument> arguments = {file_.text(token.span).substr(0, 80)};
  errors_.push_back({{code, token.span, std::move(arguments), {}, std::move(help)}, index, meant});
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

std::optional<TokenKind> SyntaxErrorListener::foreign_word(Token const& token) const {
  for (auto const& word : reserved_words()) {
    if (spelling(word.kind, other_language(language_)) == file_.text(token.span)) return word.kind;
  }
  return std::nullopt;
}

/// Single words only.
template <typename IsCandidate>
std::optional<TokenKind> SyntaxErrorListener::nearest_of(Token const& token, IsCandidate const& is_candidate) const {
  std::vector<std::string> spellings;
  std::vector<TokenKind> kinds;
  for (auto const& word : reserved_words()) {
    auto const spelled = spelling(word.kind, language_);
    if (spelled.size() < shortest_repaired || spelled.find(' ') != std::string_view::npos) continue;
    if (!is_candidate(word.kind)) continue;
    spellings.emplace_back(spelled);
    kinds.push_back(word.kind);
  }
  auto const found = source::nearest_word(file_.text(token.span), spellings);
  if (!found) return std::nullopt;
  return kinds[static_cast<std::size_t>(std::find(spellings.begin(), spellings.end(), *found) - spellings.begin())];
}

// What the parser expects first, then, where nothing else explains the mistake, any word: the place where it gives up is
// often behind the place where the mistake was made.
std::optional<TokenKind> SyntaxErrorListener::meant_word(std::size_t index, std::vector<TokenKind> const& expected,
                                                         bool has_guess) const {
  auto const& token = tokens_[index];
  if (token.kind != TokenKind::NAME || not_mistyped_.count(index) > 0) return std::nullopt;
  if (auto const word = foreign_word(token)) return word;
  auto const is_expected = [&](TokenKind kind) {
    // Behind a name that goes on, no new declaration begins.
    if (has_guess && declares_name(kind)) return false;
    return std::find(expected.begin(), expected.end(), kind) != expected.end();
  };
  if (auto const word = nearest_of(token, is_expected)) return word;
  return has_guess ? std::nullopt : nearest_of(token, [](TokenKind) { return true; });
}

std::optional<Argument> SyntaxErrorListener::remedy(std::size_t index, std::vector<TokenKind> const& expected) const {
  auto const& token = tokens_[index];
  auto const written = std::string(file_.text(token.span));
  auto const is_declared = index > 0 && declares_name(tokens_[index - 1].kind);
  auto const expects_name =
      is_declared || std::find(expected.begin(), expected.end(), TokenKind::NAME) != expected.end();
  if (is_reserved_word(token.kind) && begins_sentence(file_, tokens_, index)) {
    return Argument("kalimat sebelum `" + written + "` belum lengkap",
                    "the sentence before `" + written + "` is not complete");
  }
  if (is_reserved_word(token.kind) && expects_name && written.find(' ') == std::string::npos) {
    return Argument("`" + written + "` kata tercadang; bila itu nama, tulis `'" + written + "'`",
                    "`" + written + "` is a reserved word; if it is a name, write `'" + written + "'`");
  }
  if (expected.empty() || expected.size() > max_listed) return std::nullopt;
  return Argument("yang dapat berdiri di sini: " + listed(expected, Language::indonesian),
                  "what can stand here: " + listed(expected, Language::english));
}

}  // namespace timbang::language
