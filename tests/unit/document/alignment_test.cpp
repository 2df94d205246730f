#include "engine/document/difference/alignment.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace timbang::document {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using Sequence = std::vector<std::uint32_t>;

/// The length of a longest common subsequence, by the table of all prefixes.
std::size_t longest_common(Sequence const& before, Sequence const& after) {
  std::vector<std::size_t> last(after.size() + 1, 0);
  for (auto const element : before) {
    std::vector<std::size_t> next(after.size() + 1, 0);
    for (std::size_t j = 0; j < after.size(); ++j) {
      next[j + 1] = element == after[j] ? last[j] + 1 : std::max(last[j + 1], next[j]);
    }
    last = next;
  }
  return last.back();
}

void expect_in_order(Sequence const& before, Sequence const& after, AlignedPairs const& pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ASSERT_LT(pairs[i].first, before.size());
    ASSERT_LT(pairs[i].second, after.size());
    EXPECT_EQ(before[pairs[i].first], after[pairs[i].second]);
    if (i == 0) continue;
    EXPECT_LT(pairs[i - 1].first, pairs[i].first);
    EXPECT_LT(pairs[i - 1].second, pairs[i].second);
  }
}

TEST(Alignment, PairsAllThatIsEqualInOrder) {
  EXPECT_THAT(align_equal({}, {}), IsEmpty());
  EXPECT_THAT(align_equal({1, 2}, {}), IsEmpty());
  EXPECT_THAT(align_equal({1, 2, 3}, {1, 9, 2, 3}), ElementsAre(Pair(0, 0), Pair(1, 2), Pair(2, 3)));
  EXPECT_THAT(align_equal({1, 2, 3, 4}, {1, 4}), ElementsAre(Pair(0, 0), Pair(3, 1)));
}

TEST(Alignment, IsAsLongAsCanBe) {
  std::mt19937 random(20'270'101);
  for (int round = 0; round < 500; ++round) {
    auto const sequence = [&] {
      Sequence made(random() % 12);
      for (auto& element : made) element = static_cast<std::uint32_t>(random() % 4);
      return made;
    };
    auto const before = sequence();
    auto const after = sequence();
    auto const pairs = align_equal(before, after);
    expect_in_order(before, after, pairs);
    EXPECT_EQ(pairs.size(), longest_common(before, after))
        << ::testing::PrintToString(before) << ::testing::PrintToString(after);
  }
}

TEST(Alignment, OfMoreDifferencesThanItsLimitGoesByPlace) {
  Sequence before(50'000);
  Sequence after(50'000);
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    before[i] = i;
    after[i] = i % 2 == 0 ? i : 100'000 + i;
  }
  auto const pairs = align_equal(before, after);
  expect_in_order(before, after, pairs);
  EXPECT_EQ(pairs.size(), 25'000U);
}

TEST(Alignment, FindsOneInsertionAmongMany) {
  Sequence before(100'000);
  for (std::uint32_t i = 0; i < before.size(); ++i) before[i] = i;
  auto after = before;
  after.insert(after.begin() + 70'000, 999'999);
  after.erase(after.begin() + 10);
  EXPECT_EQ(align_equal(before, after).size(), 99'999U);
}

TEST(Alignment, OfWhatIsAlikeHasTheGreatestSum) {
  auto const likeness = [](std::size_t before, std::size_t after) {
    return before + 1 == after ? 5U : before == after ? 2U : 0U;
  };
  EXPECT_THAT(align_alike({0, 1}, {0, 1}, likeness), ElementsAre(Pair(0, 1)));
  EXPECT_THAT(align_alike({0, 1}, {0, 1, 2}, likeness), ElementsAre(Pair(0, 1), Pair(1, 2)));
  EXPECT_THAT(align_alike({}, {0}, likeness), IsEmpty());
}

TEST(Alignment, MergedTellsWhatIsGoneAfterWhatStoodBeforeIt) {
  auto const all = merged(4, 3, {{1, 0}, {3, 2}});
  std::vector<std::string> told;
  for (auto const& one : all) {
    told.push_back((one.before ? std::to_string(*one.before) : "-") + (one.after ? std::to_string(*one.after) : "-"));
  }
  EXPECT_THAT(told, ElementsAre("0-", "10", "2-", "-1", "32"));
}

}  // namespace
}  // namespace timbang::document
