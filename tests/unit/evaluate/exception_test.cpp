#include <algorithm>
#include <functional>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::ElementsAre;

/// What an outcome is, apart from its causes and origin.
std::string shape(value::Outcome const& outcome) {
  if (outcome.is_fault()) {
    std::string text(source::facts(outcome.fault().code).name);
    for (auto const& argument : outcome.fault().arguments) {
      if (auto const* name = std::get_if<std::string>(&argument)) text += ' ' + *name;
    }
    return text;
  }
  if (outcome.is_not_applicable()) return "not applicable";
  if (outcome.is_unknown()) {
    auto const* interval = std::get_if<value::Interval<value::Rational>>(&outcome.unknown().possible);
    if (interval == nullptr) return "open";
    auto const bound = [](auto const& side) { return side ? side->to_string() : std::string("*"); };
    return bound(interval->low) + ".." + bound(interval->high);
  }
  if (auto const* truth = std::get_if<bool>(&outcome.value())) return *truth ? "yes" : "no";
  return outcome.as<value::Rational>().to_string();
}

class ExceptionTest : public ::testing::Test {
protected:
  Personnel people;
  ir::NodeId yes = people.truth(true);
  ir::NodeId no = people.truth(false);
  ir::NodeId open = people.approval();

  /// The value of a rule with these exceptions, which must be the same in whatever order they are written.
  std::string value_of(ir::NodeId formula, std::vector<Except> const& exceptions) {
    return in_every_order(exceptions, [&](Personnel& copy, std::vector<Except> const& order) {
      copy.compute("nilai_akhir", formula, order);
      return shape(copy.result().outcome);
    });
  }
  std::string requirement_of(ir::NodeId condition, std::vector<Except> const& exceptions) {
    return in_every_order(exceptions, [&](Personnel& copy, std::vector<Except> const& order) {
      copy.require("patut", condition, order);
      return shape(copy.decision().requirements.at(0).outcome);
    });
  }

private:
  using Evaluated = std::function<std::string(Personnel&, std::vector<Except> const&)>;

