#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using Operator = ArithmeticOperator;

std::string sum(Outcome const& a, Outcome const& b) { return show(arithmetic(Operator::add, a, b)); }
std::string difference(Outcome const& a, Outcome const& b) { return show(arithmetic(Operator::subtract, a, b)); }
std::string product(Outcome const& a, Outcome const& b) { return show(arithmetic(Operator::multiply, a, b)); }
std::string quotient(Outcome const& a, Outcome const& b) { return show(arithmetic(Operator::divide, a, b)); }

std::vector<Operator> const all_operators{Operator::add, Operator::subtract, Operator::multiply, Operator::divide};

TEST(Arithmetic, ComputesKnownNumbersExactly) {
  EXPECT_EQ(sum(number("0.1"), number("0.2")), "0.3");
  EXPECT_EQ(difference(number("1"), number("9.12")), "-8.12");
  EXPECT_EQ(product(number("1/3"), number("3")), "1");
  EXPECT_EQ(quotient(number("9.12"), number("12")), "0.76");
  EXPECT_EQ(quotient(number("1"), number("-3")), "-1/3");
}

TEST(Arithmetic, DivisionByZeroIsAFault) {
  EXPECT_EQ(quotient(number("1"), number("0")), "T901");
  EXPECT_EQ(quotient(number("0"), number("0")), "T901");
  EXPECT_EQ(quotient(numbers("[1 .. 2]"), number("0")), "T901");
}

TEST(Arithmetic, DigitLimitIsExactForNumeratorAndDenominator) {
  auto const nines = number(std::string(1000, '9'));
  auto const tiny = number("1/" + std::string(1000, '9'));
  EXPECT_EQ(sum(nines, number("0")), std::string(1000, '9'));
  EXPECT_EQ(sum(nines, number("1")), "T902 1000");
  EXPECT_EQ(difference(number("-1"), nines), "T902 1000");
  EXPECT_EQ(product(nines, nines), "T902 1000");
  EXPECT_EQ(product(nines, tiny), "1");
  EXPECT_EQ(quotient(tiny, number("2")), "T902 1000");
  EXPECT_EQ(quotient(number("1"), nines), show(tiny));
}

TEST(Arithmetic, FaultsPassLeftFirst) {
  auto const left = fault(source::DiagnosticCode::no_row_matches);
  auto const right = fault(source::DiagnosticCode::several_rows_match);
  for (auto const operation : all_operators) {
    EXPECT_EQ(show(arithmetic(operation, left, right)), "T908");
    EXPECT_EQ(show(arithmetic(operation, numbers("[0 .. 1]"), right)), "T909");
    EXPECT_EQ(show(arithmetic(operation, not_applicable(), right)), "T906");
    EXPECT_EQ(show(arithmetic(operation, left, number("0"))), "T908");
    EXPECT_EQ(show(arithmetic(operation, number("1"), not_applicable())), "T906");
  }
}

TEST(Arithmetic, SumsAndDifferencesOfIntervals) {
  EXPECT_EQ(sum(numbers("[1 .. 2)", 1), numbers("[10 .. 20]", 2)), "[11 .. 22) ?1,2");
  EXPECT_EQ(sum(number("5"), numbers("(1 .. -)")), "(6 .. -) ?1");
  EXPECT_EQ(sum(numbers("(- .. 3]"), numbers("(1 .. -)")), "(- .. -) ?1");
  EXPECT_EQ(difference(numbers("[1 .. 2)", 1), numbers("[10 .. 20]", 2)), "[-19 .. -8) ?1,2");
  EXPECT_EQ(difference(number("5"), numbers("(1 .. -)")), "(- .. 4) ?1");
}

TEST(Arithmetic, ProductsOfIntervalsWithSigns) {
  EXPECT_EQ(product(numbers("[2 .. 3]"), numbers("[5 .. 7]")), "[10 .. 21] ?1");
  EXPECT_EQ(product(numbers("[-2 .. 3]"), numbers("[5 .. 7)")), "(-14 .. 21) ?1");
  EXPECT_EQ(product(numbers("[-2 .. 3]"), numbers("[-5 .. 7]")), "[-15 .. 21] ?1");
  EXPECT_EQ(product(numbers("[-3 .. -2]"), numbers("(-7 .. -5]")), "[10 .. 21) ?1");
  EXPECT_EQ(product(number("-2"), numbers("[1 .. -)")), "(- .. -2] ?1");
  EXPECT_EQ(product(numbers("[-1 .. 1]"), numbers("[2 .. -)")), "(- .. -) ?1");
}

TEST(Arithmetic, ZeroTimesAnythingIsZero) {
  EXPECT_EQ(product(number("0"), numbers("(- .. -)")), "0");
  EXPECT_EQ(product(numbers("(5 .. -)"), number("0")), "0");
  EXPECT_EQ(product(numbers("[0 .. 1]"), numbers("[1 .. -)")), "[0 .. -) ?1");
  EXPECT_EQ(product(numbers("(0 .. 1]"), numbers("[1 .. -)")), "(0 .. -) ?1");
  EXPECT_EQ(product(numbers("(0 .. 1]"), numbers("(-2 .. 0]")), "(-2 .. 0] ?1");
  EXPECT_EQ(product(numbers("(0 .. 1)"), numbers("(0 .. 2]")), "(0 .. 2) ?1");
  EXPECT_EQ(quotient(number("0"), numbers("[1 .. -)")), "0");
}

TEST(Arithmetic, QuotientsOfIntervals) {
  EXPECT_EQ(quotient(numbers("[1 .. 2]"), numbers("[4 .. 8)")), "(0.125 .. 0.5] ?1");
  EXPECT_EQ(quotient(numbers("[1 .. 2]"), numbers("[-8 .. -4]")), "[-0.5 .. -0.125] ?1");
  EXPECT_EQ(quotient(number("1"), numbers("(0 .. 4]")), "[0.25 .. -) ?1");
  EXPECT_EQ(quotient(number("1"), numbers("[-4 .. 0)")), "(- .. -0.25] ?1");
  EXPECT_EQ(quotient(number("1"), numbers("[4 .. -)")), "(0 .. 0.25] ?1");
  EXPECT_EQ(quotient(numbers("[-1 .. 2]"), numbers("(- .. -4]")), "[-0.5 .. 0.25] ?1");
  EXPECT_EQ(quotient(numbers("(3 .. 6]"), number("3")), "(1 .. 2] ?1");
}

TEST(Arithmetic, DivisorThatCouldBeZeroLeavesAnything) {
  EXPECT_EQ(quotient(number("1"), numbers("[0 .. 4]")), "(- .. -) ?1");
  EXPECT_EQ(quotient(number("0"), numbers("[0 .. 4]")), "(- .. -) ?1");
  EXPECT_EQ(quotient(numbers("[1 .. 2]", 2), numbers("[-4 .. 4]")), "(- .. -) ?1,2");
}

TEST(Arithmetic, BoundsBeyondTheDigitLimitAreDropped) {
  auto const nines = std::string(1000, '9');
  EXPECT_EQ(sum(numbers("[1 .. " + nines + "]"), number("1")), "[2 .. -) ?1");
  EXPECT_EQ(difference(numbers("(-" + nines + " .. 0)"), number("1")), "(- .. -1) ?1");
  EXPECT_EQ(quotient(number("1"), numbers("(0.5 .. 1" + std::string(999, '0') + "]")),
            "[0." + std::string(998, '0') + "1 .. 2) ?1");
}

}  // namespace
}  // namespace timbang::value::testing
