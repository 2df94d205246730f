// Every file of the corpus through its target, in every build: what was once found stays repaired.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"

namespace timbang::fuzz {
namespace {

std::vector<std::filesystem::path> corpus_of(Target const& target) {
  std::vector<std::filesystem::path> files;
  auto const folder = std::filesystem::path(TIMBANG_ROOT "/tests/fuzz/corpus") / target.name;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class Corpus : public testing::TestWithParam<Target> {};

TEST_P(Corpus, BreaksNoPromise) {
  auto const files = corpus_of(GetParam());
  EXPECT_GE(files.size(), 10U);
  for (auto const& file : files) {
    std::ifstream stream(file, std::ios::binary);
    std::string const bytes(std::istreambuf_iterator<char>(stream), {});
    EXPECT_LE(bytes.size(), max_input_bytes) << file;
    EXPECT_NO_THROW(GetParam().run(bytes)) << file;
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpus, testing::ValuesIn(targets),
                         [](auto const& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace timbang::fuzz
