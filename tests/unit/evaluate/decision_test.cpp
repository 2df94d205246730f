#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/evaluate/internal_error.h"
#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DecisionTest : public ::testing::Test {
protected:
  Personnel people;

  ir::NodeId score_at_least(std::int64_t demanded) {
    return people.compare(people.own_score(), Compare::greater_equal, people.number(demanded));
  }
  ir::NodeId second_at_least(std::int64_t demanded) {
    return people.compare(people.second_score(), Compare::greater_equal, people.number(demanded));
  }
  void applies_when(ir::NodeId condition) { people.program.assessments[0].applies_when = condition; }
  std::vector<std::string> deciding() { return Personnel::paths(people.decision().missing_deciding); }
  std::vector<std::string> besides() { return Personnel::paths(people.decision().missing_besides); }
  source::DiagnosticCode fault_code() { return people.result().outcome.fault().code; }
};

// ---- Missing data

TEST_F(DecisionTest, OpenRequirementsDecideAndFailingOnesMakeTheRestUnimportant) {
  auto const first = people.require("satu", score_at_least(70));
  auto const second = people.require("dua", second_at_least(70));
  auto const id = people.decide("boleh", {first, second});
  EXPECT_THAT(deciding(), ElementsAre("nilai", "nilai_lain"));
  EXPECT_THAT(besides(), IsEmpty());

  people.set(Personnel::score, whole(60));
  auto const decision = people.decision();
  EXPECT_TRUE(decision.results.at(0).outcome.is_false());
  EXPECT_THAT(failing_requirements(people.program, decision, id), ElementsAre(0U));
  EXPECT_THAT(deciding(), IsEmpty());
  EXPECT_THAT(besides(), ElementsAre("nilai_lain"));
  EXPECT_EQ(decision.state, ResultState::final);
}

TEST_F(DecisionTest, AnUndecidedDecisionHasNoFailingRequirements) {
  auto const first = people.require("satu", score_at_least(70));
  auto const id = people.decide("boleh", {first});
  EXPECT_THAT(failing_requirements(people.program, people.decision(), id), IsEmpty());
}

TEST_F(DecisionTest, StepsMatterOnlyThroughResults) {
  auto const used = people.step("dipakai", people.own_score());
  people.step("tidak_dipakai", people.second_score());
  people.compute("hasil", people.add(people.read(used), people.number(1)));
  EXPECT_THAT(deciding(), ElementsAre("nilai"));
  EXPECT_THAT(besides(), IsEmpty());
  ASSERT_EQ(people.decision().results.size(), 1U);
}

TEST_F(DecisionTest, BothSidesAreAskedEvenWhenOneDecides) {
  people.compute("hasil", people.both({people.truth(false), score_at_least(70), second_at_least(70)}));
  EXPECT_TRUE(people.result().outcome.is_false());
  EXPECT_THAT(besides(), ElementsAre("nilai", "nilai_lain"));
}

TEST_F(DecisionTest, CausesNameTheTableOfMissingData) {
  people.compute("hasil", people.add(people.own_score(), people.second_score()));
  auto const decision = people.decision();
  std::vector<std::string> names;
  for (auto const id : decision.results.at(0).outcome.causes()) names.push_back(decision.missing.at(id).path);
  EXPECT_THAT(names, ElementsAre("nilai", "nilai_lain"));
}

// ---- Applicability

TEST_F(DecisionTest, AnAssessmentThatDoesNotApplyAsksForNothing) {
  applies_when(people.both({people.truth(false), people.approval()}));
  auto const requirement = people.require("satu", score_at_least(70));
  people.decide("boleh", {requirement});
  people.compute("hasil", people.own_score());
  auto const decision = people.decision();
  EXPECT_EQ(decision.state, ResultState::not_applicable);
  ASSERT_EQ(decision.results.size(), 2U);
  EXPECT_TRUE(decision.results[0].outcome.is_not_applicable());
  EXPECT_EQ(decision.results[1].state, ResultState::not_applicable);
  EXPECT_THAT(decision.requirements, IsEmpty());
  EXPECT_THAT(decision.missing_deciding, IsEmpty());
  EXPECT_THAT(decision.missing_besides, IsEmpty());
}

TEST_F(DecisionTest, MissingDataOfAnAssessmentThatDoesNotApplyIsNamedForTheTrace) {
  applies_when(people.both({people.approval(), people.truth(false)}));
  EXPECT_THAT(Personnel::paths(people.decision().missing), ElementsAre("disetujui"));
}

TEST_F(DecisionTest, WhileItIsOpenWhetherItAppliesAllResultsAreUndetermined) {
  applies_when(people.approval());
  auto const requirement = people.require("satu", score_at_least(70));
  people.decide("boleh", {requirement});
  people.compute("hasil", people.number(5));
  auto const decision = people.decision();
  EXPECT_EQ(decision.state, ResultState::undetermined);
  EXPECT_EQ(decision.results.at(1).state, ResultState::undetermined);
  EXPECT_FALSE(decision.results.at(1).outcome.is_known());
  EXPECT_EQ(decision.requirements.size(), 1U);
  EXPECT_THAT(deciding(), ElementsAre("disetujui", "nilai"));
}

