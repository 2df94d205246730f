#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FieldTest : public ::testing::Test {
protected:
  Personnel people;

  std::string fault_of(ir::NodeId formula) {
    auto const outcome = people.outcome_of(formula);
    return outcome.is_fault() ? std::string(source::facts(outcome.fault().code).name) : "none";
  }
};

TEST_F(FieldTest, AnAbsentNumberCanBeWhatItsDeclarationAllows) {
  auto const outcome = people.outcome_of(people.own_score());
  auto const possible = std::get<value::Interval<value::Rational>>(outcome.unknown().possible);
  EXPECT_EQ(possible.low, value::Rational(0));
  EXPECT_EQ(possible.high, value::Rational(120));
  // So it is certainly not more than that.
  EXPECT_TRUE(people.outcome_of(people.compare(people.own_score(), Compare::less_equal, people.number(120))).is_true());
}

TEST_F(FieldTest, AnAbsentNestedRecordMissesItsLeaves) {
  people.compute("hasil", people.proposal_approval());
  auto const decision = people.decision();
  ASSERT_EQ(decision.missing_deciding.size(), 1U);
  EXPECT_EQ(decision.missing_deciding[0].path, "usul.persetujuan");
  EXPECT_EQ(decision.missing_deciding[0].source, "usul.persetujuanPpk");
}

TEST_F(FieldTest, SourceNamesStandInThePathOfRows) {
  people.set_rows(Personnel::tests, {people.test_row("2020-01-21", std::nullopt)});
  people.set_rows(Personnel::skp, {people.year_row(2020, std::nullopt)});
  people.compute("satu", people.every({0, {Personnel::skp}, {}, {}}, people.at_least_good()));
  people.compute("dua", people.every({0, {Personnel::tests}, {}, {}}, people.at_least_good()));
  auto const decision = people.decision();
  ASSERT_EQ(decision.missing_deciding.size(), 2U);
  EXPECT_EQ(decision.missing_deciding[0].source, "skp[2020].kuadranKinerja");
  EXPECT_EQ(decision.missing_deciding[1].source, "ujiKompetensi[2020-01-21].kategori");
}

TEST_F(FieldTest, NoneIsAFactThatHasNoValue) {
  people.subject.fields[Personnel::score] = {value::Absence::none};
  EXPECT_EQ(fault_of(people.compare(people.own_score(), Compare::less, people.number(1))), "T906");
  EXPECT_EQ(fault_of(people.add(people.own_score(), people.number(1))), "T906");
  EXPECT_TRUE(people.outcome_of(people.has_data(people.own_score())).is_true());
}

TEST_F(FieldTest, AFieldOfARecordThatIsNoneHasNoValueEither) {
  people.subject.fields[Personnel::proposal] = {value::Absence::none};
  EXPECT_TRUE(people.outcome_of(people.proposal_approval()).is_not_applicable());
  EXPECT_EQ(fault_of(people.both({people.proposal_approval(), people.truth(true)})), "T906");
}

TEST_F(FieldTest, WhatIsStillRunningEndsAfterEveryDate) {
  auto const end = people.field({Personnel::end}, value::Type::date(), "selesai");
  EXPECT_TRUE(people.outcome_of(people.compare(end, Compare::greater, people.today())).is_true());
  EXPECT_TRUE(people.outcome_of(people.compare(people.today(), Compare::greater_equal, end)).is_false());
  EXPECT_TRUE(people.outcome_of(people.compare(end, Compare::equal, people.today())).is_false());
  auto const bounded = people.node(ir::InInterval{end, people.today(), {}, false, false}, {});
  EXPECT_TRUE(people.outcome_of(bounded).is_true());
  // But no length of time can be measured to it.
  EXPECT_EQ(fault_of(people.since(people.today(), end)), "T906");
}

TEST_F(FieldTest, HasDataIsAlwaysKnown) {
  EXPECT_TRUE(people.outcome_of(people.has_data(people.own_score())).is_false());
  people.set(Personnel::score, whole(0));
  EXPECT_TRUE(people.outcome_of(people.has_data(people.own_score())).is_true());
  EXPECT_EQ(fault_of(people.has_data(people.divide(people.number(1), people.number(0)))), "T901");
}

TEST_F(FieldTest, HasDataOfAListAsksWhetherAnybodyHasTold) {
  auto const list = [&](std::uint16_t number) { return people.has_data(people.field({number}, value::Type::list(1))); };
  EXPECT_TRUE(people.outcome_of(list(Personnel::tests)).is_false());
  EXPECT_TRUE(people.outcome_of(list(Personnel::penalties)).is_true());
  people.set_rows(Personnel::tests, {people.test_row("2020-01-01", 1)});
  EXPECT_TRUE(people.outcome_of(list(Personnel::tests)).is_true());
  people.compute("hasil", list(Personnel::skp));
  EXPECT_THAT(Personnel::paths(people.decision().missing_besides), ElementsAre("skp"));
}

TEST_F(FieldTest, ADatumThatIsNotReadIsNotMissing) {
  people.compute("hasil", people.number(1));
  EXPECT_THAT(people.decision().missing_besides, IsEmpty());
}

}  // namespace
}  // namespace timbang::evaluate
