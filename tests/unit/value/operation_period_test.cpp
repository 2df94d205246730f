#include "engine/value/operation_period.h"

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/value/period_bounds.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

Date on(char const* iso) { return Date::from_iso(iso).value(); }
Date on(std::int64_t number) { return Date::from_day_number(number).value(); }

PeriodPart period(char const* first, char const* last) { return {Value(true), Value(on(first)), Value(on(last))}; }
PeriodPart perhaps(char const* first, char const* last) {
  return {Unknown{BooleanSet{}, {7}}, Value(on(first)), Value(on(last))};
}
Outcome between(char const* low, char const* high) {
  return Unknown{Interval<Date>{on(low), on(high), false, false}, {3}};
}

CombinationRule rule(std::int32_t days_of_month = 31, char const* through = "2026-05-04") {
  return {on(through), CalendarPolicy::first_of_next_month, days_of_month};
}

std::string time_of(std::vector<PeriodPart> const& parts, CombinationRule const& by = rule()) {
  return show(combined_time(parts, by).length);
}

TEST(CombinedTime, OnePeriodIsMeasuredByAnniversariesWithBothDays) {
  EXPECT_EQ(time_of({period("2019-05-25", "2021-05-24")}), "P2Y");
  EXPECT_EQ(time_of({period("2021-05-24", "2021-05-24")}), "P1D");
  EXPECT_EQ(time_of({period("2020-02-29", "2022-02-28")}), "P2Y");
}

TEST(CombinedTime, NoneIsZero) { EXPECT_EQ(time_of({}), "P0D"); }

TEST(CombinedTime, OverlapsCountOnceAndTheNextDayContinues) {
  EXPECT_EQ(time_of({period("2018-01-01", "2019-12-31"), period("2015-03-01", "2018-02-28")}), "P4Y10M");
  EXPECT_EQ(time_of({period("2020-01-01", "2020-06-30"), period("2020-07-01", "2020-12-31")}), "P1Y");
  EXPECT_EQ(
      combined_time({period("2020-01-01", "2020-12-31"), period("2020-03-01", "2020-03-31")}, rule()).pieces.size(),
      1U);
}

TEST(CombinedTime, LeftOverDaysBecomeMonthsByTheRule) {
  std::vector<PeriodPart> const parts{period("2015-03-01", "2019-12-31"), period("2021-06-01", "2021-07-30")};
  EXPECT_EQ(time_of(parts, rule(31)), "P4Y11M30D");
  EXPECT_EQ(time_of(parts, rule(30)), "P5Y");
}

TEST(CombinedTime, OnePieceNeedsNoRule) {
  EXPECT_EQ(time_of({period("2021-01-01", "2021-01-30")}, rule(30)), "P30D");
  EXPECT_EQ(time_of({period("2021-01-01", "2021-01-30"), period("2021-02-01", "2021-03-30")}, rule(30)), "P3M");
}

TEST(CombinedTime, DaysAfterTheEvaluationDoNotCount) {
  EXPECT_EQ(time_of({period("2025-05-05", "9999-12-31")}), "P1Y");
  EXPECT_EQ(time_of({period("2026-05-05", "9999-12-31")}), "P0D");
  EXPECT_EQ(time_of({period("2026-05-04", "2026-06-04")}), "P1D");
}

TEST(CombinedTime, WhatRefusesNonexistentDatesIsAFault) {
  auto refusing = rule();
  refusing.policy = CalendarPolicy::data_error;
  EXPECT_EQ(time_of({period("2020-01-31", "2020-02-27")}, refusing), "P28D");
  EXPECT_EQ(time_of({period("2021-01-31", "2021-02-27")}, refusing), "T903 2021-01-31 P1M");
}

TEST(CombinedTime, AFaultThatCountsIsTheResultAndOneThatMayLeavesItOpen) {
  Outcome const fault = Fault{source::DiagnosticCode::period_ends_before_it_begins, {}};
  EXPECT_EQ(time_of({{Value(true), Value(on("2020-01-01")), fault}}), "T927");
  EXPECT_EQ(time_of({{Value(false), Value(on("2020-01-01")), fault}}), "P0D");
  auto const open = combined_time({{Unknown{BooleanSet{}, {4}}, Value(on("2020-01-01")), fault}}, rule()).length;
  EXPECT_EQ(show(open), "[P0D .. -) ?4");
}

