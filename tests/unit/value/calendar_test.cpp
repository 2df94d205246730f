// The calendar against a second one that only knows how to go to the next day.
#include "engine/value/calendar.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace timbang::value {
namespace {

using Policy = CalendarPolicy;

struct CountedDay {
  int year = 1;
  int month = 1;
  int day = 1;
};

bool is_leap(int year) { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }

int counted_days_in_month(int year, int month) {
  static int const days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

void go_to_next_day(CountedDay& counted) {
  if (++counted.day <= counted_days_in_month(counted.year, counted.month)) return;
  counted.day = 1;
  if (++counted.month <= 12) return;
  counted.month = 1;
  ++counted.year;
}

Date date(std::string const& iso) { return Date::from_iso(iso).value(); }

std::string iso(std::optional<Date> const& day) { return day ? day->to_iso() : "none"; }
std::string iso(std::optional<Duration> const& length) { return length ? length->to_iso() : "none"; }

std::vector<Date> days_between(std::string const& first, std::string const& last) {
  std::vector<Date> days;
  for (auto n = date(first).day_number(); n <= date(last).day_number(); ++n) {
    days.push_back(Date::from_day_number(n).value());
  }
  return days;
}

/// One month after the other, by the words of the policy.
std::optional<Date> counted_anniversary(Date from, int months, Policy policy) {
  auto year = from.year();
  auto month = from.month();
  for (int i = 0; i < months; ++i) {
    if (++month > 12) {
      month = 1;
      ++year;
    }
  }
  if (auto const same = Date::from_parts(year, month, from.day())) return same;
  if (policy == Policy::end_of_month) return Date::from_parts(year, month, counted_days_in_month(year, month));
  if (policy == Policy::first_of_next_month) return Date::from_parts(year, month + 1, 1);
  return std::nullopt;
}

/// The largest n whose anniversary has come, then one day after the other.
Duration counted_length(Date from, Date to, Policy policy) {
  int months = 0;
  while (counted_anniversary(from, months + 1, policy).value() <= to) ++months;
  int days = 0;
  auto day = counted_anniversary(from, months, policy).value();
  while (day < to) {
    day = Date::from_day_number(day.day_number() + 1).value();
    ++days;
  }
  return Duration{months, days};
}

TEST(Date, NumbersEveryDayOfTheCalendar) {
  auto number = Date::from_parts(1, 1, 1)->day_number();
  auto wrong = 0;
  for (CountedDay counted; counted.year <= 9999; go_to_next_day(counted), ++number) {
    auto const day = Date::from_day_number(number);
    auto const same = day && day->year() == counted.year && day->month() == counted.month && day->day() == counted.day;
    if (!same || day->day_number() != number) ++wrong;
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(number - 1, date("9999-12-31").day_number());
  EXPECT_FALSE(Date::from_day_number(number));
  EXPECT_FALSE(Date::from_day_number(date("0001-01-01").day_number() - 1));
  EXPECT_FALSE(Date::from_day_number(INT64_MAX));
  EXPECT_FALSE(Date::from_day_number(INT64_MIN));
  EXPECT_EQ(date("1970-01-01").day_number(), 0);
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(Date::from_parts(2000, 2, 29));
  EXPECT_TRUE(Date::from_parts(2024, 2, 29));
  EXPECT_FALSE(Date::from_parts(1900, 2, 29));
  EXPECT_FALSE(Date::from_parts(2023, 2, 29));
  EXPECT_FALSE(Date::from_parts(2023, 4, 31));
  EXPECT_FALSE(Date::from_parts(2023, 13, 1));
  EXPECT_FALSE(Date::from_parts(2023, 0, 1));
  EXPECT_FALSE(Date::from_parts(2023, 1, 0));
  EXPECT_FALSE(Date::from_parts(0, 1, 1));
  EXPECT_FALSE(Date::from_parts(10000, 1, 1));
}

TEST(Date, ReadsOnlyTheIsoForm) {
  EXPECT_EQ(iso(Date::from_iso("2023-03-10")), "2023-03-10");
  EXPECT_EQ(iso(Date::from_iso("0001-01-01")), "0001-01-01");
  for (std::string const text : {"", "2023-3-10", "2023-02-30", "10-03-2023", "2023/03/10", "2023-03-10 ", " 2023-03-1",
                                 "+023-03-10", "-023-03-10", "2023-0a-10", "20230310", "0000-01-01"}) {
    EXPECT_EQ(iso(Date::from_iso(text)), "none") << "'" << text << "'";
  }
}

TEST(AddMonths, FollowsThePolicyOnEveryDay) {
  for (auto const from : days_between("2019-12-20", "2021-03-10")) {
    for (int months = 0; months <= 50; ++months) {
      for (auto const policy : {Policy::first_of_next_month, Policy::end_of_month, Policy::data_error, Policy::none}) {
        ASSERT_EQ(iso(add_months(from, months, policy)), iso(counted_anniversary(from, months, policy)))
            << from.to_iso() << " + " << months;
      }
    }
  }
}

TEST(AddMonths, GoesBackToo) {
  EXPECT_EQ(iso(add_months(date("2024-02-29"), -12, Policy::end_of_month)), "2023-02-28");
  EXPECT_EQ(iso(add_months(date("2024-02-29"), -12, Policy::first_of_next_month)), "2023-03-01");
  EXPECT_EQ(iso(add_months(date("2024-02-29"), -12, Policy::data_error)), "none");
  EXPECT_EQ(iso(add_months(date("2024-02-29"), -48, Policy::none)), "2020-02-29");
  EXPECT_EQ(iso(add_months(date("2024-01-15"), -1, Policy::none)), "2023-12-15");
  for (auto const to : days_between("2023-01-25", "2024-03-05")) {
    for (int months = 0; months <= 30; ++months) {
      auto const back = add_months(to, -months, Policy::data_error);
      if (!back) continue;
      ASSERT_EQ(iso(counted_anniversary(*back, months, Policy::none)), to.to_iso());
    }
  }
}

TEST(AddMonths, StopsAtTheEndsOfTheCalendar) {
  EXPECT_EQ(iso(add_months(date("0001-02-15"), -1, Policy::none)), "0001-01-15");
  EXPECT_EQ(iso(add_months(date("0001-01-15"), -1, Policy::none)), "none");
  EXPECT_EQ(iso(add_months(date("9999-11-30"), 1, Policy::none)), "9999-12-30");
  EXPECT_EQ(iso(add_months(date("9999-12-30"), 1, Policy::none)), "none");
  EXPECT_EQ(iso(add_months(date("0001-01-01"), 12 * 9999 - 1, Policy::none)), "9999-12-01");
  EXPECT_EQ(iso(add_months(date("2023-01-01"), INT64_MAX, Policy::end_of_month)), "none");
  EXPECT_EQ(iso(add_months(date("2023-01-01"), INT64_MIN, Policy::end_of_month)), "none");
}

TEST(Add, TakesMonthsFirstThenDays) {
  EXPECT_EQ(iso(add(date("2023-01-31"), Duration{1, 1}, Policy::end_of_month)), "2023-03-01");
  EXPECT_EQ(iso(add(date("2023-01-31"), Duration{1, 1}, Policy::first_of_next_month)), "2023-03-02");
  EXPECT_EQ(iso(add(date("2023-01-31"), Duration{1, 1}, Policy::data_error)), "none");
  EXPECT_EQ(iso(subtract(date("2023-03-31"), Duration{1, 1}, Policy::end_of_month)), "2023-02-27");
  EXPECT_EQ(iso(subtract(date("2023-03-31"), Duration{1, 1}, Policy::first_of_next_month)), "2023-02-28");
  EXPECT_EQ(iso(add(date("2023-03-31"), Duration{-1, -1}, Policy::end_of_month)), "2023-02-27");
  EXPECT_EQ(iso(subtract(date("2023-03-31"), Duration{INT32_MIN, INT32_MIN}, Policy::end_of_month)), "none");
  EXPECT_EQ(iso(add(date("9999-12-31"), Duration{0, 1}, Policy::end_of_month)), "none");
  EXPECT_EQ(iso(subtract(date("0001-01-01"), Duration{0, INT32_MAX}, Policy::end_of_month)), "none");
}

TEST(Elapsed, CountsAnniversariesThenDays) {
  EXPECT_EQ(iso(elapsed(date("2021-09-02"), date("2022-09-02"), Policy::none)), "P1Y");
  EXPECT_EQ(iso(elapsed(date("2021-09-02"), date("2022-09-01"), Policy::none)), "P11M30D");
  EXPECT_EQ(iso(elapsed(date("2018-03-09"), date("2023-03-10"), Policy::none)), "P5Y1D");
  EXPECT_EQ(iso(elapsed(date("2022-09-02"), date("2021-09-02"), Policy::none)), "-P1Y");
  EXPECT_EQ(iso(elapsed(date("2022-09-02"), date("2022-09-02"), Policy::none)), "P0D");
}

TEST(Elapsed, HasAPolicyForTheTwentyNinthOfFebruary) {
  auto const leap_day = date("1968-02-29");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-02-28"), Policy::end_of_month)), "P55Y");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-02-28"), Policy::first_of_next_month)), "P54Y11M30D");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-02-28"), Policy::data_error)), "none");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-02-27"), Policy::data_error)), "P54Y11M29D");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-03-01"), Policy::first_of_next_month)), "P55Y");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-03-01"), Policy::end_of_month)), "P55Y1D");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-03-01"), Policy::none)), "none");
  EXPECT_EQ(iso(elapsed(leap_day, date("2023-03-29"), Policy::none)), "P55Y1M");
  EXPECT_EQ(iso(elapsed(leap_day, date("2024-02-29"), Policy::none)), "P56Y");
}

