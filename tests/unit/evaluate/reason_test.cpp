#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::IsEmpty;

class ReasonTest : public ::testing::Test {
protected:
  Personnel people;

  std::vector<Reason> reasons_of(ir::NodeId condition) {
    auto copy = people;
    copy.require("patut", condition);
    return copy.decision().requirements.at(0).reasons;
  }
  Reason reason_of(ir::NodeId condition) {
    auto const reasons = reasons_of(condition);
    EXPECT_EQ(reasons.size(), 1U);
    return reasons.at(0);
  }
  ir::NodeId tenure() { return people.since(people.inauguration_date(), people.today()); }
  ir::NodeId tenure_is(Compare operation, value::Duration demanded) {
    return people.compare(tenure(), operation, people.length(demanded));
  }
  ir::NodeId score_is(Compare operation, std::int64_t demanded) {
    return people.compare(people.own_score(), operation, people.number(demanded));
  }
  void inaugurated(char const* iso) { people.set(Personnel::inauguration, day(iso)); }
};

value::Value length(std::int32_t months, std::int32_t days) { return value::Duration{months, days}; }

TEST_F(ReasonTest, AMetRequirementHasNoReasons) {
  people.set(Personnel::score, whole(80));
  EXPECT_THAT(reasons_of(score_is(Compare::greater_equal, 80)), IsEmpty());
}

TEST_F(ReasonTest, TooShortATermIsCuredByTime) {
  inaugurated("2019-05-25");
  auto const reason = reason_of(tenure_is(Compare::greater_equal, years(2)));
  EXPECT_EQ(reason.actual.value(), length(23, 29));
  EXPECT_EQ(reason.demanded.at(0).value(), length(24, 0));
  EXPECT_EQ(reason.shortfall, length(0, 1));
  EXPECT_EQ(reason.cured_on, day("2021-05-25"));
}

TEST_F(ReasonTest, MoreThanATermIsReachedTheDayAfter) {
  inaugurated("2019-05-24");
  auto const reason = reason_of(tenure_is(Compare::greater, years(2)));
  EXPECT_EQ(reason.shortfall, length(0, 1));
  EXPECT_EQ(reason.cured_on, day("2021-05-25"));
}

TEST_F(ReasonTest, ACureThatMeets29FebruaryFollowsThePackage) {
  inaugurated("2020-02-29");
  EXPECT_EQ(reason_of(tenure_is(Compare::greater_equal, years(2))).cured_on, day("2022-03-01"));
}

TEST_F(ReasonTest, ATermWithDaysIsReachedWhenTheMonthEndsFirst) {
  inaugurated("2021-05-01");
  people.evaluation_date = day("2021-06-20");
  // A month and 31 days: 1 July is two months, which is more.
  auto const reason = reason_of(tenure_is(Compare::greater_equal, value::Duration{1, 31}));
  EXPECT_EQ(reason.cured_on, day("2021-07-01"));
}

TEST_F(ReasonTest, TooLongATermIsNotCured) {
  inaugurated("2016-03-14");
  auto const reason = reason_of(tenure_is(Compare::less_equal, years(5)));
  EXPECT_EQ(reason.shortfall, length(2, 10));
  EXPECT_FALSE(reason.cured_on.has_value());
  inaugurated("2016-05-24");
  EXPECT_EQ(reason_of(tenure_is(Compare::less, years(5))).shortfall, length(0, 1));
}

TEST_F(ReasonTest, ATermToAFixedDayIsNotCuredByTime) {
  inaugurated("2019-05-25");
  auto const fixed = people.literal(day("2021-01-01"), value::Type::date());
  auto const condition =
      people.compare(people.since(people.inauguration_date(), fixed), Compare::greater_equal, people.length(years(2)));
  auto const reason = reason_of(condition);
  EXPECT_TRUE(reason.shortfall.has_value());
  EXPECT_FALSE(reason.cured_on.has_value());
}

TEST_F(ReasonTest, ATermIsMeasuredThroughTheRuleThatIsRead) {
  inaugurated("2019-05-25");
  auto const id = people.compute("masa_jabatan", tenure());
  auto const reason = reason_of(people.compare(people.read(id), Compare::greater_equal, people.length(years(2))));
  EXPECT_EQ(reason.cured_on, day("2021-05-25"));
  EXPECT_EQ(reason.shortfall, length(0, 1));
}

TEST_F(ReasonTest, NumbersFallShortByTheirDifference) {
  people.set(Personnel::score, value::Rational(145, 2));
  auto const reason = reason_of(score_is(Compare::greater_equal, 80));
  EXPECT_EQ(reason.shortfall, value::Value(value::Rational(15, 2)));
  EXPECT_EQ(reason_of(score_is(Compare::less_equal, 70)).shortfall, value::Value(value::Rational(5, 2)));
}

TEST_F(ReasonTest, TheYardstickMayStandOnTheLeft) {
  people.set(Personnel::score, whole(70));
  auto const reason = reason_of(people.compare(people.number(80), Compare::less_equal, people.own_score()));
  EXPECT_EQ(reason.actual.value(), whole(70));
  EXPECT_EQ(reason.operation, Compare::greater_equal);
  EXPECT_EQ(reason.demanded.at(0).value(), whole(80));
}