TEST(CombinedTime, WhatIsOpenButChangesNothingLeavesItKnown) {
  auto const known = period("2010-01-01", "2019-12-31");
  EXPECT_EQ(time_of({known, perhaps("2012-01-01", "2012-12-31")}), "P10Y");
  EXPECT_EQ(time_of({known, perhaps("2026-05-05", "2027-01-01")}), "P10Y");
  EXPECT_EQ(time_of({known, {Value(true), between("2011-01-01", "2012-01-01"), Value(on("2013-01-01"))}}), "P10Y");
  EXPECT_EQ(time_of({{Value(true), Value(on("2016-05-05")), between("2026-05-04", "2030-01-01")}}), "P10Y");
}

TEST(CombinedTime, AnOpenRowLeavesTheLengthWithoutItAndWithIt) {
  auto const apart = combined_time({period("2010-01-01", "2014-12-31"), perhaps("2016-01-01", "2016-12-31")}, rule());
  EXPECT_EQ(show(apart.length), "[P5Y .. P6Y] ?7");
  EXPECT_EQ(time_of({period("2010-01-01", "2014-12-31"), perhaps("2015-01-01", "2015-12-31")}), "[P5Y .. P6Y] ?7");
}

TEST(CombinedTime, AnUnknownFirstDayHasNoUpperBound) {
  Outcome const unknown = Unknown{Interval<Date>{}, {1}};
  EXPECT_EQ(time_of({{Value(true), unknown, Value(on("2020-12-31"))}}), "[P0D .. -) ?1");
  EXPECT_EQ(time_of({{Value(true), Value(on("2016-05-05")), unknown}}), "[P0D .. P10Y] ?1");
}

// Filling the gap between two months can shorten what they are together: 3 months against 2 months 30 days.
TEST(CombinedTime, AFilledGapMayShorten) {
  std::vector<PeriodPart> const parts{period("2021-01-01", "2021-01-30"), perhaps("2021-01-31", "2021-01-31"),
                                      period("2021-02-01", "2021-03-30")};
  auto const possible = combined_time(parts, rule(30)).length.possible();
  EXPECT_TRUE(contains(possible, Value(Duration{3, 0})));
  EXPECT_TRUE(contains(possible, Value(Duration{2, 30})));
}

// ---- What period_bounds.h says of lengths, on every day of a cycle of leap years ---------------------------------------

class PeriodWorth : public ::testing::TestWithParam<CalendarPolicy> {
protected:
  static constexpr std::int64_t cycle = 4 * 365 + 1;
  std::int64_t const first = on("2019-01-01").day_number();

  std::int64_t worth(std::int64_t begin, std::int64_t num_days, std::int32_t days_of_month) const {
    auto const length = elapsed(on(begin), on(begin + num_days), GetParam()).value();
    EXPECT_LE(length.days, 30);
    return conventional_days(length, days_of_month);
  }
};

TEST_P(PeriodWorth, NeverShrinksByReachingFurtherAndIsAtLeastAMonthFor31Days) {
  for (auto const days_of_month : {30, 31}) {
    for (std::int64_t begin = first; begin < first + cycle; ++begin) {
      for (std::int64_t num_days = 1; num_days < 420; ++num_days) {
        auto const own = worth(begin, num_days, days_of_month);
        ASSERT_LE(own, worth(begin, num_days + 1, days_of_month));
        ASSERT_LE(worth(begin + 1, num_days - 1, days_of_month), own);
        ASSERT_GE(31 * own, num_days * days_of_month);
      }
    }
  }
}

