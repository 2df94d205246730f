#include "engine/language/format/format.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/language/format/layout.h"
#include "engine/language/format/name_text.h"
#include "engine/language/format/page.h"
#include "engine/language/format/token_text.h"
#include "engine/language/parse/concrete_syntax.h"
#include "engine/language/parse/scanner.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;

class Formatter {
public:
  Formatter(source::SourceFile const& file, ConcreteSyntax const& syntax, Translation translation,
            source::DiagnosticSink& sink)
      : file_(file), syntax_(syntax), translation_(translation), sink_(sink) {}

  std::optional<std::string> run() {
    auto const num_errors = sink_.num_errors();
    spell_tokens();
    if (sink_.num_errors() != num_errors) return std::nullopt;
    auto const lines = lay_out(file_, syntax_);
    // Each round puts another name in quotes that would be read as a word; few names need it.
    for (std::size_t round = 0; round < max_rounds; ++round) {
      auto page = write_page(lines, syntax_, texts_, line_end());
      auto const other = first_other_token(page);
      if (!other) return page;
      if (!quote(*other)) return refuse(*other);
    }
    return refuse(0);
  }

private:
  static constexpr std::size_t max_rounds = 200;

  void spell_tokens() {
    names_.resize(syntax_.tokens.size());
    for (std::size_t i = 0; i < syntax_.tokens.size(); ++i) {
      auto const& token = syntax_.tokens[i];
      if (token.kind != TokenKind::NAME) {
        texts_.push_back(token_text(token, syntax_.places[i].role, file_.text(token.span), translation_));
        continue;
      }
      names_[i] = name_text(syntax_, i, file_, translation_, sink_);
      auto const needed = quoting(syntax_, i, names_[i], translation_.into);
      texts_.push_back(needed == Quoting::needed ? in_quotes(names_[i]) : names_[i]);
    }
  }

  static std::string in_quotes(std::string const& name) { return "'" + name + "'"; }

  bool quote(std::size_t token) {
    if (syntax_.tokens[token].kind != TokenKind::NAME || texts_[token] != names_[token]) return false;
    texts_[token] = in_quotes(names_[token]);
    return true;
  }

  std::string_view line_end() const {
    auto const first = file_.text().find('\n');
    auto const has_return = first != std::string_view::npos && first > 0 && file_.text()[first - 1] == '\r';
    return has_return ? "\r\n" : "\n";
  }

  /// Reads the page back: the first token that is another than it was; empty when all are the same.
  std::optional<std::size_t> first_other_token(std::string const& page) const {
    source::SourceStore store;
    auto const id = store.add(file_.path(), page);
    auto const& written = store.get(id);
    source::DiagnosticSink ignored(0);
    auto const tokens = scan(written, id, translation_.into, ignored).tokens;
    for (std::size_t i = 0; i < syntax_.tokens.size(); ++i) {
      if (i >= tokens.size() || !is_same(i, tokens[i], written)) return i;
    }
    return tokens.size() == syntax_.tokens.size() ? std::nullopt : std::optional(syntax_.tokens.size() - 1);
  }

  bool is_same(std::size_t token, Token const& read, source::SourceFile const& written) const {
    auto const kind = syntax_.tokens[token].kind;
    if (kind == TokenKind::NOT || kind == TokenKind::NO)
      return read.kind == TokenKind::NOT || read.kind == TokenKind::NO;
    return kind == read.kind && (kind == TokenKind::ROW_BEGIN || written.text(read.span) == texts_[token]);
  }

  std::optional<std::string> refuse(std::size_t token) {
    auto const span = syntax_.tokens[token].span;
    sink_.report({DiagnosticCode::not_to_be_translated, span, {file_.text(span)}, {}, {}});
    return std::nullopt;
  }

  source::SourceFile const& file_;
  ConcreteSyntax const& syntax_;
  Translation translation_;
  source::DiagnosticSink& sink_;
  std::vector<std::string> texts_;  ///< beside the tokens
  std::vector<std::string> names_;  ///< likewise: names without quotes
};

}  // namespace

std::optional<std::string> format(source::SourceStore const& sources, source::FileId file,
                                  std::optional<source::Language> into, source::DiagnosticSink& sink) {
  auto const syntax = read_concrete_syntax(sources, file, sink);
  if (!syntax) return std::nullopt;
  Translation const translation{syntax->language, into.value_or(syntax->language)};
  return Formatter(sources.get(file), *syntax, translation, sink).run();
}

}  // namespace timbang::language