TEST_F(DecisionTest, ADecisionWhoseApplicabilityIsOpenHangsOnThatAlone) {
  auto const requirement = people.require("satu", score_at_least(70));
  auto const id = people.decide("boleh", {requirement}, people.approval());
  EXPECT_THAT(deciding(), ElementsAre("disetujui"));
  EXPECT_THAT(besides(), ElementsAre("nilai"));
  people.set(Personnel::score, whole(10));
  auto const decision = people.decision();
  EXPECT_EQ(decision.results.at(0).state, ResultState::undetermined);
  EXPECT_THAT(failing_requirements(people.program, decision, id), IsEmpty());
}

TEST_F(DecisionTest, ADecisionThatDoesNotApplyAsksForNothing) {
  auto const requirement = people.require("satu", score_at_least(70));
  auto const id = people.decide("boleh", {requirement}, people.truth(false));
  auto const decision = people.decision();
  EXPECT_TRUE(decision.results.at(0).outcome.is_not_applicable());
  EXPECT_EQ(decision.state, ResultState::final);
  EXPECT_THAT(deciding(), IsEmpty());
  EXPECT_THAT(besides(), IsEmpty());
  EXPECT_THAT(failing_requirements(people.program, decision, id), IsEmpty());
}

TEST_F(DecisionTest, ARequirementOfTwoDecisionsIsAskedForWhenOneApplies) {
  auto const requirement = people.require("satu", score_at_least(70));
  people.decide("boleh", {requirement}, people.truth(false));
  people.decide("patut", {requirement});
  EXPECT_THAT(deciding(), ElementsAre("nilai"));
}

TEST_F(DecisionTest, AFaultOfARequirementThatDoesNotMatterIsNotTold) {
  auto const faulty =
      people.compare(people.divide(people.number(1), people.number(0)), Compare::equal, people.number(1));
  auto const requirement = people.require("satu", faulty);
  people.decide("boleh", {requirement}, people.truth(false));
  EXPECT_THAT(people.decision().faults, IsEmpty());
}

// ---- States

TEST_F(DecisionTest, AProvisionalNumberHasBothEndsInsideItsRange) {
  people.compute("hasil", people.own_score());
  EXPECT_EQ(people.result().state, ResultState::provisional);  // no range is declared for the result
  people.program.rules[0].range = {value::Rational(0), value::Rational(120), false, false};
  EXPECT_EQ(people.result().state, ResultState::undetermined);
  people.program.rules[0].range = {value::Rational(-1), value::Rational(120), false, false};
  EXPECT_EQ(people.result().state, ResultState::provisional);
}

TEST_F(DecisionTest, UnboundedAndBooleanUnknownsAreUndetermined) {
  people.compute("tanggal", people.inauguration_date());
  people.compute("setuju", people.approval());
  people.compute("predikat_akhir", people.own_rating());
  for (auto const& result : people.decision().results) EXPECT_EQ(result.state, ResultState::undetermined);
}

TEST_F(DecisionTest, TheStateIsThatOfTheWorstResult) {
  people.compute("pasti", people.number(1));
  EXPECT_EQ(people.decision().state, ResultState::final);
  people.compute("sementara", people.own_score());
  EXPECT_EQ(people.decision().state, ResultState::provisional);
  people.compute("terbuka", people.approval());
  EXPECT_EQ(people.decision().state, ResultState::undetermined);
  people.compute("salah", people.divide(people.number(1), people.number(0)));
  EXPECT_EQ(people.decision().state, ResultState::fault);
}

// ---- Faults of results

TEST_F(DecisionTest, AResultOutsideItsDeclarationIsAFault) {
  auto const id = people.compute("hasil", people.own_score());
  auto& rule = people.program.rules[id.index];
  people.set(Personnel::score, value::Rational(5, 2));
  rule.range = {value::Rational(0), value::Rational(5, 2), false, true};
  EXPECT_EQ(fault_code(), source::DiagnosticCode::result_out_of_range);
  rule.range.high_open = false;
  EXPECT_TRUE(people.result().outcome.is_known());
  rule.decimals = 0;
  EXPECT_EQ(fault_code(), source::DiagnosticCode::result_out_of_range);
  rule.decimals = 1;
  EXPECT_TRUE(people.result().outcome.is_known());
  rule.type.whole = true;
  EXPECT_EQ(fault_code(), source::DiagnosticCode::result_out_of_range);
}

TEST_F(DecisionTest, DecimalsOfAPercentageAreThoseThatArePrinted) {
  auto const id =
      people.compute("hasil", people.literal(value::Rational(6667, 10000), value::Type::number(value::percent)));
  people.program.rules[id.index].decimals = 2;
  EXPECT_TRUE(people.result().outcome.is_known());
  people.program.rules[id.index].decimals = 1;
  EXPECT_EQ(fault_code(), source::DiagnosticCode::result_out_of_range);
}

