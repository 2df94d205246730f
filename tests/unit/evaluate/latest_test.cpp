#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint16_t poor = 0;
constexpr std::uint16_t good = 2;
constexpr std::uint16_t excellent = 3;

class LatestTest : public ::testing::Test {
protected:
  Personnel people;

  ir::NodeId latest(bool bounded = true) {
    auto const filter = bounded ? std::optional(people.not_after_today()) : std::nullopt;
    return people.latest({0, {Personnel::tests}, {}, filter}, Personnel::row_date, people.element_rating());
  }
  void tests(std::vector<value::RecordDatum> rows) { people.set_rows(Personnel::tests, std::move(rows)); }
  value::Outcome outcome() { return people.outcome_of(latest()); }
};

value::Value entry(std::uint16_t index) { return value::EnumerationValue{index}; }

TEST_F(LatestTest, TheRowWithTheGreatestDateCounts) {
  tests({people.test_row("2020-01-01", good), people.test_row("2021-01-01", poor)});
  EXPECT_EQ(outcome().value(), entry(poor));
}

TEST_F(LatestTest, RowsOutsideTheFilterDoNotCount) {
  tests({people.test_row("2020-01-01", good), people.test_row("2021-05-25", poor)});
  EXPECT_EQ(outcome().value(), entry(good));
  EXPECT_EQ(people.outcome_of(latest(false)).value(), entry(poor));
}

TEST_F(LatestTest, NoRowThatCanPassMeansThatNobodyHasTold) {
  EXPECT_THAT(people.causes_of(latest()), ElementsAre("uji_kompetensi"));
  tests({people.test_row("2021-05-25", good)});
  EXPECT_TRUE(outcome().is_unknown());
  EXPECT_THAT(people.causes_of(latest()), ElementsAre("uji_kompetensi"));
}

TEST_F(LatestTest, AnEmptyFieldOfTheLatestRowIsTheCause) {
  tests({people.test_row("2020-01-21", std::nullopt), people.test_row("2019-01-21", good)});
  EXPECT_THAT(people.causes_of(latest()), ElementsAre("uji_kompetensi[2020-01-21].kategori"));
}

TEST_F(LatestTest, AnEmptyFieldOfAnOlderRowIsNotAskedFor) {
  tests({people.test_row("2020-01-21", good), people.test_row("2019-01-21", std::nullopt)});
  people.compute("hasil", latest());
  EXPECT_THAT(people.decision().missing_besides, IsEmpty());
}

TEST_F(LatestTest, ARowWithoutDateLeavesItOpenUnlessTheValuesAgree) {
  tests({people.test_row("2020-01-01", good), people.test_row(std::nullopt, good)});
  EXPECT_EQ(outcome().value(), entry(good));
  tests({people.test_row("2020-01-01", good), people.test_row(std::nullopt, excellent)});
  auto const open = outcome();
  ASSERT_TRUE(open.is_unknown());
  EXPECT_TRUE(value::contains(open.unknown().possible, entry(good)));
  EXPECT_TRUE(value::contains(open.unknown().possible, entry(excellent)));
  EXPECT_FALSE(value::contains(open.unknown().possible, entry(poor)));
  EXPECT_THAT(people.causes_of(latest()), ElementsAre("uji_kompetensi[2].tanggal"));
}

TEST_F(LatestTest, ASingleRowWithoutDateIsTheLatestIfItPasses) {
  tests({people.test_row(std::nullopt, good)});
  EXPECT_EQ(people.outcome_of(latest(false)).value(), entry(good));
  // With a bound on the date it may not pass, and then nobody has told.
  EXPECT_TRUE(outcome().is_unknown());
}

TEST_F(LatestTest, RowsOfOneDateThatDifferAreAFault) {
  tests({people.test_row("2020-01-01", good), people.test_row("2020-01-01", poor)});
  auto const fault = outcome();
  ASSERT_TRUE(fault.is_fault());
  EXPECT_EQ(fault.fault().code, source::DiagnosticCode::latest_rows_disagree);
  EXPECT_THAT(fault.fault().arguments,
              ElementsAre(value::Value(std::string("uji_kompetensi")), value::Value(day("2020-01-01"))));
}

TEST_F(LatestTest, RowsOfOneDateThatAgreeAreOne) {
  tests(
      {people.test_row("2020-01-01", good), people.test_row("2020-01-01", good), people.test_row("2019-01-01", poor)});
  EXPECT_EQ(outcome().value(), entry(good));
}

TEST_F(LatestTest, AnOlderPairThatDiffersDoesNotMatter) {
  tests({people.test_row("2019-01-01", good), people.test_row("2019-01-01", poor),
         people.test_row("2020-01-01", excellent)});
  EXPECT_EQ(outcome().value(), entry(excellent));
}

TEST_F(LatestTest, APairOfWhichOneIsEmptyIsOpen) {
  tests({people.test_row("2020-01-01", good), people.test_row("2020-01-01", std::nullopt)});
  EXPECT_TRUE(outcome().is_unknown());
}

}  // namespace
}  // namespace timbang::evaluate
