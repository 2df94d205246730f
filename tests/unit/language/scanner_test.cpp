#include "engine/language/parse/scanner.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace timbang::language {
namespace {

using source::Language;
using testing::ElementsAre;
using testing::IsEmpty;

struct Scanned {
  std::vector<TokenKind> kinds;  // without the end
  std::vector<std::string> texts;
  std::vector<std::string> codes;
  bool complete = true;
};

Scanned scan_text(std::string const& text, Language language = Language::indonesian) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const id = sources.add("test", text);
  auto const scanned = scan(sources.get(id), id, language, sink);
  Scanned result;
  result.complete = scanned.complete;
  for (auto const& token : scanned.tokens) {
    if (token.kind == TokenKind::END_OF_FILE) continue;
    result.kinds.push_back(token.kind);
    result.texts.emplace_back(sources.get(id).text(token.span));
  }
  for (auto const& diagnostic : sink.all()) result.codes.emplace_back(source::facts(diagnostic.code).name);
  return result;
}

TEST(Scanner, PhrasesAreOneTokenWhateverBlanksLieBetween) {
  EXPECT_THAT(scan_text("sampai dengan").kinds, ElementsAre(TokenKind::THROUGH));
  EXPECT_THAT(scan_text("sampai\n   dengan").kinds, ElementsAre(TokenKind::THROUGH));
  EXPECT_THAT(scan_text("sampai\xC2\xA0"
                        "dengan")
                  .kinds,
              ElementsAre(TokenKind::THROUGH));
  EXPECT_THAT(scan_text("sampaidengan").kinds, ElementsAre(TokenKind::NAME));
  EXPECT_THAT(scan_text("rata-rata tertimbang").kinds, ElementsAre(TokenKind::WEIGHTED_MEAN_OF));
  EXPECT_THAT(scan_text("rata-rata").kinds, ElementsAre(TokenKind::MEAN));
}

TEST(Scanner, TheLongestPhraseWins) {
  EXPECT_THAT(scan_text("tidak memenuhi syarat").kinds, ElementsAre(TokenKind::NOT_ELIGIBLE));
  EXPECT_THAT(scan_text("tidak memenuhi (").kinds,
              ElementsAre(TokenKind::NOT, TokenKind::SATISFIES, TokenKind::OPEN_ROUND));
  EXPECT_THAT(scan_text("masa sejak").kinds, ElementsAre(TokenKind::TIME_SINCE));
  EXPECT_THAT(scan_text("masa_sejak").kinds, ElementsAre(TokenKind::NAME));
}

TEST(Scanner, DatesDurationsAndCitationsAreSingleTokens) {
  EXPECT_THAT(scan_text("1 Oktober 2021").kinds, ElementsAre(TokenKind::DATE));
  EXPECT_THAT(scan_text("2 tahun 6 bulan 3 hari").kinds, ElementsAre(TokenKind::DURATION));
  EXPECT_THAT(scan_text("2 tahun kalender terakhir").kinds,
              ElementsAre(TokenKind::DURATION, TokenKind::LAST_COMPLETED));
  EXPECT_THAT(scan_text("14 hari kerja").kinds, ElementsAre(TokenKind::WORKING_DAYS));
  EXPECT_THAT(scan_text("2 desimal").kinds, ElementsAre(TokenKind::DECIMALS));
  EXPECT_THAT(scan_text("pasal 41 ayat (5) huruf a angka 3 lampiran IV.B.3 halaman 102").kinds,
              ElementsAre(TokenKind::ARTICLE, TokenKind::PARAGRAPH, TokenKind::LETTER, TokenKind::POINT,
                          TokenKind::ANNEX, TokenKind::PAGE));
  EXPECT_THAT(scan_text("pasal").kinds, ElementsAre(TokenKind::NAME));
  EXPECT_THAT(scan_text(": number 2 decimals", Language::english).kinds,
              ElementsAre(TokenKind::COLON, TokenKind::NAME, TokenKind::DECIMALS));
  EXPECT_THAT(scan_text("2 years 6 months", Language::english).kinds, ElementsAre(TokenKind::DURATION));
}

