// Runs transcripts and pages of the documentation as tests: those named as arguments, else every *.transcript below tests/
// and every page that shows rules or commands.
#include "tests/transcript/transcript.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <gtest/gtest.h>

#include "tests/transcript/page.h"

namespace timbang::transcript {
namespace {

namespace fs = std::filesystem;

/// An empty folder that goes away with its owner.
class TemporaryFolder {
public:
  TemporaryFolder() {
    auto pattern = (fs::temp_directory_path() / "timbang-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "mkdtemp");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  fs::path const& path() const { return path_; }

private:
  fs::path path_;
};

std::string read_file(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Runs the commands; they and what they print, as a transcript has them.
std::string run_commands(Transcript const& transcript, Surroundings const& surroundings) {
  auto actual = transcript.remarks;
  for (auto const& command : transcript.commands) {
    auto const outcome = run_command(command, surroundings, Limits{});
    actual += write_command(command, outcome, surroundings.temporary_folder.string());
    EXPECT_NE(outcome.end, Outcome::End::too_slow) << "killed, it ran too long: " << command;
    EXPECT_NE(outcome.end, Outcome::End::too_long) << "killed, it printed too much: " << command;
  }
  return actual;
}

/// A file that tells what commands print.
class GoldenTest : public testing::Test {
public:
  explicit GoldenTest(fs::path path) : path_(std::move(path)) {}

  void TestBody() override {
    auto const expected = read_file(path_);
    TemporaryFolder const temporary;
    auto const actual = run(expected, temporary.path());
    if (HasFailure() || actual == expected) return;

    if (std::getenv("TIMBANG_UPDATE") != nullptr && std::string(std::getenv("TIMBANG_UPDATE")) == "1") {
      std::ofstream(path_, std::ios::binary) << actual;
      std::cout << "rewritten: " << path_.string() << "\n";
      return;
    }
    ADD_FAILURE() << path_.string() << "\n"
                  << difference(expected, actual)
                  << "(- expected, + printed; TIMBANG_UPDATE=1 rewrites the file with what was printed)";
  }

protected:
  /// The file with what its commands really print.
  virtual std::string run(std::string const& expected, fs::path const& temporary) = 0;
  fs::path const& path() const { return path_; }

private:
  fs::path path_;
};

class TranscriptTest : public GoldenTest {
public:
  using GoldenTest::GoldenTest;

private:
  std::string run(std::string const& expected, fs::path const& temporary) override {
    return run_commands(read_transcript(expected), {path().parent_path(), TIMBANG_PROGRAM_FOLDER, temporary});
  }
};

/// Commands run in an empty folder with the files that the page has shown so far, and links to the project's rules and data.
/// In the end every rule file must check without a finding, and pass its examples.
class PageTest : public GoldenTest {
public:
  using GoldenTest::GoldenTest;

private:
  std::string run(std::string const& expected, fs::path const& temporary) override {
    Surroundings const surroundings{temporary, TIMBANG_PROGRAM_FOLDER, temporary};
    fs::path const root = TIMBANG_ROOT;
    fs::create_directory_symlink(root / "rules", temporary / "rules");
    fs::create_directory_symlink(root / "tests" / "data", temporary / "data");
    std::string actual;
    std::vector<std::string> rule_files;
    for (auto const& piece : read_page(expected)) {
      auto text = piece.text;
      if (piece.kind == PagePiece::Kind::commands) text = run_commands(read_transcript(text), surroundings);
      if (piece.kind == PagePiece::Kind::data) write_file(temporary / piece.file_name, text);
      if (piece.kind == PagePiece::Kind::rules) {
        if (!piece.file_name.empty()) rule_files.push_back(piece.file_name);
        write_file(temporary / rule_files.back(), piece.file_name.empty() ? "\n" + text : text);
      }
      actual += piece.opening + text + piece.closing;
    }
    for (auto const& file : rule_files) expect_clean(file, surroundings);
    return actual;
  }

  /// At the end of the file, if it is there.
  static void write_file(fs::path const& path, std::string const& text) {
    std::ofstream(path, std::ios::binary | std::ios::app) << text;
  }

  static void expect_clean(std::string const& file, Surroundings const& surroundings) {
    for (auto const* const command : {"check", "test"}) {
      auto const outcome =
          run_command("timbang " + std::string(command) + " --rules rules " + file, surroundings, Limits{});
      EXPECT_EQ(outcome.number, 0) << "timbang " << command << " " << file << "\n" << outcome.output;
    }
  }
};

std::vector<fs::path> find_transcripts(fs::path const& root) {
  std::vector<fs::path> paths;
  for (auto const& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file() && entry.path().extension() == ".transcript") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<fs::path> find_pages(fs::path const& root) {
  std::vector<fs::path> paths{root / "README.md"};
  for (auto const& entry : fs::recursive_directory_iterator(root / "docs")) {
    // The page of the semantics has a runner of its own.
    auto const is_page = entry.path().extension() == ".md" && entry.path().filename() != "semantics.md";
    if (entry.is_regular_file() && is_page) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void register_file(fs::path const& path) {
  auto const name = path.lexically_relative(TIMBANG_ROOT).generic_string();
  if (path.extension() != ".md") {
    testing::RegisterTest("Transcript", name.c_str(), nullptr, nullptr, path.c_str(), 1,
                          [path]() -> testing::Test* { return new TranscriptTest(path); });
  } else if (is_executed(read_page(read_file(path)))) {
    testing::RegisterTest("Page", name.c_str(), nullptr, nullptr, path.c_str(), 1,
                          [path]() -> testing::Test* { return new PageTest(path); });
  }
}

}  // namespace
}  // namespace timbang::transcript

int main(int argc, char** argv) {
  using namespace timbang::transcript;
  testing::InitGoogleTest(&argc, argv);
  fs::path const root = TIMBANG_ROOT;
  std::vector<fs::path> paths;
  for (int i = 1; i < argc; ++i) paths.push_back(fs::absolute(argv[i]));
  if (!paths.empty()) GTEST_FLAG_SET(filter, "Transcript.*:Page.*");
  if (paths.empty()) {
    paths = find_transcripts(root / "tests");
    auto const pages = find_pages(root);
    paths.insert(paths.end(), pages.begin(), pages.end());
  }
  for (auto const& path : paths) register_file(path);
  return RUN_ALL_TESTS();
}