  std::string in_every_order(std::vector<Except> const& exceptions, Evaluated const& evaluated) {
    std::vector<std::uint16_t> order(exceptions.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::optional<std::string> first;
    do {
      std::vector<std::uint16_t> place(order.size());
      for (std::uint16_t i = 0; i < order.size(); ++i) place[order[i]] = i;
      std::vector<Except> written;
      for (auto const index : order) {
        written.push_back(exceptions[index]);
        for (auto& child : written.back().children) child = place[child];
      }
      auto copy = people;
      auto const found = evaluated(copy, written);
      if (!first) first = found;
      EXPECT_EQ(*first, found) << "the order in which exceptions are written matters";
    } while (std::next_permutation(order.begin(), order.end()));
    return *first;
  }
};

TEST_F(ExceptionTest, AHoldingExceptionTakesThePlaceOfTheFormula) {
  EXPECT_EQ(value_of(people.number(1), {{"a", yes, people.number(2)}}), "2");
  EXPECT_EQ(value_of(people.number(1), {{"a", no, people.number(2)}}), "1");
}

TEST_F(ExceptionTest, TheFormulaIsNotEvaluatedWhenAnExceptionHolds) {
  auto const faulty = people.divide(people.number(1), people.number(0));
  EXPECT_EQ(value_of(faulty, {{"a", yes, people.number(2)}}), "2");
  EXPECT_EQ(value_of(faulty, {{"a", no, people.number(2)}}), "T901");
}

TEST_F(ExceptionTest, ALosingFormulaIsNotEvaluated) {
  auto const faulty = people.divide(people.number(1), people.number(0));
  EXPECT_EQ(value_of(people.number(1), {{"a", no, faulty}}), "1");
  EXPECT_EQ(value_of(people.number(1), {{"a", yes, faulty, {1}}, {"b", yes, people.number(3)}}), "3");
}

TEST_F(ExceptionTest, AnOpenGuardIsKnownWhenAllOutcomesAgree) {
  EXPECT_EQ(value_of(people.number(1), {{"a", open, people.number(1)}}), "1");
  EXPECT_EQ(value_of(people.number(1), {{"a", open, people.number(4)}}), "1..4");
  EXPECT_EQ(value_of(people.number(1), {{"a", open, people.number(4)}, {"b", open, people.number(7)}}), "1..7");
}

TEST_F(ExceptionTest, AnOpenGuardIsTheCause) {
  people.compute("nilai_akhir", people.number(1), {{"a", open, people.number(4)}});
  auto const decision = people.decision();
  EXPECT_THAT(Personnel::paths(decision.missing_deciding), ElementsAre("disetujui"));
  EXPECT_EQ(decision.results.at(0).state, ResultState::provisional);
}

TEST_F(ExceptionTest, ACertainExceptionRulesOutTheFormulaButNotAnOpenOne) {
  EXPECT_EQ(value_of(people.number(100), {{"a", yes, people.number(2)}, {"b", open, people.number(3)}}), "2..3");
  EXPECT_EQ(value_of(people.number(100), {{"a", yes, people.number(2)}, {"b", open, people.number(2)}}), "2");
}

TEST_F(ExceptionTest, EqualResultsMergeAndDifferentOnesAreAFaultThatNamesBoth) {
  EXPECT_EQ(value_of(people.number(1), {{"a", yes, people.number(2)}, {"b", yes, people.number(2)}}), "2");
  EXPECT_EQ(value_of(people.number(1), {{"b", yes, people.number(2)}, {"a", yes, people.number(3)}}), "T910 a b");
  EXPECT_EQ(value_of(people.number(1),
                     {{"c", yes, people.number(2)}, {"b", yes, people.number(2)}, {"a", yes, people.number(3)}}),
            "T910 a b");
}

TEST_F(ExceptionTest, TheDeepestExceptionWins) {
  std::vector<Except> chain{
      {"a", yes, people.number(2), {1}}, {"b", yes, people.number(3), {2}}, {"c", yes, people.number(4)}};
  EXPECT_EQ(value_of(people.number(1), chain), "4");
  chain[2].guard = no;
  EXPECT_EQ(value_of(people.number(1), chain), "3");
  chain[1].guard = no;
  EXPECT_EQ(value_of(people.number(1), chain), "2");
  // An exception to one that does not hold is not asked.
  chain = {{"a", no, people.number(2), {1}}, {"b", yes, people.number(3)}};
  EXPECT_EQ(value_of(people.number(1), chain), "1");
}

TEST_F(ExceptionTest, AnOpenExceptionToAHoldingOneLeavesTheFormulaOut) {
  EXPECT_EQ(value_of(people.number(100), {{"a", yes, people.number(2), {1}}, {"b", open, people.number(3)}}), "2..3");
  EXPECT_EQ(value_of(people.number(100), {{"a", open, people.number(2), {1}}, {"b", yes, people.number(3)}}), "3..100");
}

TEST_F(ExceptionTest, AFaultyGuardIsAFault) {
  auto const faulty =
      people.compare(people.divide(people.number(1), people.number(0)), Compare::equal, people.number(1));
  EXPECT_EQ(value_of(people.number(1), {{"a", faulty, people.number(2)}}), "T901");
}

TEST_F(ExceptionTest, ARequirementHoldsByItselfOrByAnException) {
  EXPECT_EQ(requirement_of(yes, {{"a", no}}), "yes");
  EXPECT_EQ(requirement_of(no, {{"a", yes}}), "yes");
  EXPECT_EQ(requirement_of(no, {{"a", no}}), "no");
  EXPECT_EQ(requirement_of(no, {{"a", open}}), "open");
  EXPECT_EQ(requirement_of(yes, {{"a", open}}), "yes");
  EXPECT_EQ(requirement_of(open, {{"a", yes}}), "yes");
  EXPECT_EQ(requirement_of(no, {{"a", no}, {"b", yes}, {"c", open}}), "yes");
}

TEST_F(ExceptionTest, AnExceptionToAnExceptionOfARequirementCancelsIt) {
  EXPECT_EQ(requirement_of(no, {{"a", yes, {}, {1}}, {"b", yes}}), "no");
  EXPECT_EQ(requirement_of(no, {{"a", yes, {}, {1}}, {"b", no}}), "yes");
  EXPECT_EQ(requirement_of(no, {{"a", yes, {}, {1}}, {"b", open}}), "open");
  EXPECT_EQ(requirement_of(no, {{"a", yes, {}, {1}}, {"b", yes, {}, {2}}, {"c", yes}}), "yes");
}

TEST_F(ExceptionTest, AnExceptionWithAConditionTakesThePlaceOfTheRequirements) {
  EXPECT_EQ(requirement_of(yes, {{"a", yes, no}}), "no");
  EXPECT_EQ(requirement_of(no, {{"a", yes, yes}}), "yes");
  EXPECT_EQ(requirement_of(no, {{"a", no, yes}}), "no");
  EXPECT_EQ(requirement_of(yes, {{"a", open, no}}), "open");
  EXPECT_EQ(requirement_of(yes, {{"a", open, yes}}), "yes");
  // Set aside by one without a condition, the requirement's own counts again.
  EXPECT_EQ(requirement_of(yes, {{"a", yes, no, {1}}, {"b", yes}}), "yes");
  EXPECT_EQ(requirement_of(no, {{"a", yes, {}, {1}}, {"b", yes, yes}}), "yes");
}

TEST_F(ExceptionTest, TheExceptionThatSatisfiesIsNamed) {
  people.require("patut", no, {{"b", yes}, {"a", no}});
  auto const requirement = people.decision().requirements.at(0);
  EXPECT_EQ(requirement.satisfied_by, 0);
  ASSERT_EQ(requirement.exceptions.size(), 2U);
  EXPECT_TRUE(requirement.exceptions[0].holds.is_true());
  EXPECT_TRUE(requirement.exceptions[1].holds.is_false());
}

TEST_F(ExceptionTest, ARequirementThatHoldsByItselfNamesNoException) {
  people.require("patut", yes, {{"b", yes}});
  auto const requirement = people.decision().requirements.at(0);
  EXPECT_FALSE(requirement.satisfied_by.has_value());
  EXPECT_TRUE(requirement.exceptions.empty());
}

TEST_F(ExceptionTest, ADecisionMayHaveExceptions) {
  auto const requirement = people.require("patut", no);
  people.decide("boleh", {requirement}, {}, {{"a", yes}});
  auto const decision = people.decision();
  EXPECT_TRUE(decision.results.at(0).outcome.is_true());
  EXPECT_TRUE(failing_requirements(people.program, decision, decision.results.at(0).rule).empty());
}

}  // namespace
}  // namespace timbang::evaluate
