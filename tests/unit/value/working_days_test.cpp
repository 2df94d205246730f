#include "engine/value/working_days.h"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

Date on(std::string const& iso) { return Date::from_iso(iso).value(); }
Date on(std::int64_t number) { return Date::from_day_number(number).value(); }

MissingSet as_causes(std::vector<std::int32_t> const& years) {
  MissingSet causes;
  for (auto const year : years) causes = unite(causes, {static_cast<MissingId>(year)});
  return causes;
}

std::string plus(Outcome const& date, std::int32_t days, HolidayCalendar const* holidays,
                 WorkingWeek week = WorkingWeek::five_days) {
  return show(add_working_days(date, days, {week, holidays}, as_causes));
}
std::string between(Outcome const& first, Outcome const& last, HolidayCalendar const* holidays) {
  return show(count_working_days(first, last, {WorkingWeek::five_days, holidays}, as_causes));
}

HolidayCalendar const calendar({on("2021-03-11"), on("2021-01-01"), on("2021-05-13"), on("2021-05-14")});

TEST(WorkingDays, PassOverWeekendsAndHolidays) {
  EXPECT_EQ(plus(day("2021-03-10"), 1, &calendar), "2021-03-12");
  EXPECT_EQ(plus(day("2021-03-12"), 1, &calendar), "2021-03-15");
  EXPECT_EQ(plus(day("2021-03-12"), 1, &calendar, WorkingWeek::six_days), "2021-03-13");
  EXPECT_EQ(plus(day("2021-05-12"), 14, &calendar), "2021-06-03");
  EXPECT_EQ(plus(day("2021-03-15"), -3, &calendar), "2021-03-09");
}

TEST(WorkingDays, OfYearsThatAreNotToldAreOpen) {
  EXPECT_EQ(plus(day("2021-12-31"), 1, &calendar), "[2022-01-03 .. -) ?2022");
  EXPECT_EQ(plus(day("2021-03-12"), 1, nullptr), "[2021-03-15 .. -) ?2021");
  EXPECT_EQ(plus(day("2021-01-04"), -1, &calendar), "(- .. 2020-12-31] ?2020");
  HolidayCalendar const later({on("2021-01-01"), on("2023-01-02")});
  EXPECT_EQ(plus(day("2021-12-31"), 1, &later), "[2022-01-03 .. 2023-01-03] ?2022");
}

TEST(WorkingDays, OfDatesThatAreNotKnown) {
  EXPECT_EQ(plus(days("[2021-03-12 .. 2021-03-14]"), 1, &calendar), "2021-03-15");
  EXPECT_EQ(plus(days("[2021-03-12 .. 2021-03-16]"), 1, &calendar), "[2021-03-15 .. 2021-03-17] ?1");
  EXPECT_EQ(plus(days("[2021-03-12 .. -)"), 1, &calendar), "[2021-03-15 .. -) ?1");
}

TEST(WorkingDays, EndSomewhere) {
  EXPECT_EQ(plus(day("9999-12-31"), 1, &calendar), "T904 9999-12-31 P1D");
  EXPECT_EQ(plus(day("0001-01-01"), -1, &calendar), "T904 0001-01-01 -P1D");
  std::vector<Date> every_day;
  for (auto number = on("2021-01-01").day_number(); every_day.size() <= 40'000; ++number)
    every_day.push_back(on(number));
  HolidayCalendar const idle(std::move(every_day));
  EXPECT_EQ(plus(day("2020-12-31"), 1, &idle), "T928 40000");
  EXPECT_EQ(between(day("1900-01-01"), day("2021-01-01"), &calendar), "T928 40000");
}

TEST(WorkingDays, AreCountedWithBothDays) {
  EXPECT_EQ(between(day("2021-03-08"), day("2021-03-14"), &calendar), "4");
  EXPECT_EQ(between(day("2021-03-15"), day("2021-03-15"), &calendar), "1");
  EXPECT_EQ(between(day("2021-03-16"), day("2021-03-15"), &calendar), "0");
  EXPECT_EQ(between(day("2021-03-13"), day("2021-03-14"), nullptr), "0");
  EXPECT_EQ(between(day("2021-12-30"), day("2022-01-04"), &calendar), "[2 .. 4] ?2022");
  EXPECT_EQ(between(days("[2021-03-08 .. 2021-03-09]"), day("2021-03-12"), &calendar), "[3 .. 4] ?1");
  EXPECT_EQ(between(days("(- .. 2021-03-09]"), day("2021-03-12"), &calendar), "[3 .. -) ?1");
}

/// Counts one day at a time, with everything told.
class OneByOne {
public:
  explicit OneByOne(std::uint64_t seed) : random_(seed) {}

  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
  }
  /// Some days of the year off, many or few; a Sunday among them tells the year.
  std::vector<Date> year_off(std::int32_t year) {
    std::vector<Date> off;
    auto const first = Date::from_parts(year, 1, 1)->day_number();
    auto const every = 1 + below(30);
    for (std::int64_t i = 0; i < 365; ++i) {
      if (below(every) == 0 || (first + i + 3) % 7 == 6) off.push_back(on(first + i));
    }
    return off;
  }
  Outcome date(std::int64_t from) {
    auto const number = from + below(500);
    if (below(2) == 0) return Value(on(number));
    return Unknown{Interval<Date>{on(number), on(number + 1 + below(12)), false, false}, {1}};
  }
  Date one_of(Outcome const& date) {
    auto const possible = std::get<Interval<Date>>(date.possible());
    auto const low = possible.low->day_number();
    return on(low + below(possible.high->day_number() - low + 1));
  }

private:
  std::mt19937_64 random_;
};

TEST(WorkingDays, HoldWhatEveryYearThatIsToldGives) {
  int num_open = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    OneByOne random(seed);
    std::vector<Date> told;
    std::vector<Date> rest;
    for (std::int32_t year = 2018; year <= 2026; ++year) {
      auto const off = random.year_off(year);
      auto& into = random.below(3) > 0 ? told : rest;
      into.insert(into.end(), off.begin(), off.end());
    }
    HolidayCalendar const known(told);
    told.insert(told.end(), rest.begin(), rest.end());
    HolidayCalendar const all(std::move(told));
    auto const from = on("2020-06-01").day_number();
    auto const first = random.date(from);
    auto const last = random.date(from + 100);
    auto const step = static_cast<std::int32_t>((1 + random.below(60)) * (random.below(2) == 0 ? 1 : -1));
    auto const moved = add_working_days(first, step, {WorkingWeek::six_days, &known}, as_causes);
    auto const counted = count_working_days(first, last, {WorkingWeek::six_days, &known}, as_causes);
    if (moved.is_unknown()) ++num_open;
    for (int i = 0; i < 10; ++i) {
      Outcome const begin = Value(random.one_of(first));
      Outcome const end = Value(random.one_of(last));
      auto const day = add_working_days(begin, step, {WorkingWeek::six_days, &all}, as_causes);
      if (day.is_known()) {
        ASSERT_TRUE(contains(moved.possible(), day.value())) << "seed " << seed;
      }
      auto const number = count_working_days(begin, end, {WorkingWeek::six_days, &all}, as_causes);
      ASSERT_TRUE(contains(counted.possible(), number.value())) << "seed " << seed;
    }
  }
  EXPECT_GT(num_open, 300);
}

}  // namespace
}  // namespace timbang::value::testing