TEST(Scanner, NumbersFollowTheLanguageOfTheFile) {
  EXPECT_THAT(scan_text("37,5").texts, ElementsAre("37,5"));
  EXPECT_THAT(scan_text("1.500 37,5 % Rp5.000.000").kinds,
              ElementsAre(TokenKind::NUMBER, TokenKind::PERCENT_NUMBER, TokenKind::MONEY_NUMBER));
  EXPECT_THAT(scan_text("1.5").codes, ElementsAre("T105"));
  EXPECT_THAT(scan_text("1.5", Language::english).codes, IsEmpty());
  EXPECT_THAT(scan_text("1,5", Language::english).codes, ElementsAre("T105"));
  EXPECT_THAT(scan_text("[90 .. 110)").kinds, ElementsAre(TokenKind::OPEN_SQUARE, TokenKind::NUMBER, TokenKind::RANGE,
                                                          TokenKind::NUMBER, TokenKind::CLOSE_ROUND));
}

TEST(Scanner, WhatWordProcessorsTypeIsAccepted) {
  auto const scanned = scan_text("a ≥ b ≤ c ≠ d × e – f “teks”");
  EXPECT_THAT(scanned.codes, IsEmpty());
  EXPECT_THAT(scanned.kinds,
              ElementsAre(TokenKind::NAME, TokenKind::GREATER_EQUAL, TokenKind::NAME, TokenKind::LESS_EQUAL,
                          TokenKind::NAME, TokenKind::NOT_EQUAL, TokenKind::NAME, TokenKind::TIMES, TokenKind::NAME,
                          TokenKind::MINUS, TokenKind::NAME, TokenKind::TEXT));
}

TEST(Scanner, ReservedWordsAreNamesWhereOnlyANameCanStand) {
  EXPECT_THAT(scan_text("skp.target").kinds, ElementsAre(TokenKind::NAME, TokenKind::DOT, TokenKind::NAME));
  EXPECT_THAT(scan_text("isian target").kinds, ElementsAre(TokenKind::FIELD, TokenKind::NAME));
  EXPECT_THAT(scan_text("'target'").kinds, ElementsAre(TokenKind::NAME));
  EXPECT_THAT(scan_text("paket contoh.satu").kinds,
              ElementsAre(TokenKind::PACKAGE, TokenKind::NAME, TokenKind::DOT, TokenKind::NAME));
  EXPECT_THAT(scan_text("memakai baris pertama yang cocok").kinds,
              ElementsAre(TokenKind::USES, TokenKind::FIRST_MATCHING_ROW));
  EXPECT_THAT(scan_text("| target || dasar |\n| target |").kinds,
              ElementsAre(TokenKind::ROW_BEGIN, TokenKind::NAME, TokenKind::DOUBLE_BAR, TokenKind::NAME,
                          TokenKind::ROW_END, TokenKind::ROW_BEGIN, TokenKind::TARGET, TokenKind::ROW_END));
}

TEST(Scanner, ARowEndsWithItsLine) {
  auto const scanned = scan_text("| a | b\n| c | d |  // catatan\n");
  EXPECT_THAT(scanned.codes, ElementsAre("T108"));
  EXPECT_THAT(scanned.kinds,
              ElementsAre(TokenKind::ROW_BEGIN, TokenKind::NAME, TokenKind::BAR, TokenKind::NAME, TokenKind::ROW_END,
                          TokenKind::ROW_BEGIN, TokenKind::NAME, TokenKind::BAR, TokenKind::NAME, TokenKind::ROW_END));
}

