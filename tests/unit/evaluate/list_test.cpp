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

class ListTest : public ::testing::Test {
protected:
  Personnel people;

  ir::ListSource all(std::uint16_t list, std::optional<ir::NodeId> filter = {}) { return {0, {list}, {}, filter}; }
  ir::ListSource last_years(std::uint16_t count, std::optional<ir::NodeId> filter = {}) {
    return {0, {Personnel::skp}, count, filter};
  }
  ir::NodeId every_good(ir::ListSource list) { return people.every(std::move(list), people.at_least_good()); }
};

TEST_F(ListTest, EveryOverAnEmptyListIsUnknownUnlessTheListIsComplete) {
  EXPECT_TRUE(people.outcome_of(every_good(all(Personnel::tests))).is_unknown());
  EXPECT_THAT(people.causes_of(every_good(all(Personnel::tests))), ElementsAre("uji_kompetensi"));
  EXPECT_TRUE(people.outcome_of(every_good(all(Personnel::penalties))).is_true());
}

TEST_F(ListTest, EveryIsFalseWhenOneRowFailsEvenIfAnotherIsUnknown) {
  people.set_rows(Personnel::skp, {people.year_row(2019, std::nullopt), people.year_row(2020, good)});
  EXPECT_TRUE(people.outcome_of(every_good(all(Personnel::skp))).is_unknown());
  EXPECT_THAT(people.causes_of(every_good(all(Personnel::skp))), ElementsAre("skp[2019].predikat"));

  people.set_rows(Personnel::skp, {people.year_row(2019, std::nullopt), people.year_row(2020, poor)});
  EXPECT_TRUE(people.outcome_of(every_good(all(Personnel::skp))).is_false());
}

TEST_F(ListTest, ARowWhoseFilterIsUnknownDoesNotDecideWhenItsConditionHolds) {
  people.set_rows(Personnel::tests, {people.test_row(std::nullopt, good)});
  EXPECT_TRUE(people.outcome_of(every_good(all(Personnel::tests, people.not_after_today()))).is_true());
  people.set_rows(Personnel::tests, {people.test_row(std::nullopt, poor)});
  EXPECT_TRUE(people.outcome_of(every_good(all(Personnel::tests, people.not_after_today()))).is_unknown());
}

TEST_F(ListTest, ARowOutsideTheFilterIsNotAskedForItsData) {
  people.set_rows(Personnel::tests, {people.test_row("2021-12-01", std::nullopt), people.test_row("2021-01-01", good)});
  people.compute("hasil", every_good(all(Personnel::tests, people.not_after_today())));
  auto const decision = people.decision();
  EXPECT_TRUE(decision.results.at(0).outcome.is_true());
  EXPECT_THAT(decision.missing_besides, IsEmpty());
}

TEST_F(ListTest, ExistsAsksForSomeRow) {
  EXPECT_TRUE(people.outcome_of(people.exists(all(Personnel::tests))).is_unknown());
  EXPECT_TRUE(people.outcome_of(people.exists(all(Personnel::penalties))).is_false());
  people.set_rows(Personnel::tests, {people.test_row("2021-01-01", poor), people.test_row("2021-01-02", std::nullopt)});
  EXPECT_TRUE(people.outcome_of(people.exists(all(Personnel::tests))).is_true());
  EXPECT_TRUE(people.outcome_of(people.exists(all(Personnel::tests, people.at_least_good()))).is_unknown());
  EXPECT_THAT(people.causes_of(people.exists(all(Personnel::tests, people.at_least_good()))),
              ElementsAre("uji_kompetensi[2021-01-02].kategori"));
}

TEST_F(ListTest, RowsWithoutKeyOrDateAreNamedByTheirPlace) {
  people.set_rows(Personnel::tests, {people.test_row("2021-01-01", good), people.test_row(std::nullopt, std::nullopt)});
  EXPECT_THAT(people.causes_of(every_good(all(Personnel::tests))), ElementsAre("uji_kompetensi[2].kategori"));
}

