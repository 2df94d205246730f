#include <string>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using Code = source::DiagnosticCode;

std::string within(Outcome const& operand, Outcome const& low, Outcome const& high, bool low_open, bool high_open) {
  return show(in_interval(operand, IntervalBounds{&low, &high, low_open, high_open}));
}

TEST(IsOneOf, KnownOperand) {
  EXPECT_EQ(show(is_one_of(choice(2), {choice(1), choice(2)})), "yes");
  EXPECT_EQ(show(is_one_of(choice(3), {choice(1), choice(2)})), "no");
  EXPECT_EQ(show(is_one_of(text("II/a"), {text("I/d"), text("II/a")})), "yes");
  EXPECT_EQ(show(is_one_of(number("5"), {})), "no");
}

TEST(IsOneOf, UnknownOperandNamesItsCauseOnce) {
  EXPECT_EQ(show(is_one_of(numbers("[0 .. 9]", 4), {number("1"), number("2")})), "yes or no ?4");
  EXPECT_EQ(show(is_one_of(numbers("[0 .. 9]", 4), {number("10"), number("-2")})), "no");
  EXPECT_EQ(show(is_one_of(Unknown{AnyText{}, {4}}, {text("a"), text("b")})), "yes or no ?4");
}

TEST(IsOneOf, AllPossibleValuesAmongTheCandidatesIsYes) {
  EXPECT_EQ(show(is_one_of(choices({1, 2}, 4), {choice(1), choice(2), choice(3)})), "yes");
  EXPECT_EQ(show(is_one_of(choices({1, 2}, 4), {choice(1), choice(3)})), "yes or no ?4");
  EXPECT_EQ(show(is_one_of(choices({1, 2}, 4), {choice(0), choice(3)})), "no");
  EXPECT_EQ(show(is_one_of(choices({1, 2}, 4), {choice(1), choices({2, 3}, 5)})), "yes or no ?4,5");
}

TEST(IsOneOf, EqualityAbsorbsAFault) {
  auto const broken = fault(Code::no_row_matches);
  EXPECT_EQ(show(is_one_of(choice(2), {broken, choice(2)})), "yes");
  EXPECT_EQ(show(is_one_of(choice(2), {choice(1), broken})), "T908");
  EXPECT_EQ(show(is_one_of(choice(2), {not_applicable(), choice(1)})), "T906");
  EXPECT_EQ(show(is_one_of(choices({1, 2}, 4), {choice(1), broken})), "T908");
  EXPECT_EQ(show(is_one_of(choices({1, 2}, 4), {choice(1), broken, choice(2)})), "yes");
  EXPECT_EQ(show(is_one_of(broken, {choice(1)})), "T908");
  EXPECT_EQ(show(is_one_of(not_applicable(), {})), "T906");
}

TEST(InInterval, BoundsBelongUnlessOpen) {
  EXPECT_EQ(within(number("90"), number("90"), number("110"), false, true), "yes");
  EXPECT_EQ(within(number("90"), number("90"), number("110"), true, true), "no");
  EXPECT_EQ(within(number("110"), number("90"), number("110"), false, true), "no");
  EXPECT_EQ(within(number("110"), number("90"), number("110"), false, false), "yes");
  EXPECT_EQ(within(day("2024-01-01"), day("2023-01-01"), day("2023-12-31"), false, false), "no");
}

TEST(InInterval, AbsentBoundIsNoBound) {
  auto const ninety = number("90");
  EXPECT_EQ(show(in_interval(number("91"), IntervalBounds{&ninety, nullptr, false, false})), "yes");
  EXPECT_EQ(show(in_interval(number("90"), IntervalBounds{nullptr, &ninety, false, true})), "no");
  EXPECT_EQ(show(in_interval(number("90"), IntervalBounds{})), "yes");
  EXPECT_EQ(show(in_interval(not_applicable(), IntervalBounds{})), "T906");
}

TEST(InInterval, PossibleValues) {
  EXPECT_EQ(within(numbers("[91 .. 109]", 4), number("90"), number("110"), false, true), "yes");
  EXPECT_EQ(within(numbers("[91 .. 110]", 4), number("90"), number("110"), false, true), "yes or no ?4");
  EXPECT_EQ(within(numbers("[91 .. 110)", 4), number("90"), number("110"), false, true), "yes");
  EXPECT_EQ(within(numbers("[110 .. 120]", 4), number("90"), number("110"), false, true), "no");
  EXPECT_EQ(within(numbers("[91 .. 109]", 4), number("90"), numbers("[100 .. 105]", 5), false, true), "yes or no ?4,5");
  EXPECT_EQ(within(choices({0, 4}, 4), choice(1), choice(3), false, false), "no");
  EXPECT_EQ(within(choices({1, 3}, 4), choice(1), choice(3), false, false), "yes");
  EXPECT_EQ(within(choices({1, 3}, 4), choice(1), choice(3), false, true), "yes or no ?4");
}

TEST(InInterval, AFailedBoundAbsorbsAFault) {
  auto const broken = fault(Code::no_row_matches);
  EXPECT_EQ(within(number("80"), number("90"), broken, false, false), "no");
  EXPECT_EQ(within(number("120"), broken, number("110"), false, false), "no");
  EXPECT_EQ(within(number("100"), number("90"), broken, false, false), "T908");
}

}  // namespace
}  // namespace timbang::value::testing