TEST_F(DecisionTest, OnlyAStepMayBeAnInfiniteDecimal) {
  auto const third = people.divide(people.number(1), people.number(3));
  auto const step = people.step("sepertiga", third);
  people.compute("tiga_pertiga",
                 people.node(ir::Arithmetic{value::ArithmeticOperator::multiply, people.read(step), people.number(3)},
                             people.number_type));
  EXPECT_EQ(people.result().outcome.value(), whole(1));
  auto bad = Personnel();
  bad.compute("sepertiga", bad.divide(bad.number(1), bad.number(3)));
  EXPECT_EQ(bad.result().outcome.fault().code, source::DiagnosticCode::not_a_finite_decimal);
}

TEST_F(DecisionTest, FaultsAreListedOnceAndSayWhereTheyArose) {
  auto const division = people.divide(people.number(1), people.number(0));
  auto const first = people.compute("satu", division);
  people.compute("dua", people.add(people.read(first), people.number(1)));
  auto const decision = people.decision();
  ASSERT_EQ(decision.faults.size(), 1U);
  EXPECT_EQ(decision.faults[0].origin, division.index);
}

TEST_F(DecisionTest, AFaultOfOneResultLeavesTheOthers) {
  people.compute("salah", people.divide(people.number(1), people.number(0)));
  people.compute("benar", people.number(7));
  EXPECT_EQ(people.decision().results.at(1).outcome.value(), whole(7));
}

// ---- Parameters

TEST_F(DecisionTest, TheLawDatePicksTheVersionIncludingBothDays) {
  auto const parameter = people.dated(
      "batas", people.number_type,
      {{{day("2014-01-15"), day("2023-10-30")}, whole(2), {}, {}}, {{day("2023-10-31"), {}}, whole(5), {}, {}}});
  people.compute("hasil", people.parameter(parameter));
  EXPECT_EQ(people.result().outcome.value(), whole(2));
  people.law_date = day("2023-10-30");
  EXPECT_EQ(people.result().outcome.value(), whole(2));
  people.law_date = day("2023-10-31");
  EXPECT_EQ(people.result().outcome.value(), whole(5));
  people.law_date = day("2014-01-14");
  auto const outcome = people.result().outcome;
  ASSERT_TRUE(outcome.is_fault());
  EXPECT_EQ(outcome.fault().code, source::DiagnosticCode::no_version_in_force);
  EXPECT_THAT(outcome.fault().arguments,
              ElementsAre(value::Value(std::string("batas")), value::Value(day("2014-01-14"))));
}

// ---- Bugs of ours

TEST_F(DecisionTest, ARuleThatNeedsItselfIsABugOfOurs) {
  auto const id = people.compute("lingkaran", people.number(1));
  std::get<ir::Computation>(people.program.rules[id.index].body).versions = ir::always(people.read(id));
  EXPECT_THROW(people.decision(), InternalError);
}

// ---- Trace

TEST_F(DecisionTest, TheResultIsTheSameWithATrace) {
  auto const each = people.compute("tiap", people.at_least_good());
  people.program.rules[each.index].for_each = ir::FieldPath{Personnel::skp};
  people.set_rows(Personnel::skp, {people.year_row(2016, std::nullopt), people.year_row(2020, 3)});
  people.compute("hasil", people.own_score());
  TraceRecorder trace;
  auto const traced = people.decision(&trace);
  auto const plain = people.decision();
  EXPECT_EQ(Personnel::paths(traced.missing), Personnel::paths(plain.missing));
  EXPECT_THAT(Personnel::paths(traced.missing_deciding), ElementsAre("nilai"));
  EXPECT_EQ(traced.missing_besides.size(), plain.missing_besides.size());
  EXPECT_EQ(traced.results.size(), 1U);  // values for each element are no results of the record
}

TEST_F(DecisionTest, TheTraceHoldsWhatWasReadEachOnce) {
  auto const step = people.step("langkah", people.add(people.own_score(), people.own_score()));
  people.set(Personnel::score, whole(4));
  auto const rounded =
      people.node(ir::Round{people.divide(people.read(step), people.number(3)), 1, value::RoundingMode::half_up, false},
                  people.number_type);
  people.compute("hasil", rounded);
  TraceRecorder trace;
  people.decision(&trace);
  ASSERT_EQ(trace.steps().size(), 2U);
  auto const& first = trace.steps()[0];
  ASSERT_EQ(first.reads.operands.size(), 1U);
  EXPECT_EQ(first.reads.operands[0].name, "nilai");
  auto const& second = trace.steps()[1];
  ASSERT_EQ(second.reads.operands.size(), 1U);
  EXPECT_EQ(second.reads.operands[0].name, "langkah");
  ASSERT_EQ(second.reads.intermediate.size(), 2U);
  EXPECT_EQ(second.reads.intermediate[0].outcome.value(), value::Value(value::Rational(8, 3)));
  EXPECT_EQ(second.reads.intermediate[1].outcome.value(), value::Value(value::Rational(27, 10)));
  EXPECT_EQ(second.reads.intermediate[1].node, rounded);
}

}  // namespace
}  // namespace timbang::evaluate
