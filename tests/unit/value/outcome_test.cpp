#include "engine/value/outcome.h"

#include <gtest/gtest.h>

namespace timbang::value {
namespace {

TEST(Outcome, UniteSortsAndDropsDoubles) {
  EXPECT_EQ(unite({1, 3, 5}, {2, 3, 9}), (MissingSet{1, 2, 3, 5, 9}));
  EXPECT_EQ(unite({}, {4}), (MissingSet{4}));
  EXPECT_EQ(unite({}, {}), MissingSet{});
}

TEST(Outcome, UnknownWithOneValueLeftIsThatValue) {
  Outcome const known = Unknown{Interval<Rational>{2, 2, false, false}, {7}};
  ASSERT_TRUE(known.is_known());
  EXPECT_EQ(known.as<Rational>(), Rational(2));
  EXPECT_EQ(known.causes(), MissingSet{});

  Outcome const open = Unknown{Interval<Rational>{2, 3, false, false}, {7}};
  ASSERT_TRUE(open.is_unknown());
  EXPECT_EQ(open.causes(), MissingSet{7});
  EXPECT_EQ(open.possible(), Possible(Interval<Rational>{2, 3, false, false}));
}

TEST(Outcome, TruthIsAskedOfKnownBooleansOnly) {
  EXPECT_TRUE(Outcome(Value(true)).is_true());
  EXPECT_FALSE(Outcome(Value(true)).is_false());
  EXPECT_TRUE(Outcome(Value(false)).is_false());
  EXPECT_FALSE(Outcome(Value(Rational(1))).is_true());
  EXPECT_FALSE(Outcome(Value(Rational(0))).is_false());
  EXPECT_FALSE(Outcome(Unknown{BooleanSet{}, {}}).is_true());
  EXPECT_FALSE(Outcome(Unknown{BooleanSet{}, {}}).is_false());
  EXPECT_FALSE(Outcome(NotApplicable{}).is_false());
  EXPECT_TRUE(Outcome(Unknown{BooleanSet{false, true}, {1}}).is_true());
}

TEST(Outcome, KnowsWhichOfFourItIs) {
  Outcome const fault = Fault{source::DiagnosticCode::division_by_zero, {}};
  EXPECT_TRUE(fault.is_fault());
  EXPECT_FALSE(fault.is_known() || fault.is_unknown() || fault.is_not_applicable());
  EXPECT_TRUE(Outcome(NotApplicable{}).is_not_applicable());
  EXPECT_EQ(fault.causes(), MissingSet{});
  EXPECT_EQ(Outcome(Value(Rational(5))).possible(), Possible(Interval<Rational>{5, 5, false, false}));
}

}  // namespace
}  // namespace timbang::value
