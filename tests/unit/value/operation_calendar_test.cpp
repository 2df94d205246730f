#include <string>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using Policy = CalendarPolicy;

std::string sum(Outcome const& date, Outcome const& duration, Policy policy = Policy::end_of_month) {
  return show(add_duration(date, duration, policy));
}
std::string difference(Outcome const& date, Outcome const& duration, Policy policy = Policy::end_of_month) {
  return show(subtract_duration(date, duration, policy));
}
std::string since(Outcome const& from, Outcome const& to, Policy policy = Policy::end_of_month) {
  return show(time_since(from, to, policy));
}

TEST(AddDuration, FollowsThePolicy) {
  EXPECT_EQ(sum(day("2024-02-29"), length("P1Y"), Policy::first_of_next_month), "2025-03-01");
  EXPECT_EQ(sum(day("2024-02-29"), length("P1Y"), Policy::end_of_month), "2025-02-28");
  EXPECT_EQ(sum(day("2024-02-29"), length("P1Y"), Policy::data_error), "T903 2024-02-29 P1Y");
  EXPECT_EQ(sum(day("2024-02-29"), length("P4Y"), Policy::none), "2028-02-29");
  EXPECT_EQ(difference(day("2024-03-31"), length("P1M"), Policy::first_of_next_month), "2024-03-01");
  EXPECT_EQ(difference(day("2024-03-31"), length("P1M"), Policy::none), "T903 2024-03-31 P1M");
  EXPECT_EQ(difference(day("2024-03-31"), length("P1M1D"), Policy::end_of_month), "2024-02-28");
}

TEST(AddDuration, LeavesTheCalendarWithAnotherFault) {
  for (auto const policy : {Policy::none, Policy::data_error, Policy::end_of_month, Policy::first_of_next_month}) {
    EXPECT_EQ(sum(day("9999-12-31"), length("P1D"), policy), "T904 9999-12-31 P1D");
    EXPECT_EQ(difference(day("0001-01-31"), length("P2M"), policy), "T904 0001-01-31 P2M");
    EXPECT_EQ(sum(day("2023-01-31"), length("P9000Y1M"), policy), "T904 2023-01-31 P9000Y1M");
  }
  // 31 January of the year 1 plus a month is 28 February or 1 March; only from the latter 59 days lead back into the year 1.
  auto const forth_and_back = Outcome(Value(Duration{1, -59}));
  EXPECT_EQ(sum(day("0001-01-31"), forth_and_back, Policy::first_of_next_month), "0001-01-01");
  EXPECT_TRUE(sum(day("0001-01-31"), forth_and_back, Policy::end_of_month).starts_with("T904"));
  EXPECT_TRUE(sum(day("0001-01-31"), forth_and_back, Policy::data_error).starts_with("T903"));
}

TEST(AddDuration, PossibleDatesMoveTogether) {
  EXPECT_EQ(sum(days("[2000-01-10 .. 2000-06-20]"), length("P58Y")), "[2058-01-10 .. 2058-06-20] ?1");
  EXPECT_EQ(sum(days("(2000-01-10 .. -)"), length("P58Y")), "[2058-01-11 .. -) ?1");
  EXPECT_EQ(difference(days("(- .. 2000-03-31]"), length("P1M")), "(- .. 2000-02-29] ?1");
  EXPECT_EQ(sum(days("[2023-01-29 .. 2023-01-31]"), length("P1M"), Policy::end_of_month), "2023-02-28");
  EXPECT_EQ(sum(days("[2023-01-29 .. 2023-01-31]"), length("P1M"), Policy::first_of_next_month), "2023-03-01");
  EXPECT_EQ(sum(days("[2023-01-29 .. 2023-01-31]"), length("P1M"), Policy::data_error),
            "[2023-02-28 .. 2023-03-01] ?1");
  EXPECT_EQ(sum(days("[2023-01-01 .. 9999-12-31]"), length("P1D")), "[2023-01-02 .. -) ?1");
}

TEST(AddDuration, PossibleDurationsAreNotOrderedAsDates) {
  EXPECT_EQ(sum(day("2023-01-01"), lengths("[P5D .. P50D]")), "[2023-01-06 .. 2023-02-20] ?1");
  EXPECT_EQ(difference(day("2023-01-01"), lengths("[P5D .. P50D]", 2)), "[2022-11-12 .. 2022-12-27] ?2");
  EXPECT_EQ(sum(day("2023-01-01"), lengths("[P1Y .. P2Y]")), "[2024-01-01 .. -) ?1");
  EXPECT_EQ(sum(day("2023-01-01"), lengths("[P100D .. P2M]")), "[2023-02-01 .. -) ?1");
  EXPECT_EQ(difference(day("2023-01-01"), lengths("[P1Y .. P2Y]")), "(- .. 2022-01-01] ?1");
  EXPECT_EQ(sum(day("2023-01-01"), lengths("[-P1Y .. -P1M]")), "(- .. 2022-12-01] ?1");
  EXPECT_EQ(sum(day("2023-01-01"), lengths("[-P1Y .. P1M]")), "(- .. -) ?1");
  EXPECT_EQ(sum(day("2023-01-01"), lengths("[P1Y .. -)")), "[2024-01-01 .. -) ?1");
}

