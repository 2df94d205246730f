// Random operands for the soundness test: a known value, or an unknown together with values that it could turn out to be.
// The numbers are few and small on purpose, so that bounds meet, touch and contain zero often.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "engine/value/outcome.h"

namespace timbang::value::testing {

/// An operand, and values that a later answer could put in its place; one value when it is known.
struct Sample {
  Outcome outcome;
  std::vector<Value> concrete;
};

class RandomOperands {
public:
  explicit RandomOperands(std::uint64_t seed) : engine_(seed) {}

  /// Low and high included.
  std::int64_t between(std::int64_t low, std::int64_t high);
  bool one_in(std::int64_t count) { return between(1, count) == 1; }

  Sample boolean();
  Sample number();
  Sample text();
  Sample enumeration();
  Sample date();
  Sample duration();
  Sample of_kind(TypeKind kind);

  /// Values of random enumerations are below this.
  static constexpr std::size_t num_enumeration_values = 6;

private:
  Rational small_number();
  Date notable_date();
  Duration small_duration();
  Sample sample(Possible const& possible, std::vector<Value> const& candidates);
  template <typename T>
  Interval<T> interval(T low, T high);

  std::mt19937_64 engine_;
  MissingId next_cause_ = 1;
};

}  // namespace timbang::value::testing
