#include "engine/explain/phrase.h"

#include <set>

#include <gtest/gtest.h>

namespace timbang::explain {
namespace {

std::size_t num_places(std::string_view text) {
  std::size_t count = 0;
  for (auto place = text.find("{}"); place != std::string_view::npos; place = text.find("{}", place + 2)) ++count;
  return count;
}

TEST(PhraseTest, EveryPhraseIsThereInBothLanguages) {
  for (auto const& facts : all_phrases()) {
    EXPECT_FALSE(facts.indonesian.empty()) << facts.name;
    EXPECT_FALSE(facts.english.empty()) << facts.name;
  }
}

TEST(PhraseTest, BothLanguagesHaveTheSamePlaces) {
  for (auto const& facts : all_phrases()) {
    EXPECT_EQ(num_places(facts.indonesian), num_places(facts.english)) << facts.name;
    EXPECT_EQ(facts.indonesian.find("{0"), std::string_view::npos) << facts.name;
  }
}

TEST(PhraseTest, WordsAreTranslated) {
  // A phrase of signs alone is the same in both; one with words is not, but for a few that the languages share.
  std::set<std::string_view> const shared{"parameter", "state_final", "target", "target_range"};
  for (auto const& facts : all_phrases()) {
    auto const has_words = facts.indonesian.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
    if (!has_words || shared.count(facts.name) > 0) continue;
    EXPECT_NE(facts.indonesian, facts.english) << facts.name;
  }
}

TEST(PhraseTest, PhrasesAreFilledIn) {
  EXPECT_EQ(sentence(Phrase::at_least, source::Language::indonesian, "2 tahun"), "paling sedikit 2 tahun");
  EXPECT_EQ(sentence(Phrase::at_least, source::Language::english, "2 years"), "at least 2 years");
}

}  // namespace
}  // namespace timbang::explain