TEST_F(ReasonTest, AConjunctionNamesEveryFailingOrOpenPart) {
  people.set(Personnel::score, whole(60));
  auto const reasons =
      reasons_of(people.both({score_is(Compare::greater_equal, 70), people.truth(true), people.approval()}));
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].actual.value(), whole(60));
  EXPECT_TRUE(reasons[1].actual.is_unknown());
  EXPECT_TRUE(reasons[1].demanded.at(0).is_true());
}

TEST_F(ReasonTest, ADisjunctionNamesAllParts) {
  people.set(Personnel::score, whole(60));
  EXPECT_EQ(reasons_of(people.either({score_is(Compare::greater_equal, 70), score_is(Compare::less, 50)})).size(), 2U);
}

TEST_F(ReasonTest, NotTurnsThePartsRound) {
  people.set(Personnel::score, whole(60));
  people.set(Personnel::approved, true);
  auto const negated = people.negated(people.both({score_is(Compare::less, 70), people.approval()}));
  auto const reasons = reasons_of(negated);
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].operation, Compare::greater_equal);
  EXPECT_EQ(reasons[0].shortfall, whole(10));
  EXPECT_TRUE(reasons[1].demanded.at(0).is_false());
}

TEST_F(ReasonTest, AnIntervalNamesTheBoundThatIsNotKept) {
  people.set(Personnel::score, whole(95));
  auto const inside =
      people.node(ir::InInterval{people.own_score(), people.number(60), people.number(90), false, true}, {});
  auto const reason = reason_of(inside);
  EXPECT_EQ(reason.operation, Compare::less);
  EXPECT_EQ(reason.demanded.at(0).value(), whole(90));
  people.set(Personnel::score, whole(70));
  EXPECT_EQ(reasons_of(people.negated(inside)).size(), 2U);
}

TEST_F(ReasonTest, OneOfShowsAllThatWouldDo) {
  people.set_rating(0);
  auto const one_of = people.node(
      ir::OneOf{people.own_rating(), {people.entry(people.rating_type, 2), people.entry(people.rating_type, 3)}}, {});
  auto const reason = reason_of(one_of);
  EXPECT_EQ(reason.demanded.size(), 2U);
  EXPECT_EQ(reason.operation, Compare::equal);
  people.set_rating(2);
  EXPECT_EQ(reason_of(people.negated(one_of)).operation, Compare::not_equal);
}

TEST_F(ReasonTest, EveryNamesTheRowsThatFailOrAreOpen) {
  people.set_rows(Personnel::skp, {people.year_row(2020, 0), people.year_row(2018, 3)});
  auto const reasons = reasons_of(people.every({0, {Personnel::skp}, 3, {}}, people.at_least_good()));
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].element, "skp[2020]");
  EXPECT_EQ(reasons[0].actual.value(), value::Value(value::EnumerationValue{0}));
  EXPECT_EQ(reasons[1].element, "skp[2019]");
  EXPECT_TRUE(reasons[1].actual.is_unknown());
}

TEST_F(ReasonTest, ThereShouldBeNoRowNamesTheRowsThatAreThere) {
  people.set_rows(Personnel::penalties, {people.test_row("2020-01-01", 0), people.test_row("2021-01-01", 3)});
  auto const none = people.negated(people.exists({0, {Personnel::penalties}, {}, people.at_least_good()}));
  auto const reason = reason_of(none);
  EXPECT_EQ(reason.element, "hukuman[2]");
  EXPECT_TRUE(reason.actual.is_true());
  EXPECT_TRUE(reason.demanded.at(0).is_false());
}

TEST_F(ReasonTest, ADateThatTheClockWillReachIsACure) {
  inaugurated("2021-06-01");
  auto const at_least = people.compare(people.today(), Compare::greater_equal, people.inauguration_date());
  EXPECT_EQ(reason_of(at_least).cured_on, day("2021-06-01"));
  auto const before = people.compare(people.inauguration_date(), Compare::less, people.today());
  EXPECT_EQ(reason_of(before).cured_on, day("2021-06-02"));
  // What moves with the clock is never reached.
  auto const moving =
      people.node(ir::AddDuration{false, people.today(), people.length(years(1)), value::CalendarPolicy::end_of_month},
                  value::Type::date());
  auto const never = people.compare(people.today(), Compare::greater_equal, moving);
  EXPECT_FALSE(reason_of(never).cured_on.has_value());
}

TEST_F(ReasonTest, ADateThatHasPassedIsNotCured) {
  inaugurated("2021-01-01");
  auto const not_yet = people.compare(people.today(), Compare::less_equal, people.inauguration_date());
  EXPECT_FALSE(reason_of(not_yet).cured_on.has_value());
}

TEST_F(ReasonTest, ExceptionsThatDoNotHelpSayWhy) {
  people.set(Personnel::score, whole(60));
  people.require("patut", score_is(Compare::greater_equal, 70),
                 {{"a", people.both({score_is(Compare::greater_equal, 65), people.approval()})}});
  auto const requirement = people.decision().requirements.at(0);
  EXPECT_TRUE(requirement.outcome.is_false());
  ASSERT_EQ(requirement.exceptions.size(), 1U);
  EXPECT_EQ(requirement.exceptions[0].reasons.size(), 2U);
  EXPECT_EQ(requirement.reasons.size(), 1U);
}

}  // namespace
}  // namespace timbang::evaluate