TEST_P(PeriodWorth, ACutNeverGainsMore) {
  std::mt19937_64 random(7);
  for (auto const days_of_month : {30, 31}) {
    std::int64_t most = 0;
    for (int i = 0; i < 400'000; ++i) {
      auto const begin = first + static_cast<std::int64_t>(random() % cycle);
      auto const one = 1 + static_cast<std::int64_t>(random() % (i % 2 == 0 ? 70 : 2000));
      auto const other = 1 + static_cast<std::int64_t>(random() % (i % 3 == 0 ? 70 : 2000));
      auto const apart = worth(begin, one, days_of_month) + worth(begin + one, other, days_of_month);
      most = std::max(most, apart - worth(begin, one + other, days_of_month));
    }
    EXPECT_EQ(most, most_gained_by_a_cut);
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, PeriodWorth,
                         ::testing::Values(CalendarPolicy::first_of_next_month, CalendarPolicy::end_of_month));

// ---- Held against another way to compute it: day by day, for values of everything that is open ---------------------------

class Completions {
public:
  explicit Completions(std::uint64_t seed) : random_(seed) {}

  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
  }

  /// Around the months of two years, so that much overlaps and touches.
  PeriodPart part() {
    auto const begin = start_ + below(500);
    auto const end = begin + below(below(3) == 0 ? 400 : 70);
    Outcome const counts = below(4) == 0 ? Outcome(Unknown{BooleanSet{}, {1}}) : Outcome(Value(true));
    return {counts, date(begin, end), date(end, start_ + 1000)};
  }

  std::vector<PeriodPart> complete(std::vector<PeriodPart> const& parts) {
    std::vector<PeriodPart> known;
    for (auto const& part : parts) {
      auto const counts = part.counts.is_true() || below(2) == 0;
      known.push_back({Value(counts), Value(one_of(part.first)), Value(one_of(part.last))});
      auto& last = known.back();
      if (last.first.as<Date>() > last.last.as<Date>()) last.counts = Value(false);
      if (last.counts.is_false() && part.counts.is_true()) return {};
    }
    return known;
  }

private:
  /// Known, or open by some days towards `limit`.
  Outcome date(std::int64_t number, std::int64_t limit) {
    auto const kind = below(8);
    if (kind > 1 || number >= limit) return Value(on(number));
    if (kind == 1)
      return Unknown{Interval<Date>{on(number), on(number + below(limit - number) / 2 + 1), false, false}, {2}};
    return Unknown{Interval<Date>{on(number - below(40)), on(number + below(3)), false, false}, {3}};
  }
  Date one_of(Outcome const& date) {
    auto const possible = std::get<Interval<Date>>(date.possible());
    auto const low = possible.low->day_number();
    return on(low + below(possible.high->day_number() - low + 1));
  }

  std::mt19937_64 random_;
  std::int64_t start_ = on("2019-11-20").day_number();
};

/// Marks each day, walks over runs of them, and counts months one at a time.
Duration day_by_day(std::vector<PeriodPart> const& parts, CombinationRule const& by) {
  std::set<std::int64_t> days;
  for (auto const& part : parts) {
    if (part.counts.is_false()) continue;
    auto const end = std::min(part.last.as<Date>(), by.through).day_number();
    for (auto number = part.first.as<Date>().day_number(); number <= end; ++number) days.insert(number);
  }
  Duration total;
  int num_runs = 0;
  for (auto place = days.begin(); place != days.end();) {
    auto const begin = *place;
    auto end = begin;
    while (place != days.end() && *place == end) {
      ++end;
      ++place;
    }
    std::int32_t months = 0;
    while (add_months(on(begin), months + 1, by.policy)->day_number() <= end) ++months;
    total.months += months;
    total.days += static_cast<std::int32_t>(end - add_months(on(begin), months, by.policy)->day_number());
    ++num_runs;
  }
  while (num_runs > 1 && total.days >= by.days_of_month) {
    ++total.months;
    total.days -= by.days_of_month;
  }
  return total;
}

TEST(CombinedTime, HoldsWhatEveryCompletionGives) {
  int num_known = 0;
  int num_open = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    Completions random(seed);
    auto by = rule(seed % 2 == 0 ? 30 : 31, random.below(3) == 0 ? "2020-09-15" : "2024-01-01");
    if (random.below(3) == 0) by.policy = CalendarPolicy::end_of_month;
    std::vector<PeriodPart> parts;
    for (auto left = 1 + random.below(6); left > 0; --left) parts.push_back(random.part());
    auto const answer = combined_time(parts, by).length;
    ASSERT_FALSE(answer.is_fault()) << "seed " << seed;
    ++(answer.is_known() ? num_known : num_open);
    for (int i = 0; i < 30; ++i) {
      auto const known = random.complete(parts);
      if (known.empty()) continue;
      auto const length = day_by_day(known, by);
      ASSERT_TRUE(contains(answer.possible(), Value(length)))
          << "seed " << seed << ": " << show(answer) << " does not hold " << length.to_iso();
      ASSERT_EQ(show(combined_time(known, by).length), length.to_iso()) << "seed " << seed;
    }
  }
  EXPECT_GT(num_known, 600);
  EXPECT_GT(num_open, 2000);
}

}  // namespace
}  // namespace timbang::value::testing
