// Every rule file of the project: formatted once is formatted, the translation says the same, and back it is the same bytes.
#include "engine/language/format/format.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/language/compile.h"
#include "engine/session/load.h"
#include "engine/session/run_tests.h"
#include "engine/source/diagnostic_text.h"
#include "tests/scenario/rule_files.h"

namespace timbang {
namespace {

namespace fs = std::filesystem;
using source::Language;

Language language_of(RuleFile const& file) {
  source::SourceStore sources;
  return language::outline(sources, sources.add(file.path, file.text)).language;
}

Language other(Language language) {
  return language == Language::indonesian ? Language::english : Language::indonesian;
}

/// Fails the test, with what was wrong, when the file cannot be formatted.
std::string formatted(RuleFile const& file, Language into) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const id = sources.add(file.path, file.text);
  auto const text = language::format(sources, id, into, sink);
  for (auto const& diagnostic : sink.all()) {
    ADD_FAILURE() << source::diagnostic_text(sources, diagnostic, Language::english);
  }
  return text.value_or("");
}

void expect_round_trip(RuleFile const& file) {
  SCOPED_TRACE(file.path);
  auto const own = language_of(file);
  RuleFile const tidy{file.path, formatted(file, own)};
  EXPECT_EQ(formatted(tidy, own), tidy.text);
  RuleFile const translated{file.path, formatted(tidy, other(own))};
  EXPECT_EQ(formatted(translated, other(own)), translated.text);
  EXPECT_EQ(language_of(translated), other(own));
  EXPECT_EQ(formatted(translated, own), tidy.text);
}

TEST(Format, IsARoundTripForEveryRuleFile) {
  for (auto const& file : rule_files_below(fs::path(TIMBANG_ROOT) / "rules")) {
    EXPECT_EQ(formatted(file, language_of(file)), file.text) << file.path << " is not formatted";
    expect_round_trip(file);
  }
  for (auto const& file : rule_files_below(fs::path(TIMBANG_ROOT) / "engine" / "document" / "templates")) {
    expect_round_trip(file);
  }
  for (auto const& file : rule_files_below(fs::path(TIMBANG_ROOT) / "tests" / "good")) expect_round_trip(file);
}

/// A folder that goes away with its owner.
class TemporaryFolder {
public:
  TemporaryFolder() {
    auto pattern = (fs::temp_directory_path() / "timbang-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  fs::path const& path() const { return path_; }

private:
  fs::path path_;
};

TEST(Format, TranslatesRulesThatCheckAndPassTheSameExamples) {
  auto const rules = fs::path(TIMBANG_ROOT) / "rules";
  TemporaryFolder const folder;
  for (auto const& file : rule_files_below(rules)) {
    auto const path = folder.path() / fs::path(file.path).lexically_relative(rules);
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << formatted(file, other(language_of(file)));
  }
  auto const own = session::load({{rules.string()}, {}});
  auto const translated = session::load({{folder.path().string()}, {}});
  for (auto const& diagnostic : translated.diagnostics) {
    ADD_FAILURE() << source::diagnostic_text(translated.sources, diagnostic, Language::english);
  }
  auto const expected = session::run_tests(own);
  auto const actual = session::run_tests(translated);
  EXPECT_GT(expected.num_cases, 700U);
  EXPECT_EQ(actual.num_cases, expected.num_cases);
  EXPECT_EQ(actual.num_passed, actual.num_cases);
}

TEST(Format, KeepsTheLineEndsOfAFile) {
  std::string const text = "\xEF\xBB\xBFpaket a.b\r\n  versi \"1\"\r\n\r\n\r\nsatuan  menit\r\n";
  EXPECT_EQ(formatted({"a.timbang", text}, Language::indonesian),
            "paket a.b\r\n    versi \"1\"\r\n\r\nsatuan menit\r\n");
}

}  // namespace
}  // namespace timbang
