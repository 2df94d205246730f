// Members put together: what is exact, what is open, and what there is no answer to.
#include <vector>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using Parts = std::vector<AggregatePart>;

Outcome put_together(AggregateOperator operation, Parts const& parts) {
  return aggregate(operation, parts, TypeKind::number, 0);
}

Outcome yes() { return Value(true); }
Outcome open(MissingId cause) { return Unknown{BooleanSet{}, {cause}}; }
Outcome between(char const* low, char const* high, MissingId cause) {
  return Unknown{Interval<Rational>{Rational::from_decimal(low), Rational::from_decimal(high)}, {cause}};
}

Interval<Rational> bounds(Outcome const& outcome) { return std::get<Interval<Rational>>(outcome.unknown().possible); }
Interval<Rational> interval(char const* low, char const* high) {
  return {Rational::from_decimal(low), Rational::from_decimal(high)};
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
  Parts const parts{{yes(), number("10")}, {open(7), number("20")}};
  EXPECT_EQ(bounds(put_together(AggregateOperator::count, parts)), interval("1", "2"));
  EXPECT_EQ(bounds(put_together(AggregateOperator::sum, parts)), interval("10", "30"));
  EXPECT_EQ(bounds(put_together(AggregateOperator::mean, parts)), interval("10", "15"));
  EXPECT_EQ(bounds(put_together(AggregateOperator::largest, parts)), interval("10", "20"));
  EXPECT_EQ(put_together(AggregateOperator::smallest, parts).value(), Value(Rational(10)));
  EXPECT_EQ(put_together(AggregateOperator::sum, parts).causes(), MissingSet{7});
}

TEST(Aggregate, AnOpenElementMovesTheMeanByItsWeight) {
  Parts const parts{{yes(), number("100"), number("0.7")}, {yes(), between("0", "120", 3), number("0.3")}};
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
  Parts const parts{{yes(), number("5"), between("0", "1", 2)}};
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
