// Runs transcripts as tests: those named as arguments, else every *.transcript below tests/.
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

class TranscriptTest : public testing::Test {
public:
  explicit TranscriptTest(fs::path path) : path_(std::move(path)) {}

  void TestBody() override {
    auto const expected = read_file(path_);
    auto const transcript = read_transcript(expected);
    TemporaryFolder const temporary;
    Surroundings const surroundings{path_.parent_path(), TIMBANG_PROGRAM_FOLDER, temporary.path()};

    auto actual = transcript.remarks;
    for (auto const& command : transcript.commands) {
      auto const outcome = run_command(command, surroundings, Limits{});
      actual += write_command(command, outcome, temporary.path().string());
      EXPECT_NE(outcome.end, Outcome::End::too_slow) << "killed, it ran too long: " << command;
      EXPECT_NE(outcome.end, Outcome::End::too_long) << "killed, it printed too much: " << command;
    }
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

private:
  fs::path path_;
};

std::vector<fs::path> find_transcripts(fs::path const& root) {
  std::vector<fs::path> paths;
  for (auto const& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file() && entry.path().extension() == ".transcript") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void register_transcript(fs::path const& path, fs::path const& root) {
  auto const name = path.lexically_relative(root).generic_string();
  testing::RegisterTest("Transcript", name.c_str(), nullptr, nullptr, path.c_str(), 1,
                        [path]() -> testing::Test* { return new TranscriptTest(path); });
}

}  // namespace
}  // namespace timbang::transcript

int main(int argc, char** argv) {
  using namespace timbang::transcript;
  testing::InitGoogleTest(&argc, argv);
  fs::path const root = TIMBANG_TRANSCRIPT_ROOT;
  std::vector<fs::path> named;
  for (int i = 1; i < argc; ++i) named.push_back(fs::absolute(argv[i]));
  if (!named.empty()) GTEST_FLAG_SET(filter, "Transcript.*");
  for (auto const& path : named.empty() ? find_transcripts(root) : named) register_transcript(path, root);
  return RUN_ALL_TESTS();
}