TEST(Scanner, HostileTextEndsInADiagnostic) {
  EXPECT_THAT(scan_text("paket \xFF\xFE").codes, ElementsAre("T101"));
  EXPECT_THAT(scan_text(std::string("paket \0", 7)).codes, ElementsAre("T102"));
  auto const brackets = scan_text(std::string(10'000, '('));
  EXPECT_FALSE(brackets.complete);
  EXPECT_THAT(brackets.codes, ElementsAre("T121"));
  std::string many;
  for (std::size_t i = 0; i <= max_tokens; ++i) many += "a ";
  auto const tokens = scan_text(many);
  EXPECT_FALSE(tokens.complete);
  EXPECT_THAT(tokens.codes, ElementsAre("T120"));
  EXPECT_LE(tokens.kinds.size(), max_tokens);
}

TEST(Words, EveryReservedWordStandsInBothLanguagesAndOnce) {
  std::set<std::string_view> indonesian;
  std::set<std::string_view> english;
  for (auto const& word : reserved_words()) {
    EXPECT_FALSE(word.english.empty());
    EXPECT_TRUE(english.insert(word.english).second) << word.english;
    // `tidak` is both `not` and `no`.
    if (word.kind == TokenKind::NO) continue;
    EXPECT_FALSE(word.indonesian.empty()) << word.english;
    EXPECT_TRUE(indonesian.insert(word.indonesian).second) << word.indonesian;
    EXPECT_THAT(scan_text(std::string(word.indonesian)).kinds, ElementsAre(word.kind));
    EXPECT_THAT(scan_text(std::string(word.english), Language::english).kinds, ElementsAre(word.kind));
  }
}

// ---- Habits: read as they were meant, and told ----

TEST(Scanner, TheLetterXBetweenTwoValuesIsASign) {
  auto const scanned = scan_text("2 x nilai");
  EXPECT_THAT(scanned.kinds, ElementsAre(TokenKind::NUMBER, TokenKind::TIMES, TokenKind::NAME));
  EXPECT_THAT(scanned.codes, ElementsAre("T130"));
  EXPECT_THAT(scan_text("nilai X (2)").kinds, ElementsAre(TokenKind::NAME, TokenKind::TIMES, TokenKind::OPEN_ROUND,
                                                          TokenKind::NUMBER, TokenKind::CLOSE_ROUND));
}

TEST(Scanner, TheLetterXIsANameWhereverAnotherNameCouldStand) {
  EXPECT_THAT(scan_text("2 x dan y").kinds,
              ElementsAre(TokenKind::NUMBER, TokenKind::NAME, TokenKind::AND, TokenKind::NAME));
  EXPECT_THAT(scan_text("hitung x : poin = x * 2").codes, IsEmpty());
  EXPECT_THAT(scan_text("satuan x").codes, IsEmpty());
  EXPECT_THAT(scan_text("= nilai\nx 2").kinds,
              ElementsAre(TokenKind::EQUAL, TokenKind::NAME, TokenKind::NAME, TokenKind::NUMBER));
}

TEST(Scanner, PartsOfACitationAreKnownWithACapitalToo) {
  auto const scanned = scan_text("dasar UU_1 Pasal 3 Ayat (2) huruf a");
  EXPECT_THAT(scanned.kinds, ElementsAre(TokenKind::UNDER, TokenKind::NAME, TokenKind::ARTICLE, TokenKind::PARAGRAPH,
                                         TokenKind::LETTER));
  EXPECT_THAT(scanned.codes, ElementsAre("T130", "T130"));
  EXPECT_THAT(scan_text("dasar UU_1 pasal 3 ayat 2").kinds,
              ElementsAre(TokenKind::UNDER, TokenKind::NAME, TokenKind::ARTICLE, TokenKind::PARAGRAPH));
}

TEST(Scanner, WordsOfACitationAreNamesBehindWordsOfTheLanguage) {
  auto const scanned = scan_text("evaluation E for Letter in force", Language::english);
  EXPECT_THAT(scanned.kinds, ElementsAre(TokenKind::ASSESSMENT, TokenKind::NAME, TokenKind::FOR, TokenKind::NAME,
                                         TokenKind::IN_FORCE));
  EXPECT_THAT(scanned.codes, IsEmpty());
}

TEST(Scanner, ARemarkThatBeginsWithAnotherSignIsARemark) {
  auto const scanned = scan_text("nilai # pasal 3 dan lain-lain\nbobot");
  EXPECT_THAT(scanned.texts, ElementsAre("nilai", "bobot"));
  EXPECT_THAT(scanned.codes, ElementsAre("T103"));
  EXPECT_THAT(scan_text("| a | # akhir baris\n").kinds,
              ElementsAre(TokenKind::ROW_BEGIN, TokenKind::NAME, TokenKind::ROW_END));
}

}  // namespace
}  // namespace timbang::language
