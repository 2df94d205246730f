#include <string>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

std::string rounded(Outcome const& operand, std::uint32_t decimals, RoundingMode mode = RoundingMode::half_up) {
  return show(round(operand, decimals, mode, false));
}

std::string limited(Outcome const& operand, Outcome const& low, Outcome const& high) {
  return show(clamp(operand, low, high));
}

TEST(Round, RoundsKnownNumbers) {
  EXPECT_EQ(rounded(number("-2.5"), 0), "-3");
  EXPECT_EQ(rounded(number("82.135"), 2), "82.14");
  EXPECT_EQ(rounded(number("82.135"), 2, RoundingMode::half_even), "82.14");
  EXPECT_EQ(rounded(number("82.145"), 2, RoundingMode::half_even), "82.14");
  EXPECT_EQ(rounded(number("1/3"), 2, RoundingMode::up), "0.34");
}

TEST(Round, PercentagesCountTheDecimalsThatArePrinted) {
  EXPECT_EQ(show(round(number("2/3"), 2, RoundingMode::half_up, true)), "0.6667");
  EXPECT_EQ(show(round(number("2/3"), 0, RoundingMode::down, true)), "0.66");
}

TEST(Round, PossibleValuesRoundToClosedBounds) {
  EXPECT_EQ(rounded(numbers("(1.26 .. 2.14)"), 1), "[1.3 .. 2.1] ?1");
  EXPECT_EQ(rounded(numbers("[-2.5 .. -)"), 0), "[-3 .. -) ?1");
  EXPECT_EQ(rounded(numbers("(1.6 .. 2.4)"), 0), "2");
  EXPECT_EQ(rounded(numbers("(1.4 .. 2.4)"), 0), "[1 .. 2] ?1");
  EXPECT_EQ(rounded(numbers("(- .. -)"), 0), "(- .. -) ?1");
}

TEST(Round, ManyDecimalsEndQuickly) {
  auto const limit = "T902 1000";
  EXPECT_EQ(rounded(number("1/3"), 999), "0." + std::string(999, '3'));
  EXPECT_EQ(rounded(number("1/3"), 1000), limit);
  EXPECT_EQ(rounded(number("1/3"), UINT32_MAX), limit);
  EXPECT_EQ(show(round(number("1/3"), UINT32_MAX, RoundingMode::up, true)), limit);
  EXPECT_EQ(rounded(number("-1.5"), UINT32_MAX), "-1.5");
  EXPECT_EQ(rounded(numbers("[0.5 .. 2/3)"), UINT32_MAX), "[0.5 .. -) ?1");
}

TEST(Round, DecimalsCanPassTheDigitLimit) {
  auto const third = number("1" + std::string(999, '0') + "/3");
  EXPECT_EQ(rounded(third, 0), std::string(999, '3'));
  EXPECT_EQ(rounded(third, 1), std::string(999, '3') + ".3");
  EXPECT_EQ(rounded(third, 2), "T902 1000");
  // (10^1000 - 1) / 2 is whole plus a half; the next whole number still has 1000 digits.
  EXPECT_EQ(rounded(number(std::string(1000, '9') + "/2"), 0), "5" + std::string(999, '0'));
}

TEST(Round, FaultsAndWhatDoesNotApplyPass) {
  EXPECT_EQ(rounded(not_applicable(), 2), "not applicable");
  EXPECT_EQ(rounded(fault(source::DiagnosticCode::division_by_zero), 2), "T901");
}

TEST(Clamp, BringsToTheLimits) {
  EXPECT_EQ(limited(number("130"), number("0"), number("120")), "120");
  EXPECT_EQ(limited(number("-1"), number("0"), number("120")), "0");
  EXPECT_EQ(limited(number("98.5"), number("0"), number("120")), "98.5");
  EXPECT_EQ(limited(number("5"), number("10"), number("7")), "7");
}

TEST(Clamp, LimitsPossibleValues) {
  EXPECT_EQ(limited(numbers("[-5 .. 130)"), number("0"), number("120")), "[0 .. 120] ?1");
  EXPECT_EQ(limited(numbers("(- .. 50)"), number("0"), number("120")), "[0 .. 50) ?1");
  EXPECT_EQ(limited(numbers("(120 .. -)"), number("0"), number("120")), "120");
  EXPECT_EQ(limited(numbers("(100 .. 130)"), number("0"), number("120")), "(100 .. 120] ?1");
  EXPECT_EQ(limited(numbers("(0 .. 120)"), number("0"), number("120")), "(0 .. 120) ?1");
  EXPECT_EQ(limited(number("50"), number("0"), numbers("(40 .. 60)", 2)), "(40 .. 50] ?2");
  EXPECT_EQ(limited(numbers("[1 .. 2]", 1), numbers("[0 .. 3)", 2), number("9")), "[1 .. 3) ?1,2");
  EXPECT_EQ(limited(number("50"), numbers("[0 .. 10]", 2), number("100")), "50");
}

TEST(Clamp, FaultsAndWhatDoesNotApplyPass) {
  auto const broken = fault(source::DiagnosticCode::division_by_zero);
  EXPECT_EQ(limited(not_applicable(), broken, broken), "not applicable");
  EXPECT_EQ(limited(number("1"), broken, not_applicable()), "T901");
  EXPECT_EQ(limited(numbers("[0 .. 1]"), number("0"), not_applicable()), "T906");
}

}  // namespace
}  // namespace timbang::value::testing
