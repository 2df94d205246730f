#include "engine/value/interval_arithmetic.h"

#include <algorithm>
#include <array>
#include <compare>
#include <utility>

namespace timbang::value {

namespace {

/// One end of an interval, with the two infinities. `open`: approached, never reached; so is every infinity.
struct End {
  int infinity = 0;  ///< -1, 0 for a number, +1
  Rational number;
  bool open = false;
};

End low_end(Interval<Rational> const& interval) {
  if (!interval.low) return End{-1, {}, true};
  return End{0, *interval.low, interval.low_open};
}

End high_end(Interval<Rational> const& interval) {
  if (!interval.high) return End{1, {}, true};
  return End{0, *interval.high, interval.high_open};
}

int sign(End const& end) { return end.infinity != 0 ? end.infinity : end.number.sign(); }

bool is_zero(End const& end) { return end.infinity == 0 && end.number.is_zero(); }

std::strong_ordering order(End const& a, End const& b) {
  if (a.infinity != 0 || b.infinity != 0) return a.infinity <=> b.infinity;
  return a.number <=> b.number;
}

Interval<Rational> from_ends(End low, End high) {
  Interval<Rational> interval;
  if (low.infinity == 0) {
    interval.low = std::move(low.number);
    interval.low_open = low.open;
  }
  if (high.infinity == 0) {
    interval.high = std::move(high.number);
    interval.high_open = high.open;
  }
  return within_digit_limit(std::move(interval));
}

/// Both infinities, where there are two, are the same one.
End sum(End const& a, End const& b) {
  if (a.infinity != 0 || b.infinity != 0) return End{a.infinity != 0 ? a.infinity : b.infinity, {}, true};
  return End{0, a.number + b.number, a.open || b.open};
}

End negated(End const& end) { return End{-end.infinity, end.number.negated(), end.open}; }

/// Zero times infinity is zero here: where one factor stays at zero, so does the product, however large the other grows.
/// A zero that is reached makes the product reach zero, whatever the other does.
End product(End const& a, End const& b) {
  if (is_zero(a) || is_zero(b)) {
    auto const reached = (is_zero(a) && !a.open) || (is_zero(b) && !b.open);
    return End{0, Rational(0), !reached};
  }
  if (a.infinity != 0 || b.infinity != 0) return End{sign(a) * sign(b), {}, true};
  return End{0, a.number * b.number, a.open || b.open};
}

/// The end beyond which nothing lies in the direction; of two equal ones, the one that is reached.
End outermost(End const& a, End const& b, std::strong_ordering direction) {
  auto const compared = order(a, b);
  if (compared == std::strong_ordering::equal) return a.open ? b : a;
  return compared == direction ? a : b;
}

/// The end that decides when the other cannot lie further out; of two equal ones, the one that is not reached.
End innermost(End const& a, End const& b, std::strong_ordering direction) {
  auto const compared = order(a, b);
  if (compared == std::strong_ordering::equal) return a.open ? a : b;
  return compared == direction ? b : a;
}

/// 1/x of an end that is zero only when open, seen from a side: `side` is the sign of the interval.
End reciprocal(End const& end, int side) {
  if (end.infinity != 0) return End{0, Rational(0), true};
  if (end.number.is_zero()) return End{side, {}, true};
  return End{0, Rational(1) / end.number, end.open};
}

}  // namespace

Interval<Rational> within_digit_limit(Interval<Rational> interval) {
  if (interval.low && !interval.low->within_digit_limit()) {
    interval.low.reset();
    interval.low_open = false;
  }
  if (interval.high && !interval.high->within_digit_limit()) {
    interval.high.reset();
    interval.high_open = false;
  }
  return interval;
}

Interval<Rational> interval_sum(Interval<Rational> const& a, Interval<Rational> const& b) {
  return from_ends(sum(low_end(a), low_end(b)), sum(high_end(a), high_end(b)));
}

Interval<Rational> interval_difference(Interval<Rational> const& a, Interval<Rational> const& b) {
  return from_ends(sum(low_end(a), negated(high_end(b))), sum(high_end(a), negated(low_end(b))));
}

Interval<Rational> interval_product(Interval<Rational> const& a, Interval<Rational> const& b) {
  std::array<End, 4> const corners{product(low_end(a), low_end(b)), product(low_end(a), high_end(b)),
                                   product(high_end(a), low_end(b)), product(high_end(a), high_end(b))};
  auto low = corners[0];
  auto high = corners[0];
  for (auto const& corner : corners) {
    low = outermost(low, corner, std::strong_ordering::less);
    high = outermost(high, corner, std::strong_ordering::greater);
  }
  return from_ends(std::move(low), std::move(high));
}

Interval<Rational> interval_quotient(Interval<Rational> const& a, Interval<Rational> const& b) {
  if (contains(b, Rational(0))) return {};
  auto const low = low_end(b);
  auto const high = high_end(b);
  auto const side = sign(low) + sign(high) > 0 ? 1 : -1;
  // Not from_ends: an intermediate result is not held to the digit limit.
  auto const first = reciprocal(high, side);
  auto const second = reciprocal(low, side);
  Interval<Rational> inverse;
  if (first.infinity == 0) inverse.low = first.number;
  if (second.infinity == 0) inverse.high = second.number;
  inverse.low_open = first.infinity == 0 && first.open;
  inverse.high_open = second.infinity == 0 && second.open;
  return interval_product(a, inverse);
}

Interval<Rational> interval_minimum(Interval<Rational> const& a, Interval<Rational> const& b) {
  return from_ends(outermost(low_end(a), low_end(b), std::strong_ordering::less),
                   innermost(high_end(a), high_end(b), std::strong_ordering::greater));
}

Interval<Rational> interval_maximum(Interval<Rational> const& a, Interval<Rational> const& b) {
  return from_ends(innermost(low_end(a), low_end(b), std::strong_ordering::less),
                   outermost(high_end(a), high_end(b), std::strong_ordering::greater));
}

}  // namespace timbang::value
