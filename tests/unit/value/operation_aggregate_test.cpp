#include <vector>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using source::DiagnosticCode;

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

}  // namespace
}  // namespace timbang::value::testing
