// The greatest and the least of several values.
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

/// Which of two ends is further out.
template <typename T>
bool is_beyond(bool greatest, T const& a, T const& b) {
  return greatest ? a > b : a < b;
}

/// The greatest of numbers from each interval is at least the greatest of the near ends (the lower ones), and at most the
/// greatest of the far ends, which is open-ended as soon as one of them is. For the least, near and far change places.
template <typename T>
class ExtremeInterval {
public:
  explicit ExtremeInterval(bool greatest) : greatest_(greatest) {}

  void add(Interval<T> const& interval) {
    add_near(greatest_ ? interval.low : interval.high, greatest_ ? interval.low_open : interval.high_open);
    add_far(greatest_ ? interval.high : interval.low, greatest_ ? interval.high_open : interval.low_open);
  }

  Interval<T> result() const {
    auto const far = far_is_unbounded_ ? std::nullopt : far_;
    auto const far_open = far && far_open_;
    auto const near_open = near_ && near_open_;
    if (greatest_) return {near_, far, near_open, far_open};
    return {far, near_, far_open, near_open};
  }

private:
  /// Where two near ends meet, both must be reached.
  void add_near(std::optional<T> const& end, bool open) {
    if (!end) return;
    if (near_ && *near_ == *end) near_open_ = near_open_ || open;
    if (near_ && !is_beyond(greatest_, *end, *near_)) return;
    near_ = end;
    near_open_ = open;
  }

  /// Where two far ends meet, one that is reached is enough.
  void add_far(std::optional<T> const& end, bool open) {
    if (!end) far_is_unbounded_ = true;
    if (!end) return;
    if (far_ && *far_ == *end) far_open_ = far_open_ && open;
    if (far_ && !is_beyond(greatest_, *end, *far_)) return;
    far_ = end;
    far_open_ = open;
  }

  bool greatest_;
  std::optional<T> near_;
  std::optional<T> far_;
  bool near_open_ = false;
  bool far_open_ = false;
  bool far_is_unbounded_ = false;
};

template <typename T>
Possible extreme_interval(bool greatest, std::vector<Outcome> const& operands) {
  ExtremeInterval<T> result(greatest);
  for (auto const& operand : operands) result.add(interval_of<T>(operand));
  return result.result();
}

/// A value is the greatest of some choice when one operand can have it and all others can stay at or below it.
Possible extreme_set(bool greatest, std::vector<Outcome> const& operands) {
  EnumerationSet result;
  EnumerationSet reachable;
  for (auto const& operand : operands) reachable |= std::get<EnumerationSet>(operand.possible());
  for (std::size_t value = 0; value < reachable.size(); ++value) {
    auto const can_stay = [&](Outcome const& operand) {
      auto const set = std::get<EnumerationSet>(operand.possible());
      for (std::size_t other = 0; other < set.size(); ++other) {
        if (set.test(other) && (greatest ? other <= value : other >= value)) return true;
      }
      return false;
    };
    if (reachable.test(value) && std::all_of(operands.begin(), operands.end(), can_stay)) result.set(value);
  }
  return result;
}

Possible extreme_possible(bool greatest, std::vector<Outcome> const& operands) {
  auto const first = operands.front().possible();
  if (std::holds_alternative<Interval<Rational>>(first)) return extreme_interval<Rational>(greatest, operands);
  if (std::holds_alternative<Interval<Date>>(first)) return extreme_interval<Date>(greatest, operands);
  if (std::holds_alternative<Interval<Duration>>(first)) return extreme_interval<Duration>(greatest, operands);
  if (std::holds_alternative<EnumerationSet>(first)) return extreme_set(greatest, operands);
  throw std::logic_error("the greatest of values that have no order");
}

}  // namespace

Outcome extreme(bool greatest, std::vector<Outcome> const& operands) {
  Outcome best = operands.front();
  MissingSet causes;
  auto all_known = true;
  for (auto const& operand : operands) {
    if (auto fault = failure(operand)) return *fault;
    all_known = all_known && operand.is_known();
    causes = unite(causes, operand.causes());
  }
  if (!all_known) return Unknown{extreme_possible(greatest, operands), std::move(causes)};
  auto const operation = greatest ? ComparisonOperator::greater : ComparisonOperator::less;
  for (auto const& operand : operands) {
    auto const is_better = compare(operation, operand, best);
    if (is_better.is_fault()) return is_better;
    if (is_better.is_true()) best = operand;
  }
  return best;
}

}  // namespace timbang::value