TEST(Elapsed, AgreesWithCountingOnEveryDay) {
  for (auto const from : days_between("2019-12-20", "2020-04-10")) {
    for (auto const to : days_between(from.to_iso(), "2021-06-01")) {
      auto const first = counted_length(from, to, Policy::first_of_next_month);
      auto const end = counted_length(from, to, Policy::end_of_month);
      ASSERT_EQ(iso(elapsed(from, to, Policy::first_of_next_month)), first.to_iso());
      ASSERT_EQ(iso(elapsed(from, to, Policy::end_of_month)), end.to_iso());
      // Without a way to move a day, there is an answer exactly where it does not matter which.
      auto const unmoved = first == end ? first.to_iso() : "none";
      ASSERT_EQ(iso(elapsed(from, to, Policy::none)), unmoved) << from.to_iso() << " " << to.to_iso();
      ASSERT_EQ(iso(elapsed(from, to, Policy::data_error)), unmoved);
      ASSERT_EQ(iso(elapsed(to, from, Policy::end_of_month)), (Duration{-end.months, -end.days}).to_iso());
    }
  }
}

TEST(Elapsed, ReachesMonthsExactlyOnTheAnniversary) {
  for (auto const policy : {Policy::first_of_next_month, Policy::end_of_month}) {
    for (auto const from : days_between("2019-12-20", "2021-03-10")) {
      for (auto const to : days_between("2019-06-01", "2024-04-01")) {
        auto const length = elapsed(from, to, policy).value();
        for (int const months : {0, 1, 2, 3, 11, 12, 13, 24, 36, 48}) {
          auto const anniversary = add_months(from, months, policy).value();
          auto const stated = Duration{months, 0};
          ASSERT_EQ(length >= stated, to >= anniversary) << from.to_iso() << " " << to.to_iso() << " " << months;
          ASSERT_EQ(length <= stated, to <= anniversary) << from.to_iso() << " " << to.to_iso() << " " << months;
        }
      }
    }
  }
}