TEST_F(ListTest, AWindowAsksForEachYearAndNamesTheLatestFirst) {
  EXPECT_TRUE(people.outcome_of(every_good(last_years(2))).is_unknown());
  EXPECT_THAT(people.causes_of(every_good(last_years(2))), ElementsAre("skp[2020]", "skp[2019]"));
  people.set_rows(Personnel::skp, {people.year_row(2019, good), people.year_row(2020, excellent)});
  EXPECT_TRUE(people.outcome_of(every_good(last_years(2))).is_true());
  EXPECT_THAT(people.causes_of(every_good(last_years(3))), ElementsAre("skp[2018]"));
}

TEST_F(ListTest, AWindowOverAListThatIsCompleteAndEmptyStillMissesItsYears) {
  people.set_rows(Personnel::skp, {}, true);
  EXPECT_TRUE(people.outcome_of(every_good(last_years(1))).is_unknown());
}

TEST_F(ListTest, TheEvaluationDateEndsItsYearOn31December) {
  people.set_rows(Personnel::skp, {people.year_row(2020, good), people.year_row(2021, poor)});
  people.evaluation_date = day("2021-12-30");
  EXPECT_TRUE(people.outcome_of(every_good(last_years(1))).is_true());
  people.evaluation_date = day("2021-12-31");
  EXPECT_TRUE(people.outcome_of(every_good(last_years(1))).is_false());
  people.evaluation_date = day("2022-01-01");
  EXPECT_TRUE(people.outcome_of(every_good(last_years(1))).is_false());
}

TEST_F(ListTest, TheYearOfAMissingRowIsKnown) {
  auto const year = people.field({Personnel::row_year}, people.number_type, "tahun", 1);
  auto const is_2020 = people.compare(year, Compare::equal, people.number(2020));
  EXPECT_TRUE(people.outcome_of(people.every(last_years(1), is_2020)).is_true());
  auto const not_2020 = people.compare(year, Compare::not_equal, people.number(2020));
  EXPECT_TRUE(people.outcome_of(every_good(last_years(1, not_2020))).is_true());
}

TEST_F(ListTest, TwoRowsForOneYearAreAFaultUnlessAnotherYearDecides) {
  people.set_rows(Personnel::skp, {people.year_row(2020, good), people.year_row(2020, good)});
  auto const outcome = people.outcome_of(every_good(last_years(1)));
  ASSERT_TRUE(outcome.is_fault());
  EXPECT_EQ(outcome.fault().code, source::DiagnosticCode::several_rows_for_key);
  EXPECT_EQ(outcome.fault().arguments.at(0), value::Value(std::string("skp")));

  people.set_rows(Personnel::skp,
                  {people.year_row(2020, good), people.year_row(2020, good), people.year_row(2019, poor)});
  EXPECT_TRUE(people.outcome_of(every_good(last_years(2))).is_false());
}

TEST_F(ListTest, ARuleForEachElementIsEvaluatedForTheRowThatReadsIt) {
  auto const id = people.compute("cukup_baik", people.at_least_good());
  people.program.rules[id.index].for_each = ir::FieldPath{Personnel::skp};
  people.set_rows(Personnel::skp, {people.year_row(2019, good), people.year_row(2020, poor)});
  EXPECT_TRUE(people.outcome_of(people.every(last_years(2), people.read(id, 1))).is_false());
  EXPECT_TRUE(people.outcome_of(people.exists(last_years(2, people.read(id, 1)))).is_true());
  EXPECT_THAT(people.causes_of(people.every(last_years(3), people.read(id, 1))), IsEmpty());
  people.set_rows(Personnel::skp, {people.year_row(2020, good)});
  EXPECT_THAT(people.causes_of(people.every(last_years(2), people.read(id, 1))), ElementsAre("skp[2019]"));
}

}  // namespace
}  // namespace timbang::evaluate
