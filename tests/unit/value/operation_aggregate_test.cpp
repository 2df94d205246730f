// Members put together: what is exact, what is open, and what there is no answer to.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using source::DiagnosticCode;

using Parts = std::vector<AggregatePart>;

Outcome put_together(AggregateOperator operation, Parts const& parts) {
  return aggregate(operation, parts, TypeKind::number, 0);
}

Interval<Rational> bounds(Outcome const& outcome) { return std::get<Interval<Rational>>(outcome.unknown().possible); }
Interval<Rational> interval(char const* low, char const* high) {
  return {Rational::from_decimal(low), Rational::from_decimal(high)};
}

std::string combined(AggregateOperator operation, std::vector<AggregatePart> const& parts) {
  return show(aggregate(operation, parts, TypeKind::number, 0));
}

/// More than are tried one choice after the other.
std::vector<AggregatePart> with_open_members(AggregatePart const& certain, AggregatePart open) {
  std::vector<AggregatePart> parts = {certain};
  for (MissingId cause = 1; cause <= 8; ++cause) {
    open.counts = maybe(cause);
    parts.push_back(open);
  }
  return parts;
}

TEST(Aggregate, AFaultAmongMembersWithUnknownWeightIsTheResult) {
  auto const broken = fault(DiagnosticCode::division_by_zero);
  EXPECT_EQ(combined(AggregateOperator::weighted_mean, {{yes(), broken, numbers("[0 .. 1]")}}), show(broken));
  EXPECT_EQ(combined(AggregateOperator::weighted_mean,
                     {{yes(), number("1"), numbers("[0 .. 1]")}, {yes(), broken, numbers("[0 .. 1]")}}),
            show(broken));
}

TEST(Aggregate, AFaultThatNeedNotCountLeavesEverythingPossible) {
  auto const parts = with_open_members({yes(), number("1")}, {yes(), fault(DiagnosticCode::division_by_zero)});
  for (auto const operation : {AggregateOperator::sum, AggregateOperator::mean, AggregateOperator::weighted_mean,
                               AggregateOperator::largest, AggregateOperator::smallest}) {
    auto const outcome = aggregate(operation, parts, TypeKind::number, 0);
    ASSERT_TRUE(outcome.is_unknown()) << static_cast<int>(operation);
    EXPECT_EQ(outcome.possible(), everything(TypeKind::number)) << static_cast<int>(operation);
  }
}

/// One member that certainly has the value 2 of five, and many that may be there with the values given.
std::vector<AggregatePart> with_open_choices(std::vector<Outcome> const& elements) {
  std::vector<AggregatePart> parts = {{yes(), choice(2)}};
  MissingId cause = 10;
  for (auto const& element : elements) parts.push_back({maybe(cause++), element});
  return parts;
}

TEST(Aggregate, OfManyOpenMembersOfAnEnumerationEveryValueThatOneCanHaveIsPossible) {
  auto const parts = with_open_choices(
      {choice(0), choice(1), choice(3), choice(1), choice(0), choice(4), choice(3), choices({1, 3}, 1)});
  auto const largest = aggregate(AggregateOperator::largest, parts, TypeKind::enumeration, 5);
  EXPECT_EQ(largest.possible(), choices({2, 3, 4}, 1).possible());
  auto const smallest = aggregate(AggregateOperator::smallest, parts, TypeKind::enumeration, 5);
  EXPECT_EQ(smallest.possible(), choices({0, 1, 2}, 1).possible());
}

TEST(Aggregate, AValueThatNoOpenMemberCanHaveIsNotPossible) {
  auto const parts = with_open_choices(std::vector<Outcome>(8, choice(4)));
  auto const largest = aggregate(AggregateOperator::largest, parts, TypeKind::enumeration, 5);
  EXPECT_EQ(largest.possible(), choices({2, 4}, 1).possible());
  EXPECT_EQ(aggregate(AggregateOperator::smallest, parts, TypeKind::enumeration, 5).value(),
            Value(EnumerationValue{2}));
}

TEST(Aggregate, OfManyOpenMembersAndNoOtherEverythingIsPossible) {
  std::vector<AggregatePart> parts;
  for (MissingId cause = 1; cause <= 8; ++cause) parts.push_back({maybe(cause), choice(1)});
  auto const largest = aggregate(AggregateOperator::largest, parts, TypeKind::enumeration, 5);
  EXPECT_EQ(largest.possible(), everything(TypeKind::enumeration, 5));
}

// Each choice of the open members, tried one after the other, against the bounds that are told of many.
TEST(Aggregate, ManyOpenMembersGiveWhatTryingEveryChoiceWould) {
  std::vector<Outcome> const few = {choice(0), choice(3), choices({1, 3}, 1), choice(4)};
  std::vector<Outcome> twice = few;
  twice.insert(twice.end(), few.begin(), few.end());
  for (auto const operation : {AggregateOperator::largest, AggregateOperator::smallest}) {
    EXPECT_EQ(aggregate(operation, with_open_choices(twice), TypeKind::enumeration, 5).possible(),
              aggregate(operation, with_open_choices(few), TypeKind::enumeration, 5).possible());
  }
}

