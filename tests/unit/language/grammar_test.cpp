// Every correct rule text is predicted in the fast mode: nothing in it is ambiguous, and no decision of the parser needs the
// full context, which would make it slow. Held against rules/, tests/good/ and the pieces of rule text in docs/.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "TimbangParser.h"
#include <atn/DecisionState.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/parse/scanner.h"
#include "engine/language/parse/token_feed.h"
#include "engine/source/literate.h"
#include "tests/unit/language/rules_below.h"

namespace timbang::language {
namespace {

using Parser = generated::TimbangParser;

/// Gathers what the parser had to say about a text, with the line and the rule of the grammar.
class Predictions : public antlr4::BaseErrorListener {
public:
  explicit Predictions(source::SourceFile const& file) : file_(file) {}

  void syntaxError(antlr4::Recognizer*, antlr4::Token* offending, std::size_t, std::size_t, std::string const& message,
                   std::exception_ptr) override {
    auto const where = file_.position(static_cast<std::uint32_t>(offending->getStartIndex()));
    complaints.push_back("line " + std::to_string(where.line) + ": " + message);
  }
  void reportAmbiguity(antlr4::Parser* parser, antlr4::dfa::DFA const& dfa, std::size_t begin, std::size_t, bool,
                       antlrcpp::BitSet const&, antlr4::atn::ATNConfigSet*) override {
    complain(parser, dfa, begin, "is ambiguous");
  }
  void reportAttemptingFullContext(antlr4::Parser* parser, antlr4::dfa::DFA const& dfa, std::size_t begin, std::size_t,
                                   antlrcpp::BitSet const&, antlr4::atn::ATNConfigSet*) override {
    complain(parser, dfa, begin, "needs the full context");
  }

  std::vector<std::string> complaints;

private:
  void complain(antlr4::Parser* parser, antlr4::dfa::DFA const& dfa, std::size_t begin, std::string const& what) {
    auto const token = parser->getTokenStream()->get(begin)->getStartIndex();
    auto const line = file_.position(static_cast<std::uint32_t>(token)).line;
    auto const rule = parser->getRuleNames().at(dfa.atnStartState->ruleIndex);
    complaints.push_back("line " + std::to_string(line) + ": grammar rule `" + rule + "` " + what);
  }

  source::SourceFile const& file_;
};

std::vector<std::string> complaints_of(std::string const& text) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const id = sources.add("text", text);
  auto const& file = sources.get(id);
  auto const tokens = scan(file, id, language_of(text), sink).tokens;
  if (sink.has_errors()) return {source::message_text(sink.all().front(), source::Language::english)};
  auto const feed = make_token_feed(tokens);
  antlr4::CommonTokenStream stream(feed.get());
  Parser parser(&stream);
  Predictions predictions(file);
  parser.removeErrorListeners();
  parser.addErrorListener(&predictions);
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  parser.module();
  return predictions.complaints;
}

std::string read(std::filesystem::path const& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> files_below(std::string const& folder, std::string const& extension) {
  std::vector<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(TIMBANG_ROOT "/" + folder)) {
    if (entry.path().extension() == extension) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// A piece of rule text in a page: between ```timbang and ```.
struct Piece {
  std::size_t line = 0;
  std::string text;
};

std::vector<Piece> pieces_of(std::string const& page) {
  std::vector<Piece> pieces;
  for (auto const& block : source::find_rule_blocks(page).blocks) {
    auto const before = page.substr(0, block.begin);
    pieces.push_back({static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')), ""});
    std::istringstream lines(page.substr(block.begin, block.end - block.begin));
    for (std::string line; std::getline(lines, line);) {
      // "and so on": stands where the reader may think of more.
      if (auto const more = line.find("…"); more != std::string::npos) line.resize(more);
      pieces.back().text += line + "\n";
    }
  }
  return pieces;
}

/// Pieces may leave out the header, or the construct that they are a part of.
std::vector<std::string> whole_files(std::string const& piece, source::Language language) {
  auto const is_english = language == source::Language::english;
  if (piece.starts_with(is_english ? "package" : "paket")) return {piece};
  auto const header = std::string(is_english ? "package page\n" : "paket halaman\n");
  std::vector<std::string> files = {header + piece};
  for (auto const* const opening :
       {is_english ? "evaluation E for R\n" : "penilaian P untuk D\n", is_english ? "record R\n" : "data D\n",
        is_english ? "example \"x\" for E\n" : "contoh \"x\" untuk P\n"}) {
    files.push_back(header + opening + piece);
  }
  return files;
}

TEST(Grammar, PredictsRuleFilesInTheFastMode) {
  for (auto const* const folder : {"rules", "tests/good"}) {
    auto const paths = rule_files_below(folder);
    ASSERT_GE(paths.size(), 4U);
    for (auto const& path : paths) EXPECT_THAT(complaints_of(rules_in(path)), testing::IsEmpty()) << path;
  }
}

TEST(Grammar, PredictsThePiecesOfThePagesInTheFastMode) {
  std::size_t num_pieces = 0;
  for (auto const& path : files_below("docs", ".md")) {
    for (auto const& piece : pieces_of(read(path))) {
      auto const is_english = path.string().find("docs/english/") != std::string::npos ||
                              path.filename() == "semantics.md" || piece.text.starts_with("package");
      std::vector<std::string> complaints;
      for (auto const& file :
           whole_files(piece.text, is_english ? source::Language::english : source::Language::indonesian)) {
        auto found = complaints_of(file);
        // The reading of the piece that gets furthest is the one to tell of.
        if (complaints.empty() || found.size() < complaints.size()) complaints = std::move(found);
        if (complaints.empty()) break;
      }
      EXPECT_THAT(complaints, testing::IsEmpty()) << path << ", line " << piece.line;
      ++num_pieces;
    }
  }
  EXPECT_GE(num_pieces, 30U);
}

// The grammar lets an analyst write `tidak` before anything, so that the checker can say what to write. Before a sign that
// can be either, this has two readings: seen here, so that the tests above are known to see one.
TEST(Grammar, AnAmbiguousTextIsSeen) {
  auto const text = "paket p\npenilaian P untuk D\nsyarat s harus\n  tidak - 5 = 3\n";
  EXPECT_THAT(complaints_of(text), testing::Contains("line 4: grammar rule `negation` is ambiguous"));
}

}  // namespace
}  // namespace timbang::language
