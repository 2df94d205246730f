#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using Operator = ComparisonOperator;
using Policy = CalendarPolicy;

std::vector<Operator> const all_operators{Operator::equal,      Operator::not_equal, Operator::less,
                                          Operator::less_equal, Operator::greater,   Operator::greater_equal};

char letter(Outcome const& answer) {
  if (answer.is_true()) return 'y';
  if (answer.is_false()) return 'n';
  return answer.is_unknown() ? '?' : 'f';
}

/// The answers to = <> < <= > >=, one letter each: y, n, ? for open, f for a fault.
std::string answers(Outcome const& left, Outcome const& right) {
  std::string letters;
  for (auto const operation : all_operators) letters += letter(compare(operation, left, right));
  return letters;
}

TEST(Compare, KnownValuesOfEveryKind) {
  std::string const less = "nyyynn";
  std::string const equal = "ynnyny";
  std::string const greater = "nynnyy";
  EXPECT_EQ(answers(number("1/3"), number("0.34")), less);
  EXPECT_EQ(answers(number("0.5"), number("1/2")), equal);
  EXPECT_EQ(answers(number("-1"), number("-2")), greater);
  EXPECT_EQ(answers(choice(1), choice(3)), less);
  EXPECT_EQ(answers(choice(3), choice(3)), equal);
  EXPECT_EQ(answers(choice(3), choice(1)), greater);
  EXPECT_EQ(answers(day("2023-12-31"), day("2024-01-01")), less);
  EXPECT_EQ(answers(day("2024-01-01"), day("2024-01-01")), equal);
  EXPECT_EQ(answers(day("2024-01-01"), day("2023-12-31")), greater);
  EXPECT_EQ(answers(length("P4Y11M30D"), length("P5Y")), less);
  EXPECT_EQ(answers(length("P60M"), length("P5Y")), equal);
  EXPECT_EQ(answers(length("P5Y1D"), length("P5Y")), greater);
  EXPECT_EQ(answers(no(), yes()), less);
  EXPECT_EQ(answers(yes(), yes()), equal);
}

TEST(Compare, TextKnowsEqualAndNotEqual) {
  EXPECT_EQ(show(compare(Operator::equal, text("a"), text("a"))), "yes");
  EXPECT_EQ(show(compare(Operator::equal, text("a"), text("b"))), "no");
  EXPECT_EQ(show(compare(Operator::not_equal, text("a"), text("b"))), "yes");
  EXPECT_EQ(show(compare(Operator::equal, text("a"), Unknown{AnyText{}, {3}})), "yes or no ?3");
  EXPECT_EQ(show(compare(Operator::not_equal, Unknown{AnyText{}, {1}}, Unknown{AnyText{}, {2}})), "yes or no ?1,2");
}

TEST(Compare, NoUnknownDateLiesOutsideTheCalendar) {
  EXPECT_EQ(answers(day("9999-12-31"), days("(- .. -)")), "??n??y");
  EXPECT_EQ(answers(days("(- .. -)"), day("9999-12-31")), "???yn?");
  EXPECT_EQ(answers(day("0001-01-01"), days("(- .. -)")), "???yn?");
  EXPECT_EQ(answers(day("9999-12-30"), days("(- .. -)")), "??????");
}

TEST(Compare, PossibleNumbersDecideWhereTheyCan) {
  EXPECT_EQ(answers(numbers("[1 .. 2]"), number("3")), "nyyynn");
  EXPECT_EQ(answers(numbers("[1 .. 3]"), number("3")), "???yn?");
  EXPECT_EQ(answers(numbers("[1 .. 3)"), number("3")), "nyyynn");
  EXPECT_EQ(answers(numbers("(3 .. 4]"), number("3")), "nynnyy");
  EXPECT_EQ(answers(numbers("[3 .. -)"), number("3")), "??n??y");
  EXPECT_EQ(answers(numbers("(- .. -)"), number("3")), "??????");
  EXPECT_EQ(answers(numbers("[1 .. 2)", 1), numbers("[2 .. 3]", 2)), "nyyynn");
  EXPECT_EQ(answers(numbers("[1 .. 2]", 1), numbers("[2 .. 3]", 2)), "???yn?");
  EXPECT_EQ(answers(numbers("[1 .. 2]", 1), numbers("[1 .. 2]", 1)), "??????");
}