TEST(Aggregate, OfManyOpenMembersTheBoundsAreTold) {
  auto const parts = with_open_members({yes(), number("10")}, {yes(), number("2")});
  auto const possible = [&](AggregateOperator operation) {
    return aggregate(operation, parts, TypeKind::number, 0).possible();
  };
  EXPECT_EQ(possible(AggregateOperator::count), numbers("[1 .. 9]").possible());
  EXPECT_EQ(possible(AggregateOperator::sum), numbers("[10 .. 26]").possible());
  EXPECT_EQ(possible(AggregateOperator::mean), numbers("[2 .. 10]").possible());
  EXPECT_EQ(possible(AggregateOperator::largest), number("10").possible());
  EXPECT_EQ(possible(AggregateOperator::smallest), numbers("[2 .. 10]").possible());
}

TEST(Aggregate, ThirdsAddUpExactly) {
  Parts const thirds(3, {yes(), number("1/3")});
  EXPECT_EQ(put_together(AggregateOperator::sum, thirds).value(), Value(Rational(1)));
  EXPECT_EQ(put_together(AggregateOperator::mean, thirds).value(), Value(Rational(1, 3)));
  EXPECT_EQ(put_together(AggregateOperator::count, thirds).value(), Value(Rational(3)));
}

TEST(Aggregate, WeightsNeedNotTotalOne) {
  Parts const parts{{yes(), number("112.5"), number("0.5")}, {yes(), number("120"), number("0.3")}};
  EXPECT_EQ(put_together(AggregateOperator::weighted_mean, parts).value(), Value(Rational(1845, 16)));
}

TEST(Aggregate, OfNoneOnlyCountAndSumAreKnown) {
  Parts const none{{Value(false), number("5")}};
  EXPECT_EQ(put_together(AggregateOperator::count, none).value(), Value(Rational(0)));
  EXPECT_EQ(put_together(AggregateOperator::sum, none).value(), Value(Rational(0)));
  for (auto const operation : {AggregateOperator::mean, AggregateOperator::weighted_mean, AggregateOperator::largest,
                               AggregateOperator::smallest}) {
    EXPECT_EQ(put_together(operation, none).fault().code, source::DiagnosticCode::nothing_to_combine);
  }
}

TEST(Aggregate, AnOpenMemberLeavesBothAnswersPossible) {
  Parts const parts{{yes(), number("10")}, {maybe(7), number("20")}};
  EXPECT_EQ(bounds(put_together(AggregateOperator::count, parts)), interval("1", "2"));
  EXPECT_EQ(bounds(put_together(AggregateOperator::sum, parts)), interval("10", "30"));
  EXPECT_EQ(bounds(put_together(AggregateOperator::mean, parts)), interval("10", "15"));
  EXPECT_EQ(bounds(put_together(AggregateOperator::largest, parts)), interval("10", "20"));
  EXPECT_EQ(put_together(AggregateOperator::smallest, parts).value(), Value(Rational(10)));
  EXPECT_EQ(put_together(AggregateOperator::sum, parts).causes(), MissingSet{7});
}

TEST(Aggregate, AnOpenElementMovesTheMeanByItsWeight) {
  Parts const parts{{yes(), number("100"), number("0.7")}, {yes(), numbers("[0 .. 120]", 3), number("0.3")}};
  EXPECT_EQ(bounds(put_together(AggregateOperator::weighted_mean, parts)), interval("70", "106"));
}

TEST(Aggregate, WeightsBelowZeroOrOfNothingAreFaults) {
  Parts const negative{{yes(), number("1"), number("-1")}, {yes(), number("1"), number("2")}};
  EXPECT_EQ(put_together(AggregateOperator::weighted_mean, negative).fault().code,
            source::DiagnosticCode::negative_weight);
  Parts const nothing{{yes(), number("1"), number("0")}};
  EXPECT_EQ(put_together(AggregateOperator::weighted_mean, nothing).fault().code,
            source::DiagnosticCode::weights_of_nothing);
}

TEST(Aggregate, WeightsThatMayBeNothingLeaveEverythingOpen) {
  Parts const parts{{yes(), number("5"), numbers("[0 .. 1]", 2)}};
  EXPECT_EQ(bounds(put_together(AggregateOperator::weighted_mean, parts)), Interval<Rational>{});
}

TEST(Extreme, HalfOpenEndsAreKept) {
  auto const below = Outcome(Unknown{Interval<Rational>{Rational(0), Rational(5), false, true}, {1}});
  EXPECT_EQ(bounds(extreme(true, {below, number("2")})), (Interval<Rational>{Rational(2), Rational(5), false, true}));
  EXPECT_EQ(extreme(true, {below, number("5")}).value(), Value(Rational(5)));
  EXPECT_EQ(bounds(extreme(false, {below, number("5")})), (Interval<Rational>{Rational(0), Rational(5), false, true}));
}

}  // namespace
}  // namespace timbang::value::testing