TEST(AddDuration, ExtremeDurationsAreBounds) {
  auto const huge = Duration{INT32_MAX, INT32_MAX};
  auto const least = Duration{INT32_MIN, INT32_MIN};
  EXPECT_EQ(sum(day("2023-01-01"), Unknown{Interval<Duration>{huge, {}, false, false}, {1}}), "(- .. -) ?1");
  EXPECT_EQ(difference(day("2023-01-01"), Unknown{Interval<Duration>{{}, least, false, false}, {1}}), "(- .. -) ?1");
}

TEST(AddDuration, FaultsPassLeftFirst) {
  auto const broken = fault(source::DiagnosticCode::no_row_matches);
  EXPECT_EQ(sum(broken, not_applicable()), "T908");
  EXPECT_EQ(difference(not_applicable(), broken), "T906");
  EXPECT_EQ(since(days("[2023-01-01 .. 2024-01-01]"), broken), "T908");
}

TEST(FirstOfNextMonth, IsThatOfTheMonthAfterTheDate) {
  EXPECT_EQ(show(first_of_next_month(day("1961-09-30"))), "1961-10-01");
  EXPECT_EQ(show(first_of_next_month(day("1961-10-01"))), "1961-11-01");
  EXPECT_EQ(show(first_of_next_month(day("2021-12-31"))), "2022-01-01");
  EXPECT_EQ(show(first_of_next_month(day("9999-12-01"))), "T904 9999-12-01 P1M");
  EXPECT_EQ(show(first_of_next_month(days("[2021-01-31 .. 2021-03-01]"))), "[2021-02-01 .. 2021-04-01] ?1");
  EXPECT_EQ(show(first_of_next_month(days("[2021-02-01 .. 2021-02-28]"))), "2021-03-01");
  EXPECT_EQ(show(first_of_next_month(days("[2021-02-01 .. -)"))), "[2021-03-01 .. -) ?1");
}

TEST(CalendarYear, IsAWholeNumber) {
  EXPECT_EQ(show(calendar_year(day("2021-12-31"))), "2021");
  EXPECT_EQ(show(calendar_year(days("[2021-01-31 .. 2021-03-01]"))), "2021");
  EXPECT_EQ(show(calendar_year(days("(- .. 2021-03-01]"))), "(- .. 2021] ?1");
}

TEST(TimeSince, KnownDates) {
  EXPECT_EQ(since(day("2018-03-09"), day("2023-03-10")), "P5Y1D");
  EXPECT_EQ(since(day("2023-03-10"), day("2018-03-09")), "-P5Y1D");
}

TEST(TimeSince, NamesTheAnniversaryThatIsMissing) {
  EXPECT_EQ(since(day("1968-02-29"), day("2023-02-28"), Policy::data_error), "T903 1968-02-29 P55Y");
  EXPECT_EQ(since(day("1968-02-29"), day("2023-03-01"), Policy::none), "T903 1968-02-29 P55Y");
  EXPECT_EQ(since(day("2023-03-01"), day("2023-01-31"), Policy::none), "T903 2023-01-31 P1M");
}

TEST(TimeSince, PossibleDates) {
  EXPECT_EQ(since(day("2020-01-01"), days("[2021-01-01 .. 2022-06-15]")), "[P1Y .. P2Y5M14D] ?1");
  EXPECT_EQ(since(days("(2020-01-01 .. 2020-06-01]"), day("2021-01-01")), "[P7M .. P11M30D] ?1");
  EXPECT_EQ(since(day("2020-01-01"), days("[2021-01-01 .. -)")), "[P1Y .. -) ?1");
  EXPECT_EQ(since(days("[2020-01-01 .. 2021-01-01]", 1), days("[2020-07-01 .. 2020-08-01]", 2)), "[-P6M .. P7M] ?1,2");
  EXPECT_EQ(since(days("(- .. -)"), day("2021-01-01")), "(- .. -) ?1");
}

TEST(TimeSince, PossibleDatesWithoutAPolicyStayOpen) {
  EXPECT_EQ(since(days("[2023-01-30 .. 2023-01-31]"), day("2023-03-01"), Policy::first_of_next_month), "P1M");
  EXPECT_EQ(since(days("[2023-01-30 .. 2023-01-31]"), day("2023-03-01"), Policy::data_error), "[P1M .. P1M1D] ?1");
}

}  // namespace
}  // namespace timbang::value::testing
