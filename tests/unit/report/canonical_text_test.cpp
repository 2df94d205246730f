#include "engine/report/canonical_text.h"

#include <gtest/gtest.h>

#include "tests/unit/report/sample.h"

namespace timbang::report {
namespace {

std::vector<std::string> results(Sample const& sample, evaluate::Decision const& decision) {
  std::vector<std::string> texts;
  for (auto const& result : decision.results) texts.push_back(canonical_result(sample.program, result));
  return texts;
}

TEST(CanonicalText, WritesKnownValuesExactly) {
  Sample const sample;
  EXPECT_EQ(results(sample, sample.failing_decision()),
            (std::vector<std::string>{"P5Y2M10D", "baik", "0.375", "=1+1", "not_eligible"}));
}

TEST(CanonicalText, WritesWhatIsPossibleAndTheStateOfTheRest) {
  Sample const sample;
  EXPECT_EQ(results(sample, sample.open_decision()),
            (std::vector<std::string>{"[P1Y .. )", "baik|sangat_baik", "fault", "not_applicable", "undetermined"}));
}

TEST(CanonicalText, AnUndeterminedValueIsEmpty) {
  Sample const sample;
  value::Outcome const open(value::Unknown{value::everything(value::TypeKind::number), {0}});
  EXPECT_EQ(canonical_result(sample.program, {Sample::score, open, evaluate::ResultState::undetermined}), "");
}

TEST(CanonicalText, ACollectionHoldsWhatHasNoValueToo) {
  Sample const sample;
  value::Outcome const yes = value::Value(true);
  evaluate::RuleResult result{Sample::score, yes, evaluate::ResultState::final};
  result.collected = {{0, yes, value::Value(value::Rational(1, 2))},
                      {1, yes, value::NotApplicable{}},
                      {2, value::Unknown{value::BooleanSet{}, {0}}, value::Value(value::Rational(2))}};
  EXPECT_EQ(canonical_collection(sample.program, result), "0.5|(not_applicable)|2?");
}

TEST(CanonicalText, ACollectionTellsNoneFromNotKnown) {
  Sample const sample;
  evaluate::RuleResult result{Sample::score, value::Value(true), evaluate::ResultState::final};
  EXPECT_EQ(canonical_collection(sample.program, result), "[]");
  result.outcome = value::Unknown{value::BooleanSet{}, {0}};
  EXPECT_EQ(canonical_collection(sample.program, result), "");
}

TEST(CanonicalText, ACollectionOfTextsCanBeTakenApart) {
  Sample sample;
  sample.program.rules[Sample::score.index].type = value::Type::text();
  value::Outcome const yes = value::Value(true);
  evaluate::RuleResult result{Sample::score, yes, evaluate::ResultState::final};
  result.collected = {{0, yes, value::Value(std::string("a|b?"))},
                      {1, value::Unknown{value::BooleanSet{}, {0}}, value::Value(std::string("c"))},
                      {2, yes, value::Value(std::string())},
                      {3, yes, value::Value(std::string("(fault)\\"))},
                      {4, yes, value::Unknown{value::AnyText{}, {0}}}};
  EXPECT_EQ(canonical_collection(sample.program, result), "a\\|b\\?|c?||\\(fault)\\\\|()");
}

TEST(CanonicalText, ShowsOpenEndsWithRoundBrackets) {
  Sample const sample;
  value::Interval<value::Rational> const interval{value::Rational(1, 2), value::Rational(90), true, false};
  EXPECT_EQ(canonical_possible(sample.program, value::Type::number(value::plain_number), interval), "(0.5 .. 90]");
}

TEST(CanonicalText, ResultsLeaveOutRequirementsAndSteps) {
  Sample sample;
  sample.program.rules[Sample::rating.index].is_step = true;
  EXPECT_EQ(result_rules(sample.program, Sample::assessment),
            (std::vector<ir::RuleId>{Sample::term, Sample::score, Sample::remark, Sample::allowed}));
}

TEST(Failing, NamesTheRequirementsOfDecisions) {
  Sample const sample;
  auto const decision = sample.failing_decision();
  auto const found = failing(sample.program, decision);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front()->rule, Sample::not_too_long);
  EXPECT_TRUE(failing(sample.program, sample.open_decision()).empty());
}

TEST(Failing, LeavesOutThoseOfADecisionThatDoesNotApply) {
  Sample const sample;
  auto decision = sample.failing_decision();
  decision.results.back() = {Sample::allowed, value::NotApplicable{}, evaluate::ResultState::not_applicable};
  EXPECT_TRUE(failing(sample.program, decision).empty());
}

TEST(Failing, NamesARequirementThatNoDecisionNames) {
  Sample sample;
  std::get<ir::DecisionRule>(sample.program.rules[Sample::allowed.index].body).requirements.clear();
  auto const decision = sample.failing_decision();
  EXPECT_EQ(failing(sample.program, decision).size(), 1U);
}

}  // namespace
}  // namespace timbang::report
