#include "engine/language/check/neighbours.h"

namespace timbang::language {

namespace {

using value::Date;
using value::Duration;
using value::Rational;
using value::TypeKind;
using value::Value;

/// The days of a month that has begun: more are not compared with it (T905).
constexpr std::int32_t most_days_beside_months = 30;

Rational floor(Rational const& number) {
  auto const down = number.rounded(0, value::RoundingMode::down);
  return number < down ? down - Rational(1) : down;
}

Rational ceiling(Rational const& number) {
  auto const down = number.rounded(0, value::RoundingMode::down);
  return number > down ? down + Rational(1) : down;
}

std::optional<Value> next(value::Type type, Value const& value) {
  if (type.kind == TypeKind::date) {
    auto const day = Date::from_day_number(std::get<Date>(value).day_number() + 1);
    return day ? std::optional(Value(*day)) : std::nullopt;
  }
  if (type.kind == TypeKind::number && type.whole) return Value(floor(std::get<Rational>(value)) + Rational(1));
  return std::nullopt;
}

std::optional<Value> previous(value::Type type, Value const& value) {
  if (type.kind == TypeKind::date) {
    auto const day = Date::from_day_number(std::get<Date>(value).day_number() - 1);
    return day ? std::optional(Value(*day)) : std::nullopt;
  }
  if (type.kind == TypeKind::number && type.whole) return Value(ceiling(std::get<Rational>(value)) - Rational(1));
  return std::nullopt;
}

/// A day more; or the full month after its last day.
bool follow_each_other(Duration low, Duration high) {
  if (low.months == high.months) return low.days + 1 == high.days;
  return low.months + 1 == high.months && low.days >= most_days_beside_months && high.days == 0;
}

}  // namespace

bool are_neighbours(value::Type type, Value const* low, Value const* high) {
  if (type.kind == TypeKind::duration) {
    return low != nullptr && high != nullptr && follow_each_other(std::get<Duration>(*low), std::get<Duration>(*high));
  }
  if (type.kind == TypeKind::date) {
    if (low != nullptr && !next(type, *low)) return true;
    if (high != nullptr && !previous(type, *high)) return true;
  }
  if (low == nullptr || high == nullptr) return false;
  auto const following = next(type, *low);
  return following && *following >= *high;
}

Ends told(value::Type type, Ends ends) {
  if (ends.low && ends.low_open) {
    if (auto following = next(type, *ends.low)) {
      ends.low = std::move(following);
      ends.low_open = false;
    }
  }
  if (ends.high && ends.high_open) {
    if (auto preceding = previous(type, *ends.high)) {
      ends.high = std::move(preceding);
      ends.high_open = false;
    }
  }
  return ends;
}

}  // namespace timbang::language
