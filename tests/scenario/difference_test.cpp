// Comparing rule files of the project: with themselves and with their translation nothing has changed; with a copy in which
// one number, operator or bracket is another, something has.
#include "engine/session/difference.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/language/compile.h"
#include "engine/language/format/format.h"
#include "engine/session/load.h"
#include "engine/source/diagnostic_text.h"
#include "engine/source/source_file.h"
#include "tests/scenario/rule_files.h"

namespace timbang {
namespace {

namespace fs = std::filesystem;
using source::Language;

fs::path const root = TIMBANG_ROOT;

RuleFile rule_file(std::string const& path) {
  std::ifstream stream(root / path, std::ios::binary);
  return {(root / path).string(), std::string(std::istreambuf_iterator<char>(stream), {})};
}

/// The file with another text, and what it imports as it is.
session::Loaded load(RuleFile const& file, std::string const& text) {
  session::LoadRequest request{{file.path}, {(root / "rules" / "nasional").string()}};
  request.texts[file.path] = text;
  return session::load(request);
}

document::Difference difference(session::Loaded const& before, session::Loaded const& after) {
  return document::compare(session::edition_of(before, Language::indonesian),
                           session::edition_of(after, Language::indonesian), Language::indonesian);
}

void expect_no_change(document::Difference const& found) {
  for (auto const& change : found.changes) {
    ADD_FAILURE() << document::name_of(change.kind) << " " << change.entry.name << ": " << change.before << " -> "
                  << change.after;
  }
  for (auto const& used : found.used) ADD_FAILURE() << used.name;
}

/// Empty when the file cannot be translated: a name of its author's that the other language has taken.
std::string translated(RuleFile const& file) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const id = sources.add(file.path, file.text);
  auto const is_indonesian = language::outline(sources, id).language == Language::indonesian;
  return language::format(sources, id, is_indonesian ? Language::english : Language::indonesian, sink).value_or("");
}

class EveryRuleFile : public ::testing::Test {
protected:
  template <typename Check>
  void for_each(Check const& check) {
    std::size_t num_files = 0;
    for (auto const* folder : {"rules", "tests/good", "engine/document/templates"}) {
      for (auto const& file : rule_files_below(root / folder)) {
        SCOPED_TRACE(file.path);
        auto const loaded = load(file, file.text);
        if (loaded.jurisdictions.empty()) continue;
        check(file, loaded);
        ++num_files;
      }
    }
    EXPECT_GT(num_files, 60U);
  }
};

TEST_F(EveryRuleFile, IsEqualToItself) {
  for_each([](RuleFile const&, session::Loaded const& loaded) {
    auto const found = difference(loaded, loaded);
    expect_no_change(found);
    EXPECT_EQ(found.sameness, document::Sameness::same_text);
  });
}

TEST_F(EveryRuleFile, SaysTheSameAsItsTranslation) {
  std::size_t num_translated = 0;
  for_each([&](RuleFile const& file, session::Loaded const& loaded) {
    auto const text = translated(file);
    if (text.empty()) return;
    auto const other = load(file, text);
    for (auto const& diagnostic : other.diagnostics) {
      if (diagnostic.severity() != source::Severity::error) continue;
      ADD_FAILURE() << source::diagnostic_text(other.sources, diagnostic, Language::english);
    }
    auto const found = difference(loaded, other);
    expect_no_change(found);
    EXPECT_EQ(found.sameness, document::Sameness::same_meaning);
    ++num_translated;
  });
  EXPECT_GT(num_translated, 50U);
}

// ---- Nothing is missed ----

/// A stretch of a file, and what is written there instead.
struct Mutation {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Of text between quotes and behind `//` nothing is told apart: strings are compared as they are, remarks not at all.
class Mutations {
public:
  explicit Mutations(std::string_view text) : text_(text) {}

  std::vector<Mutation> run() {
    while (at_ < text_.size()) step();
    return std::move(found_);
  }

private:
  void step() {
    auto const rest = text_.substr(at_);
    if (rest.starts_with("//")) return skip_to('\n');
    if (rest.front() == '"') {
      ++at_;
      return skip_to('"');
    }
    if (is_letter(rest.front())) return word();
    for (auto const& [operation, other] : operators) {
      if (rest.starts_with(operation)) return replace(operation.size(), std::string(other));
    }
    ++at_;
  }

