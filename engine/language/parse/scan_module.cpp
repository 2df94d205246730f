#include "engine/language/parse/scan_module.h"

#include <string>

#include "engine/language/parse/scanner.h"
#include "engine/source/suggestion.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;

// A file that begins with a mistyped `paket` is read as if it were right, after saying so.
bool begins_with_header(source::SourceFile const& file, std::vector<Token>& tokens, source::Language language,
                        source::DiagnosticSink& sink) {
  auto& first = tokens.front();
  if (first.kind == TokenKind::PACKAGE) return true;
  auto const word = std::string(spelling(TokenKind::PACKAGE, language));
  auto const near = first.kind == TokenKind::NAME && source::nearest_word(file.text(first.span), {word}).has_value();
  std::optional<source::Argument> remedy;
  if (near) remedy = source::Argument("mungkin maksud Anda `" + word + "`", "did you mean `" + word + "`");
  sink.report({DiagnosticCode::no_package_header, first.span, {}, {}, remedy});
  if (near) first.kind = TokenKind::PACKAGE;
  return near;
}

// A literate file without rules, or with a block that swallows the prose behind it.
// False when there is nothing to read.
bool check_blocks(source::SourceFile const& file, source::FileId id, source::DiagnosticSink& sink) {
  auto const* blocks = file.rule_blocks();
  if (blocks == nullptr) return true;
  if (blocks->blocks.empty()) {
    sink.report({DiagnosticCode::literate_without_rules, source::Span{id, 0, 0}, {}, {}, {}});
    return false;
  }
  if (!blocks->unclosed) return true;
  auto const begin = *blocks->unclosed;
  auto const line = file.line(file.position(begin).line);
  source::Span const fence{id, begin, begin + static_cast<std::uint32_t>(line.size())};
  sink.report({DiagnosticCode::block_not_closed, fence, {}, {}, {}});
  return true;
}

}  // namespace

std::optional<std::vector<Token>> scan_module(source::SourceFile const& file, source::FileId id,
                                              source::Language language, source::DiagnosticSink& sink) {
  if (!check_blocks(file, id, sink)) return std::nullopt;
  auto scanned = scan(file, id, language, sink);
  if (!scanned.complete || !begins_with_header(file, scanned.tokens, language, sink)) return std::nullopt;
  return std::move(scanned.tokens);
}

}  // namespace timbang::language
