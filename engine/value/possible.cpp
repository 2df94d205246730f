#include "engine/value/possible.h"

#include <algorithm>
#include <stdexcept>

namespace timbang::value {

namespace {

template <typename T>
bool interval_contains(Interval<T> const& interval, T const& value) {
  if (interval.low && (value < *interval.low || (interval.low_open && value == *interval.low))) return false;
  return !interval.high || !(value > *interval.high || (interval.high_open && value == *interval.high));
}

template <typename T>
std::optional<Value> only_in(Interval<T> const& interval) {
  if (!interval.low || !interval.high || interval.low_open || interval.high_open) return std::nullopt;
  if (*interval.low != *interval.high) return std::nullopt;
  return Value(*interval.low);
}

template <typename T>
Interval<T> interval_hull(Interval<T> const& a, Interval<T> const& b) {
  Interval<T> result;
  if (a.low && b.low) {
    result.low = std::min(*a.low, *b.low);
    result.low_open = (a.low_open || *a.low > *b.low) && (b.low_open || *b.low > *a.low);
  }
  if (a.high && b.high) {
    result.high = std::max(*a.high, *b.high);
    result.high_open = (a.high_open || *a.high < *b.high) && (b.high_open || *b.high < *a.high);
  }
  return result;
}

struct Singleton {
  Possible operator()(bool value) const { return BooleanSet{!value, value}; }
  Possible operator()(Rational const& value) const { return Interval<Rational>{value, value, false, false}; }
  Possible operator()(std::string const&) const { return AnyText{}; }
  Possible operator()(EnumerationValue value) const {
    EnumerationSet set;
    set.set(value.index);
    return set;
  }
  Possible operator()(Date value) const { return Interval<Date>{value, value, false, false}; }
  Possible operator()(Duration value) const { return Interval<Duration>{value, value, false, false}; }
};

struct OnlyValue {
  std::optional<Value> operator()(BooleanSet set) const {
    if (set.may_be_false == set.may_be_true) return std::nullopt;
    return Value(set.may_be_true);
  }
  std::optional<Value> operator()(Interval<Rational> const& interval) const { return only_in(interval); }
  std::optional<Value> operator()(AnyText) const { return std::nullopt; }
  std::optional<Value> operator()(EnumerationSet const& set) const {
    if (set.count() != 1) return std::nullopt;
    return Value(EnumerationValue{static_cast<std::uint16_t>(set._Find_first())});
  }
  std::optional<Value> operator()(Interval<Date> const& interval) const { return only_in(closed(interval)); }
  std::optional<Value> operator()(Interval<Duration> const& interval) const { return only_in(interval); }
};

struct Hull {
  Possible operator()(BooleanSet a, BooleanSet b) const {
    return BooleanSet{a.may_be_false || b.may_be_false, a.may_be_true || b.may_be_true};
  }
  Possible operator()(AnyText, AnyText) const { return AnyText{}; }
  Possible operator()(EnumerationSet const& a, EnumerationSet const& b) const { return a | b; }
  template <typename T>
  Possible operator()(Interval<T> const& a, Interval<T> const& b) const {
    return interval_hull(a, b);
  }
  template <typename A, typename B>
  Possible operator()(A const&, B const&) const {
    throw std::logic_error("hull of two kinds of values");
  }
};

struct Contains {
  bool operator()(BooleanSet set, bool value) const { return value ? set.may_be_true : set.may_be_false; }
  bool operator()(AnyText, std::string const&) const { return true; }
  bool operator()(EnumerationSet const& set, EnumerationValue value) const {
    return value.index < set.size() && set[value.index];
  }
  template <typename T>
  bool operator()(Interval<T> const& interval, T const& value) const {
    return interval_contains(interval, value);
  }
  template <typename A, typename B>
  bool operator()(A const&, B const&) const {
    return false;
  }
};

}  // namespace

Interval<Date> closed(Interval<Date> interval) {
  if (interval.low && interval.low_open) {
    interval.low_open = false;
    interval.low = Date::from_day_number(interval.low->day_number() + 1);
  }
  if (interval.high && interval.high_open) {
    interval.high_open = false;
    interval.high = Date::from_day_number(interval.high->day_number() - 1);
  }
  return interval;
}

Possible singleton(Value const& value) { return std::visit(Singleton{}, value); }

std::optional<Value> only_value(Possible const& possible) { return std::visit(OnlyValue{}, possible); }

Possible hull(Possible const& a, Possible const& b) { return std::visit(Hull{}, a, b); }

bool contains(Possible const& possible, Value const& value) { return std::visit(Contains{}, possible, value); }

Possible everything(TypeKind kind, std::size_t num_enumeration_values) {
  switch (kind) {
    case TypeKind::boolean: return BooleanSet{};
    case TypeKind::number: return Interval<Rational>{};
    case TypeKind::text: return AnyText{};
    case TypeKind::enumeration: {
      EnumerationSet set;
      for (std::size_t i = 0; i < std::min(num_enumeration_values, max_enumeration_values); ++i) set.set(i);
      return set;
    }
    case TypeKind::date: return Interval<Date>{};
    case TypeKind::duration: return Interval<Duration>{};
    case TypeKind::record:
    case TypeKind::list: break;
  }
  throw std::logic_error("records and lists have no set of possible values");
}

}  // namespace timbang::value
