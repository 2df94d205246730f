// Rule files of this project with one token taken away, doubled or swapped with the next: each must end in a program or in a
// diagnostic, never in a crash, and an error must be told somewhere when there is no program.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "engine/language/parse/scanner.h"
#include "tests/unit/language/rule_text.h"
#include "tests/unit/language/rules_below.h"

namespace timbang::language {
namespace {

std::vector<std::string> rule_files() {
  std::vector<std::string> texts;
  for (auto const& path : rule_files_below("rules")) texts.push_back(rules_in(path));
  return texts;
}

/// The file first, and behind it all that it imports.
std::vector<std::string> with_imports(std::vector<std::string> const& files, std::size_t file) {
  source::SourceStore sources;
  std::map<std::string, std::size_t> by_package;
  std::vector<Outline> outlines;
  for (auto const& text : files) {
    outlines.push_back(outline(sources, sources.add("file", text)));
    by_package[outlines.back().package] = outlines.size() - 1;
  }
  std::vector<std::size_t> places{file};
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (auto const& import : outlines[places[i]].imports) {
      auto const place = by_package.at(import);
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
  }
  std::vector<std::string> found;
  for (auto const place : places) found.push_back(files[place]);
  return found;
}

std::vector<Token> tokens_of(std::string const& text) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const id = sources.add("whole", text);
  return scan(sources.get(id), id, source::Language::indonesian, sink).tokens;
}

std::string damaged(std::string const& text, std::vector<Token> const& tokens, std::size_t at, std::size_t kind) {
  auto const span = tokens[at].span;
  auto const word = text.substr(span.begin, span.end - span.begin);
  auto const before = text.substr(0, span.begin);
  auto const after = text.substr(span.end);
  if (kind == 0) return before + after;
  if (kind == 1) return before + word + " " + word + after;
  auto const next = tokens[at + 1].span;
  auto const next_word = text.substr(next.begin, next.end - next.begin);
  return before + next_word + text.substr(span.end, next.begin - span.end) + word + text.substr(next.end);
}

TEST(Damage, AnyOneTokenWrongEndsInAProgramOrADiagnostic) {
  auto const files = rule_files();
  ASSERT_GE(files.size(), 4U);
  ASSERT_TRUE(compile_text(files).program.has_value());
  std::size_t num_refused = 0;
  std::size_t num_tried = 0;
  for (std::size_t file = 0; file < files.size(); ++file) {
    auto const tokens = tokens_of(files[file]);
    auto const whole = with_imports(files, file);
    // A prime step visits every kind of construct without compiling everything thousands of times.
    for (std::size_t at = file; at + 2 < tokens.size(); at += 101) {
      auto changed = whole;
      changed.front() = damaged(files[file], tokens, at, num_tried % 3);
      auto const compiled = compile_text(changed);
      ++num_tried;
      if (compiled.program) continue;
      ++num_refused;
      EXPECT_TRUE(compiled.sink.has_errors()) << "file " << file << ", token " << at;
    }
  }
  EXPECT_GT(num_refused, num_tried / 2);
}

}  // namespace
}  // namespace timbang::language