TEST(Duration, WritesAndReadsIso) {
  std::map<std::string, Duration> const written{
      {"P0D", {0, 0}},       {"P5Y2M10D", {62, 10}},
      {"P1Y", {12, 0}},      {"P11M", {11, 0}},
      {"-P8D", {0, -8}},     {"P30D", {0, 30}},
      {"-P1Y2D", {-12, -2}}, {"P178956970Y7M2147483647D", {INT32_MAX, INT32_MAX}}};
  for (auto const& [text, length] : written) {
    EXPECT_EQ(length.to_iso(), text);
    EXPECT_EQ(Duration::from_iso(text), length);
  }
  EXPECT_EQ(Duration::from_iso("P18M"), (Duration{18, 0}));
  EXPECT_EQ(Duration::from_iso("P0Y6M0D"), (Duration{6, 0}));
}

TEST(Duration, RefusesOtherText) {
  for (std::string const text : {"",
                                 "P",
                                 "-P",
                                 "-",
                                 "5Y",
                                 "P5",
                                 "P5W",
                                 "PT5H",
                                 "P5Y2",
                                 "P2M5Y",
                                 "P1Y1Y",
                                 "P-5Y",
                                 "P 5Y",
                                 "P5Y ",
                                 "PY",
                                 "P1.5Y",
                                 "P2147483648D",
                                 "P178956971Y",
                                 "P99999999999999999999Y",
                                 "p5Y"}) {
    EXPECT_FALSE(Duration::from_iso(text)) << "'" << text << "'";
  }
}

