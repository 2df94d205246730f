#include "engine/language/parse/parse.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "TimbangParser.h"

#include "engine/language/parse/scanner.h"
#include "engine/language/parse/syntax_error_listener.h"
#include "engine/language/parse/token_feed.h"
#include "engine/language/parse/tree_builder.h"
#include "engine/source/suggestion.h"

namespace timbang::language {

namespace {

using Parser = generated::TimbangParser;
using source::DiagnosticCode;

// The default strategy with two differences. It never invents a token that was left out: the runtime would make it from an
// input stream, which our tokens do not have, and a construct with an invented part is not used anyway. And it never drops
// a reserved word to go on behind it: such a word begins the next sentence, and the sentence before it is what is wrong.
class RecoveryStrategy : public antlr4::DefaultErrorStrategy {
protected:
  bool singleTokenInsertion(antlr4::Parser*) override { return false; }
  antlr4::Token* singleTokenDeletion(antlr4::Parser* parser) override {
    auto const kind = static_cast<TokenKind>(parser->getCurrentToken()->getType());
    return is_reserved_word(kind) ? nullptr : DefaultErrorStrategy::singleTokenDeletion(parser);
  }
};

// One run of the generated parser, alive as long as its contexts.
class ParserRun {
public:
  ParserRun(source::SourceFile const& file, std::vector<Token> const& tokens, source::Language language)
      : feed_(make_token_feed(tokens)), stream_(feed_.get()), parser_(&stream_), listener_(file, tokens, language) {}

  // First without error handling in the fast prediction mode; only text with mistakes (or a construct that needs full
  // context, of which there is none in a correct file) is parsed a second time, in the thorough mode. Null when there were
  // too many mistakes to go on.
  template <typename Context>
  Context* run(Context* (Parser::*rule)()) {
    auto* const interpreter = parser_.getInterpreter<antlr4::atn::ParserATNSimulator>();
    parser_.removeErrorListeners();
    parser_.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
    interpreter->setPredictionMode(antlr4::atn::PredictionMode::SLL);
    try {
      return (parser_.*rule)();
    } catch (antlr4::ParseCancellationException const&) {
      is_clean_ = false;
    }
    parser_.reset();
    parser_.addErrorListener(&listener_);
    parser_.setErrorHandler(std::make_shared<RecoveryStrategy>());
    interpreter->setPredictionMode(antlr4::atn::PredictionMode::LL);
    try {
      auto* const context = (parser_.*rule)();
      is_clean_ = parser_.getNumberOfSyntaxErrors() == 0;
      return context;
    } catch (antlr4::ParseCancellationException const&) {
      return nullptr;
    }
  }

  bool is_clean() const { return is_clean_; }
  std::vector<SyntaxError>& errors() { return listener_.errors(); }

private:
  std::unique_ptr<antlr4::ListTokenSource> feed_;
  antlr4::CommonTokenStream stream_;
  Parser parser_;
  SyntaxErrorListener listener_;
  bool is_clean_ = true;
};

// Parses, and as long as a mistyped reserved word is found, says so, reads it as the word that was meant and parses again:
// what follows such a mistake is then understood as it was meant. All errors are reported in the order of the text.
template <typename Context>
class Repairing {
public:
  Repairing(source::SourceFile const& file, std::vector<Token>& tokens, source::Language language,
            source::DiagnosticSink& sink)
      : file_(file), tokens_(tokens), language_(language), sink_(sink) {}

  Context* run(Context* (Parser::*rule)()) {
    while (true) {
      run_ = std::make_unique<ParserRun>(file_, tokens_, language_);
      auto* const context = run_->run(rule);
      if (context != nullptr && repair()) continue;
      report(context == nullptr);
      return context;
    }
  }

  /// True when the last run met no mistake (those that were repaired before have been reported).
  bool is_clean() const { return run_->is_clean(); }

private:
  static constexpr std::size_t max_repairs = 12;

  bool repair() {
    if (repaired_.size() >= max_repairs) return false;
    for (auto& error : run_->errors()) {
      if (!error.meant) continue;
      tokens_[error.token].kind = *error.meant;
      repaired_.push_back(std::move(error));
      return true;
    }
    return false;
  }

  void report(bool gave_up) {
    auto& errors = repaired_;
    for (auto& error : run_->errors()) errors.push_back(std::move(error));
    std::stable_sort(errors.begin(), errors.end(),
                     [](SyntaxError const& a, SyntaxError const& b) { return a.token < b.token; });
    for (auto& error : errors) sink_.report(std::move(error.diagnostic));
    if (gave_up) sink_.report({DiagnosticCode::too_many_syntax_errors, tokens_.back().span, {}, {}, {}});
  }

  source::SourceFile const& file_;
  std::vector<Token>& tokens_;
  source::Language language_;
  source::DiagnosticSink& sink_;
  std::unique_ptr<ParserRun> run_;
  std::vector<SyntaxError> repaired_;
};

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
  ModuleAssembler(TreeBuilder& builder, bool had_errors, ParsedModule& result)
      : builder_(builder), had_errors_(had_errors), result_(result) {}

  void assemble(Parser::ModuleContext* context) {
    auto* const header = context->packageHeader();
    if (header == nullptr || skip(header)) return;
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
  bool skip(antlr4::tree::ParseTree* tree) {
    if (!had_errors_ || !is_broken(tree)) return false;
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
    for (auto* const rule : context->assessmentRule()) {
      if (!skip(rule)) made.rules.push_back(builder_.rule(rule));
    }
    result_.tree.items.emplace_back(std::move(made));
  }

  TreeBuilder& builder_;
  bool had_errors_;
  ParsedModule& result_;
};

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

}  // namespace

ParsedModule parse(source::SourceStore const& sources, source::FileId file_id, source::DiagnosticSink& sink) {
  auto const& file = sources.get(file_id);
  auto const num_errors = sink.num_errors();
  ParsedModule result;
  result.tree.file = file_id;
  result.tree.language = language_of(file.text());
  auto scanned = scan(file, file_id, result.tree.language, sink);
  if (!scanned.complete || !begins_with_header(file, scanned.tokens, result.tree.language, sink)) return result;
  Repairing<Parser::ModuleContext> parsing(file, scanned.tokens, result.tree.language, sink);
  auto* const context = parsing.run(&Parser::module);
  if (context == nullptr) return result;
  TreeBuilder builder(file, scanned.tokens, result.tree.language, sink);
  ModuleAssembler(builder, !parsing.is_clean(), result).assemble(context);
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
