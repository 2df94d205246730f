#include "engine/language/compile.h"

#include "engine/language/check/check.h"
#include "engine/language/parse/parse.h"
#include "engine/language/parse/scanner.h"

namespace timbang::language {

namespace {

// `a.b.c` from the token at `at` on; `at` ends behind it.
std::string dotted_name(source::SourceFile const& file, std::vector<Token> const& tokens, std::size_t& at) {
  std::string name;
  while (tokens[at].kind == TokenKind::NAME) {
    name += file.text(tokens[at].span);
    ++at;
    if (tokens[at].kind != TokenKind::DOT) break;
    name += '.';
    ++at;
  }
  return name;
}

}  // namespace

Outline outline(source::SourceStore const& sources, source::FileId file_id) {
  auto const& file = sources.get(file_id);
  Outline result;
  result.language = language_of(file.text());
  source::DiagnosticSink ignored(0);  // compile() scans again, and reports
  auto const tokens = scan(file, file_id, result.language, ignored).tokens;
  if (tokens.front().kind != TokenKind::PACKAGE) return result;
  std::size_t at = 1;
  result.package = dotted_name(file, tokens, at);
  while (tokens[at].kind != TokenKind::END_OF_FILE) {
    auto const is_import = tokens[at].kind == TokenKind::USES;
    ++at;
    if (!is_import) continue;
    auto name = dotted_name(file, tokens, at);
    if (!name.empty()) result.imports.push_back(std::move(name));
  }
  return result;
}

std::optional<ir::Program> compile(source::SourceStore const& sources, std::vector<source::FileId> const& files,
                                   source::DiagnosticSink& sink) {
  std::vector<ParsedModule> modules;
  for (auto const file : files) modules.push_back(parse(sources, file, sink));
  return check(sources, modules, sink);
}

std::optional<ir::Program> compile_expression(source::SourceStore const& sources, source::FileId file,
                                              source::Language language, source::DiagnosticSink& sink) {
  auto const formula = parse_expression(sources, file, language, sink);
  if (!formula.expression) return std::nullopt;
  return check_expression(sources, file, language, formula, sink);
}

}  // namespace timbang::language
