#include "tests/unit/value/random_operands.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbang::value::testing {

std::int64_t RandomOperands::between(std::int64_t low, std::int64_t high) {
  // Not uniform_int_distribution: its numbers differ between libraries, and a printed seed must mean the same anywhere.
  auto const range = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<std::int64_t>(engine_() % range);
}

template <typename T>
Interval<T> RandomOperands::interval(T low, T high) {
  if (high < low) std::swap(low, high);
  Interval<T> interval{low, high, false, false};
  if (low == high) return interval;
  if (one_in(5)) interval.low.reset();
  if (one_in(5)) interval.high.reset();
  interval.low_open = interval.low && one_in(3);
  interval.high_open = interval.high && one_in(3);
  return interval;
}

Sample RandomOperands::sample(Possible const& possible, std::vector<Value> const& candidates) {
  std::vector<Value> concrete;
  for (auto const& candidate : candidates) {
    if (contains(possible, candidate)) concrete.push_back(candidate);
  }
  return Sample{Unknown{possible, {next_cause_++}}, std::move(concrete)};
}

Rational RandomOperands::small_number() { return Rational(between(-9, 9), one_in(2) ? 1 : between(1, 8)); }

Sample RandomOperands::number() {
  auto const low = small_number();
  if (one_in(3)) return Sample{Value(low), {Value(low)}};
  auto const bounds = interval(low, one_in(3) ? Rational(0) : small_number());
  auto const one = bounds.low.value_or(Rational(-50));
  auto const other = bounds.high.value_or(Rational(50));
  auto const nudge = (other - one) / Rational(1000);
  return sample(bounds,
                {Value(one), Value(other), Value((one + other) / Rational(2)), Value(one + nudge), Value(other - nudge),
                 Value(Rational(0)), Value(Rational(1, 1000)), Value(Rational(-1, 1000)), Value(one - Rational(1000)),
                 Value(other + Rational(1000)), Value(one + (other - one) * Rational(between(0, 100), 100))});
}

Date RandomOperands::notable_date() {
  static std::array<char const*, 12> const notable{"2019-12-31", "2020-01-30", "2020-02-28", "2020-02-29",
                                                   "2020-03-01", "2020-03-31", "2020-04-30", "2021-01-31",
                                                   "2021-02-28", "2021-03-01", "0001-01-31", "9999-11-30"};
  auto const base = Date::from_iso(notable[static_cast<std::size_t>(between(0, 11))]).value();
  return Date::from_day_number(base.day_number() + between(-40, 40)).value_or(base);
}

Sample RandomOperands::date() {
  auto const low = notable_date();
  if (one_in(3)) return Sample{Value(low), {Value(low)}};
  auto const bounds =
      interval(low, one_in(2) ? Date::from_day_number(low.day_number() + between(0, 3)).value_or(low) : notable_date());
  std::vector<Value> candidates{Value(*Date::from_iso("0001-01-01")), Value(*Date::from_iso("9999-12-31")),
                                Value(notable_date()), Value(notable_date())};
  for (auto const& bound : {bounds.low, bounds.high, std::optional(low)}) {
    for (std::int64_t step = -2; bound && step <= 2; ++step) {
      if (auto const day = Date::from_day_number(bound->day_number() + step)) candidates.emplace_back(*day);
    }
  }
  return sample(closed(bounds), candidates);
}

Duration RandomOperands::small_duration() {
  auto const sign = static_cast<std::int32_t>(one_in(4) ? -1 : 1);
  auto const months = static_cast<std::int32_t>(one_in(3) ? 0 : between(0, 30));
  auto const days = static_cast<std::int32_t>(one_in(3) ? 0 : between(0, 70));
  return Duration{sign * months, sign * days};
}

Sample RandomOperands::duration() {
  auto const low = small_duration();
  if (one_in(2)) return Sample{Value(low), {Value(low)}};
  auto const bounds =
      interval(low, one_in(2) ? Duration{low.months, low.months < 0 ? low.days - 3 : low.days + 3} : small_duration());
  std::vector<Value> candidates{Value(Duration{}), Value(small_duration()), Value(small_duration()),
                                Value(Duration{500, 1}), Value(Duration{-500, -1})};
  for (auto const& bound : {bounds.low, bounds.high}) {
    if (!bound) continue;
    auto const sign = *bound < Duration{} ? -1 : 1;
    for (auto const days : {0, 1, 28, 31, 400}) candidates.emplace_back(Duration{bound->months, sign * days});
    candidates.emplace_back(*bound);
    candidates.emplace_back(Duration{bound->months + sign, 0});
  }
  return sample(bounds, candidates);
}

Sample RandomOperands::boolean() {
  auto const value = one_in(2);
  if (one_in(2)) return Sample{Value(value), {Value(value)}};
  return sample(BooleanSet{}, {Value(false), Value(true)});
}

Sample RandomOperands::text() {
  auto const value = Value(one_in(2) ? "a" : "b");
  if (one_in(2)) return Sample{value, {value}};
  return sample(AnyText{}, {Value("a"), Value("b"), Value("")});
}

Sample RandomOperands::enumeration() {
  EnumerationSet set;
  std::vector<Value> candidates;
  for (std::uint16_t i = 0; i < num_enumeration_values; ++i) {
    candidates.emplace_back(EnumerationValue{i});
    if (one_in(3)) set.set(i);
  }
  if (set.none()) set.set(static_cast<std::size_t>(between(0, num_enumeration_values - 1)));
  return sample(set, candidates);
}

Sample RandomOperands::of_kind(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean: return boolean();
    case TypeKind::number: return number();
    case TypeKind::text: return text();
    case TypeKind::enumeration: return enumeration();
    case TypeKind::date: return date();
    case TypeKind::duration: return duration();
    case TypeKind::record:
    case TypeKind::list: break;
  }
  return boolean();
}

}  // namespace timbang::value::testing
