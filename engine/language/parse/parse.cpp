#include "engine/language/parse/parse.h"

#include <set>
#include <utility>
#include <vector>

#include "TimbangParser.h"

#include "engine/language/parse/parser_run.h"
#include "engine/language/parse/scan_module.h"
#include "engine/language/parse/scanner.h"
#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

namespace {

using Parser = generated::TimbangParser;
// True when the construct, or anything in it, could not be read. Its depth is bounded by the scanner's limit of nesting.
bool is_broken(antlr4::tree::ParseTree* tree) {
  if (dynamic_cast<antlr4::tree::ErrorNode*>(tree) != nullptr) return true;
  auto* const context = dynamic_cast<antlr4::ParserRuleContext*>(tree);
  if (context == nullptr) return false;
  if (context->exception != nullptr || context->getStart() == nullptr || context->getStop() == nullptr) return true;
  for (auto* const child : context->children) {
    if (is_broken(child)) return true;
  }
  return false;
}

// Names that a broken construct declares or may declare: every name in it. More than needed is harmless, since it only
// keeps us from calling them unknown.
void collect_names(antlr4::tree::ParseTree* tree, TreeBuilder const& builder, std::vector<std::string>& names) {
  if (auto* const node = dynamic_cast<antlr4::tree::TerminalNode*>(tree)) {
    auto const type = node->getSymbol()->getType();
    auto const is_real = node->getSymbol()->getTokenIndex() != INVALID_INDEX;
    if (type == Parser::NAME && is_real) names.push_back(builder.name(node).text);
    return;
  }
  for (auto* const child : tree->children) collect_names(child, builder, names);
}

// Builds what could be read; the broken rest is left out and its names are kept.
class ModuleAssembler {
public:
  /// `given_up_at`: the tokens at which the parser gave up.
  ModuleAssembler(source::SourceFile const& file, std::vector<Token> const& tokens, TreeBuilder& builder,
                  bool had_errors, std::set<std::size_t> const& given_up_at, ParsedModule& result)
      : file_(file),
        tokens_(tokens),
        builder_(builder),
        had_errors_(had_errors),
        given_up_at_(given_up_at),
        result_(result) {}

  void assemble(Parser::ModuleContext* context) {
    auto* const header = context->packageHeader();
    if (header == nullptr) return;
    if (had_errors_ && is_broken(header)) return collect_names(header, builder_, result_.unread_names);
    result_.tree.header = builder_.package_header(header);
    result_.usable = true;
    for (auto* const item : context->item()) {
      if (auto* const assessment = item->assessment()) {
        auto const has_name = assessment->NAME() != nullptr && assessment->qualifiedName() != nullptr;
        add_with_rules(assessment, has_name, [&] { return builder_.assessment_head(assessment); });
      } else if (auto* const addition = item->addition()) {
        add_with_rules(addition, addition->qualifiedName() != nullptr,
                       [&] { return builder_.addition_head(addition); });
      } else if (!skip(item)) {
        result_.tree.items.push_back(builder_.item(item));
      }
    }
    // Stray words between two items hang directly below the module.
    for (auto* const child : context->children) {
      if (had_errors_ && dynamic_cast<antlr4::tree::ErrorNode*>(child) != nullptr) {
        collect_names(child, builder_, result_.unread_names);
      }
    }
  }

private:
  std::uint32_t line(std::size_t token) const { return file_.position(tokens_[token].span.begin).line; }

  // Something stands behind it that belongs to nothing.
  bool has_stray_words_behind(antlr4::ParserRuleContext* context) const {
    return context->getStop() != nullptr && given_up_at_.count(context->getStop()->getTokenIndex() + 1) > 0;
  }

  // On the same line: of `harus nilai akhir >= 3` the rule would be read as far as `nilai`.
  bool is_cut_off(antlr4::tree::ParseTree* tree) const {
    auto* const context = dynamic_cast<antlr4::ParserRuleContext*>(tree);
    if (context == nullptr || !has_stray_words_behind(context)) return false;
    auto const last = context->getStop()->getTokenIndex();
    return line(last) == line(last + 1);
  }

  bool skip(antlr4::tree::ParseTree* tree) {
    if (!had_errors_ || (!is_broken(tree) && !is_cut_off(tree))) return false;
    collect_names(tree, builder_, result_.unread_names);
    return true;
  }

  // A rule that could not be read is left out; with a head that could not be read all of it is.
  template <typename Context, typename MakeHead>
  void add_with_rules(Context* context, bool has_name, MakeHead const& make_head) {
    auto const head_is_broken = [&] {
      if (!had_errors_) return false;
      for (auto* const child : context->children) {
        if (dynamic_cast<Parser::AssessmentRuleContext*>(child) == nullptr && is_broken(child)) return true;
      }
      return !has_name || context->getStop() == nullptr;
    };
    if (head_is_broken()) {
      collect_names(context, builder_, result_.unread_names);
      return;
    }
    auto made = make_head();
    made.has_unread_rules = had_errors_ && has_stray_words_behind(context);
    for (auto* const rule : context->assessmentRule()) {
      if (skip(rule))
        made.has_unread_rules = true;
      else
        made.rules.push_back(builder_.rule(rule));
    }
    result_.tree.items.emplace_back(std::move(made));
  }

  source::SourceFile const& file_;
  std::vector<Token> const& tokens_;
  TreeBuilder& builder_;
  bool had_errors_;
  std::set<std::size_t> const& given_up_at_;
  ParsedModule& result_;
};

}  // namespace

ParsedModule parse(source::SourceStore const& sources, source::FileId file_id, source::DiagnosticSink& sink) {
  auto const& file = sources.get(file_id);
  auto const num_errors = sink.num_errors();
  ParsedModule result;
  result.tree.file = file_id;
  result.tree.language = language_of(file.rules());
  auto tokens = scan_module(file, file_id, result.tree.language, sink);
  if (!tokens) return result;
  Repairing<Parser::ModuleContext> parsing(file, *tokens, result.tree.language, sink);
  auto* const context = parsing.run(&Parser::module);
  if (context == nullptr) return result;
  TreeBuilder builder(file, *tokens, result.tree.language, sink);
  ModuleAssembler(file, *tokens, builder, !parsing.is_clean(), parsing.given_up_at(), result).assemble(context);
  result.is_complete = sink.num_errors() == num_errors;
  return result;
}

ast::Formula parse_expression(source::SourceStore const& sources, source::FileId file_id, source::Language language,
                              source::DiagnosticSink& sink) {
  auto const& file = sources.get(file_id);
  auto scanned = scan(file, file_id, language, sink);
  if (!scanned.complete) return {};
  Repairing<Parser::StandaloneExpressionContext> parsing(file, scanned.tokens, language, sink);
  auto* const context = parsing.run(&Parser::standaloneExpression);
  if (context == nullptr || sink.has_errors()) return {};
  return TreeBuilder(file, scanned.tokens, language, sink).formula(context->formula());
}

}  // namespace timbang::language