TEST(Duration, ComparesOnlyWhatNoCalendarTurnsRound) {
  EXPECT_FALSE(comparable({0, 31}, {1, 0}));
  EXPECT_FALSE(comparable({1, 0}, {0, 31}));
  EXPECT_TRUE(comparable({0, 30}, {1, 0}));
  EXPECT_TRUE(comparable({1, 0}, {0, 28}));
  EXPECT_FALSE(comparable({0, 365}, {12, 0}));
  EXPECT_FALSE(comparable({0, -31}, {-1, 0}));
  EXPECT_FALSE(comparable({1, 31}, {2, 0}));
  EXPECT_TRUE(comparable({0, 27}, {1, 0}));
  EXPECT_TRUE(comparable({0, 30}, {1, 3}));
  EXPECT_TRUE(comparable({0, 30}, {2, 0}));
  EXPECT_TRUE(comparable({0, 400}, {0, 30}));
  EXPECT_TRUE(comparable({0, 30}, {0, 0}));
  EXPECT_TRUE(comparable({0, -30}, {1, 0}));
  EXPECT_TRUE(comparable({59, 30}, {60, 0}));
  EXPECT_TRUE(comparable({INT32_MIN, 0}, {INT32_MAX, 0}));
  EXPECT_TRUE(comparable({INT32_MIN, INT32_MIN}, {-1, 0}));
}

TEST(Duration, ComparableOrderIsTheOrderOfTheDatesReached) {
  // Stated lengths, from every day: where the order claims to know, no start of the count may turn it round. Days of a
  // month begun (28 to 30 of them) are counted from an anniversary and are not such lengths.
  std::vector<Duration> lengths;
  for (int months = 0; months <= 3; ++months) {
    for (int days = 0; days <= 95; ++days) {
      if (days <= 27 || (months == 0 && days >= 31)) lengths.push_back({months, days});
    }
  }
  auto const starts = days_between("2022-12-25", "2024-03-05");
  for (auto const& a : lengths) {
    for (auto const& b : lengths) {
      if (!(a < b) || !comparable(a, b)) continue;
      for (std::size_t i = 0; i < starts.size(); i += 5) {
        ASSERT_LE(add(starts[i], a, Policy::end_of_month).value(), add(starts[i], b, Policy::end_of_month).value())
            << a.to_iso() << " " << b.to_iso() << " " << starts[i].to_iso();
      }
    }
  }
}

}  // namespace
}  // namespace timbang::value
