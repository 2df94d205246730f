#include "engine/language/compile.h"

#include <algorithm>
#include <map>
#include <utility>

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
  result.language = language_of(file.rules());
  source::DiagnosticSink ignored(0);  // compile() scans again, and reports
  auto const tokens = scan(file, file_id, result.language, ignored).tokens;
  if (tokens.front().kind != TokenKind::PACKAGE) return result;
  std::size_t at = 1;
  auto const first_part = tokens[at].span;
  result.package = dotted_name(file, tokens, at);
  result.package_span = source::cover(first_part, tokens[at - 1].span);
  while (tokens[at].kind != TokenKind::END_OF_FILE) {
    auto const kind = tokens[at].kind;
    ++at;
    // What one package waives, others still hear.
    if (kind == TokenKind::ADDITION || kind == TokenKind::WAIVE) result.fills = true;
    if (kind != TokenKind::USES && kind != TokenKind::SET) continue;
    auto name = dotted_name(file, tokens, at);
    if (kind == TokenKind::USES && !name.empty()) result.imports.push_back(std::move(name));
    // In an example `tetapkan x = v` sets a term for that example alone.
    if (kind == TokenKind::SET && tokens[at].kind != TokenKind::EQUAL) result.fills = true;
  }
  return result;
}

struct Compiler::Modules {
  std::map<std::uint32_t, ParsedModule> by_file;

  /// Read when it is first asked for.
  ParsedModule const& of(source::SourceStore const& sources, source::FileId file, source::DiagnosticSink& sink) {
    auto const found = by_file.find(file.index);
    if (found != by_file.end()) return found->second;
    return by_file.emplace(file.index, parse(sources, file, sink)).first->second;
  }
};

Compiler::Compiler(source::SourceStore const& sources, source::DiagnosticSink& sink)
    : sources_(sources), sink_(sink), modules_(std::make_unique<Modules>()) {}

Compiler::~Compiler() = default;

std::optional<ir::Program> Compiler::compile(std::vector<source::FileId> const& files, source::DiagnosticSink& findings,
                                             std::vector<source::FileId> const& loaded) {
  std::vector<ParsedModule const*> modules;
  for (auto const file : files) modules.push_back(&modules_->of(sources_, file, sink_));
  auto const others = [&] {
    std::vector<ast::Module const*> trees;
    for (auto const file : loaded) {
      auto const is_seen = std::any_of(files.begin(), files.end(), [&](auto seen) { return seen.index == file.index; });
      if (!is_seen) trees.push_back(&modules_->of(sources_, file, sink_).tree);
    }
    return trees;
  };
  return check(sources_, modules, findings, others);
}

std::optional<ir::Program> compile(source::SourceStore const& sources, std::vector<source::FileId> const& files,
                                   source::DiagnosticSink& sink) {
  return Compiler(sources, sink).compile(files, sink);
}

std::optional<ir::Program> compile_expression(source::SourceStore const& sources, source::FileId file,
                                              source::Language language, source::DiagnosticSink& sink) {
  auto const formula = parse_expression(sources, file, language, sink);
  if (!formula.expression) return std::nullopt;
  return check_expression(sources, file, language, formula, sink);
}

}  // namespace timbang::language