TEST(Compare, PossibleValuesOfAnEnumeration) {
  // sangat_kurang, kurang, cukup, baik, sangat_baik
  EXPECT_EQ(show(compare(Operator::greater_equal, choices({3, 4}, 1), choice(3))), "yes");
  EXPECT_EQ(show(compare(Operator::greater_equal, choices({2, 4}, 1), choice(3))), "yes or no ?1");
  EXPECT_EQ(show(compare(Operator::equal, choices({2, 4}, 1), choice(3))), "no");
  EXPECT_EQ(answers(choices({0, 1}, 1), choices({2, 3}, 2)), "nyyynn");
  EXPECT_EQ(answers(choices({0, 2}, 1), choices({2, 3}, 2)), "???yn?");
  EXPECT_EQ(answers(choices({0, 3}, 1), choices({1, 2}, 2)), "ny????");
}

TEST(Compare, PossibleBooleansAndDates) {
  EXPECT_EQ(show(compare(Operator::equal, maybe(1), yes())), "yes or no ?1");
  EXPECT_EQ(show(compare(Operator::equal, maybe(1), maybe(1))), "yes or no ?1");
  EXPECT_EQ(answers(days("[2023-01-01 .. 2023-12-31]"), day("2024-01-01")), "nyyynn");
  EXPECT_EQ(answers(days("(2023-01-01 .. 2023-01-03)"), day("2023-01-02")), "ynnyny");
  EXPECT_EQ(answers(days("(2023-01-01 .. -)"), day("2023-01-02")), "??n??y");
}

TEST(Compare, LengthsInDaysAndMonths) {
  EXPECT_EQ(show(compare(Operator::less, length("P31D"), length("P1M"))), "T905 P31D P1M");
  EXPECT_EQ(show(compare(Operator::equal, length("P1M"), length("P31D"))), "T905 P1M P31D");
  EXPECT_EQ(answers(length("P30D"), length("P1M")), "nyyynn");
  EXPECT_EQ(answers(length("P30D"), length("P1Y")), "nyyynn");
  EXPECT_EQ(answers(length("P27D"), length("P1M")), "nyyynn");
  EXPECT_EQ(answers(lengths("[P0D .. P2Y]"), length("P5Y")), "nyyynn");
  EXPECT_EQ(answers(lengths("[P5Y .. -)"), length("P5Y")), "??n??y");
  EXPECT_EQ(answers(lengths("[P0D .. P60D]"), length("P2M")), "??????");
  EXPECT_EQ(answers(length("P2M"), lengths("[P0D .. P60D]")), "??????");
}

TEST(Compare, FaultsPassLeftFirst) {
  auto const left = fault(source::DiagnosticCode::no_row_matches);
  for (auto const operation : all_operators) {
    EXPECT_EQ(show(compare(operation, left, not_applicable())), "T908");
    EXPECT_EQ(show(compare(operation, not_applicable(), left)), "T906");
    EXPECT_EQ(show(compare(operation, numbers("[0 .. 1]"), left)), "T908");
  }
}

TEST(Compare, TimeSinceReachesYearsExactlyOnTheAnniversary) {
  auto const first = Date::from_iso("2018-12-20")->day_number();
  auto const last = Date::from_iso("2022-05-01")->day_number();
  for (auto const policy : {Policy::first_of_next_month, Policy::end_of_month}) {
    for (auto from = Date::from_iso("2019-12-20")->day_number(); from < first + 470; from += 1) {
      for (auto to = first; to <= last; ++to) {
        Outcome const start = Value(*Date::from_day_number(from));
        Outcome const end = Value(*Date::from_day_number(to));
        auto const length = time_since(start, end, policy);
        for (auto const years : {0, 1, 2}) {
          Outcome const stated = Value(Duration{12 * years, 0});
          auto const anniversary = add_duration(start, stated, policy);
          for (auto const operation : all_operators) {
            ASSERT_EQ(letter(compare(operation, length, stated)), letter(compare(operation, end, anniversary)))
                << show(start) << " to " << show(end) << ": " << show(length) << " against " << years << " years";
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace timbang::value::testing
