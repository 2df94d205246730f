// Runs the generated parser over the tokens of one file, as often as mistyped words need it.
// Used by parse and by the reading of concrete syntax; nothing outside this folder sees it.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "TimbangParser.h"

#include "engine/language/parse/likely_mistake.h"
#include "engine/language/parse/syntax_error_listener.h"
#include "engine/language/parse/token.h"
#include "engine/language/parse/token_feed.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

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
  using Parser = generated::TimbangParser;

  ParserRun(source::SourceFile const& file, std::vector<Token> const& tokens, source::Language language,
            std::set<std::size_t> const& not_mistyped)
      : feed_(make_token_feed(tokens)),
        stream_(feed_.get()),
        parser_(&stream_),
        listener_(file, tokens, language, not_mistyped) {}

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
// what follows such a mistake is then understood as it was meant. A word that cannot stand there either was not meant. Errors
// are reported in the order of the text, one for each sentence: the others are what the parser made of the first.
template <typename Context>
class Repairing {
public:
  using Parser = generated::TimbangParser;

  Repairing(source::SourceFile const& file, std::vector<Token>& tokens, source::Language language,
            source::DiagnosticSink& sink)
      : file_(file), tokens_(tokens), language_(language), sink_(sink) {}

  Context* run(Context* (Parser::*rule)()) {
    while (true) {
      run_ = std::make_unique<ParserRun>(file_, tokens_, language_, not_mistyped_);
      auto* const context = run_->run(rule);
      if (context != nullptr && repair()) continue;
      report(context == nullptr);
      return context;
    }
  }

  /// True when the last run met no mistake (those that were repaired before have been reported).
  bool is_clean() const { return run_->is_clean(); }
  /// The tokens at which the last run gave up.
  std::set<std::size_t> const& given_up_at() const { return given_up_at_; }

private:
  static constexpr std::size_t max_repairs = 12;

  bool repair() {
    if (undo_last_repair()) return true;
    if (repaired_.size() + not_mistyped_.size() >= max_repairs) return false;
    for (auto& error : run_->errors()) {
      if (!error.meant) continue;
      tokens_[error.token].kind = *error.meant;
      repaired_.push_back(std::move(error));
      return true;
    }
    return false;
  }

  bool undo_last_repair() {
    if (repaired_.empty()) return false;
    auto const place = repaired_.back().token;
    auto const& errors = run_->errors();
    auto const is_there = [&](SyntaxError const& error) { return error.token == place; };
    // At the beginning of a line it may well be the right word, for another place.
    if (begins_sentence(file_, tokens_, place) || std::none_of(errors.begin(), errors.end(), is_there)) return false;
    tokens_[place].kind = TokenKind::NAME;
    not_mistyped_.insert(place);
    repaired_.pop_back();
    return true;
  }

  bool is_of_same_sentence(std::size_t first, std::size_t second) const {
    for (auto i = first; i < second; ++i) {
      if (begins_sentence(file_, tokens_, i)) return false;
    }
    return true;
  }

  void report(bool gave_up) {
    auto& errors = repaired_;
    for (auto& error : run_->errors()) {
      given_up_at_.insert(error.token);
      errors.push_back(std::move(error));
    }
    std::stable_sort(errors.begin(), errors.end(),
                     [](SyntaxError const& a, SyntaxError const& b) { return a.token < b.token; });
    std::optional<std::size_t> told;
    for (auto& error : errors) {
      if (told && is_of_same_sentence(*told, error.token)) continue;
      told = error.token;
      sink_.report(std::move(error.diagnostic));
    }
    if (gave_up) sink_.report({source::DiagnosticCode::too_many_syntax_errors, tokens_.back().span, {}, {}, {}});
  }

  source::SourceFile const& file_;
  std::vector<Token>& tokens_;
  source::Language language_;
  source::DiagnosticSink& sink_;
  std::unique_ptr<ParserRun> run_;
  std::vector<SyntaxError> repaired_;
  std::set<std::size_t> not_mistyped_;
  std::set<std::size_t> given_up_at_;
};

}  // namespace timbang::language