  void skip_to(char end) { at_ = std::min(text_.find(end, at_), text_.size() - 1) + 1; }

  void word() {
    auto end = at_;
    while (end < text_.size() && (is_letter(text_[end]) || is_decimal_sign(end))) ++end;
    auto const word = text_.substr(at_, end - at_);
    // The brackets of what an example expects to be still possible say nothing: both ends are meant.
    auto const behind = text_.substr(end);
    if (word == "sementara" && behind.starts_with(" [")) {
      expected_end_ = text_.find(']', end);
      at_ = end + 2;
      return;
    }
    if (word == "dan") return replace(word.size(), "atau");
    if (word == "atau") return replace(word.size(), "dan");
    if (std::isdigit(static_cast<unsigned char>(word.front())) == 0) {
      at_ = end;
      return;
    }
    auto other = std::string(word);
    other.back() = other.back() == '9' ? '8' : static_cast<char>(other.back() + 1);
    replace(word.size(), other);
  }

  bool is_decimal_sign(std::size_t place) const {
    auto const is_sign = text_[place] == ',' || text_[place] == '.';
    return is_sign && place + 1 < text_.size() && std::isdigit(static_cast<unsigned char>(text_[place - 1])) != 0 &&
           std::isdigit(static_cast<unsigned char>(text_[place + 1])) != 0;
  }

  void replace(std::size_t length, std::string other) {
    if (at_ == expected_end_) {
      at_ += length;
      return;
    }
    found_.push_back({at_, at_ + length, std::move(other)});
    at_ += length;
  }

  static constexpr std::pair<std::string_view, std::string_view> operators[] = {
      {">=", ">"}, {"<=", "<"}, {"<>", "="}, {">", ">="}, {"<", "<="}, {"[", "("}, {"]", ")"}, {"+", "-"}, {"*", "+"}};

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t expected_end_ = std::string_view::npos;
  std::vector<Mutation> found_;
};

/// How many mutants of the file are rules, and have been compared.
std::size_t expect_every_mutant_to_differ(std::string const& path, std::size_t most) {
  auto const file = rule_file(path);
  auto const original = session::edition_of(load(file, file.text), Language::indonesian);
  // Of a literate file only the rules, at their places.
  source::SourceFile const source(file.path, file.text);
  auto const mutations = Mutations(source.rules()).run();
  // Spread evenly over the file.
  auto const stride = std::max<std::size_t>(1, mutations.size() / most);
  std::size_t num_compared = 0;
  for (std::size_t i = 0; i < mutations.size(); i += stride) {
    auto const& mutation = mutations[i];
    auto const text = file.text.substr(0, mutation.begin) + mutation.text + file.text.substr(mutation.end);
    auto const mutant = load(file, text);
    if (mutant.jurisdictions.empty()) continue;
    ++num_compared;
    auto const found =
        document::compare(original, session::edition_of(mutant, Language::indonesian), Language::indonesian);
    if (!found.changes.empty()) continue;
    auto const line =
        1 + std::count(file.text.begin(), file.text.begin() + static_cast<std::ptrdiff_t>(mutation.begin), '\n');
    ADD_FAILURE() << path << ":" << line << ": `" << file.text.substr(mutation.begin, mutation.end - mutation.begin)
                  << "` became `" << mutation.text << "`, and no change was told";
  }
  return num_compared;
}

TEST(Mutants, OfRuleFilesAllDiffer) {
  std::size_t num_compared = 0;
  for (auto const* path : {"rules/nasional/jpt-pratama.timbang.md", "rules/nasional/skp-2021.timbang.md",
                           "rules/nasional/kuadran.timbang.md", "rules/nasional/seleksi.timbang.md",
                           "rules/nasional/indeks-merit.timbang.md", "engine/document/templates/tpp.timbang",
                           "engine/document/templates/360.timbang", "tests/good/banding/layanan-2027.timbang"}) {
    num_compared += expect_every_mutant_to_differ(path, 90);
  }
  EXPECT_GT(num_compared, 200U);
}

}  // namespace
}  // namespace timbang
