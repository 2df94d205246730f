// The six comparisons, for every kind of value.
#include <compare>
#include <stdexcept>

#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

/// How a left value can lie to a right one.
struct Relations {
  bool less = true;
  bool equal = true;
  bool greater = true;
};

template <typename T>
Relations relations_of(Interval<T> const& a, Interval<T> const& b) {
  Relations relations;
  relations.less = !a.low || !b.high || *a.low < *b.high;
  relations.greater = !a.high || !b.low || *a.high > *b.low;
  auto const a_ends_before_b =
      a.high && b.low && (*a.high < *b.low || (*a.high == *b.low && (a.high_open || b.low_open)));
  auto const b_ends_before_a =
      b.high && a.low && (*b.high < *a.low || (*b.high == *a.low && (b.high_open || a.low_open)));
  relations.equal = !a_ends_before_b && !b_ends_before_a;
  return relations;
}

std::size_t greatest(EnumerationSet const& set) {
  auto index = set.size();
  while (index > 0 && !set[index - 1]) --index;
  return index - 1;
}

/// No date lies outside the calendar, so an unknown one is not after its last day: that is what `masih berjalan` stands for.
Interval<Date> in_calendar(Interval<Date> const& interval) {
  auto days = closed(interval);
  if (!days.low) days.low = Date::from_parts(1, 1, 1);
  if (!days.high) days.high = Date::from_parts(9999, 12, 31);
  return days;
}

/// How the possible values of two operands of one kind can lie to each other.
struct RelationsOfPossible {
  Relations operator()(BooleanSet a, BooleanSet b) const {
    return {a.may_be_false && b.may_be_true, (a.may_be_false && b.may_be_false) || (a.may_be_true && b.may_be_true),
            a.may_be_true && b.may_be_false};
  }
  Relations operator()(AnyText, AnyText) const { return {}; }
  Relations operator()(EnumerationSet const& a, EnumerationSet const& b) const {
    if (a.none() || b.none()) return {};
    return {a._Find_first() < greatest(b), (a & b).any(), greatest(a) > b._Find_first()};
  }
  Relations operator()(Interval<Rational> const& a, Interval<Rational> const& b) const { return relations_of(a, b); }
  Relations operator()(Interval<Date> const& a, Interval<Date> const& b) const {
    return relations_of(in_calendar(a), in_calendar(b));
  }
  Relations operator()(Interval<Duration> const& a, Interval<Duration> const& b) const {
    auto const relations = relations_of(a, b);
    auto const only_less = !relations.equal && !relations.greater;
    auto const only_greater = !relations.equal && !relations.less;
    if (only_less && !comparable(*a.high, *b.low)) return {};
    if (only_greater && !comparable(*a.low, *b.high)) return {};
    return relations;
  }
  template <typename A, typename B>
  Relations operator()(A const&, B const&) const {
    throw std::logic_error("comparison of two kinds of values");
  }
};

/// The answers that some relation gives, where `holds` are the relations in which the comparison is true.
BooleanSet answers(Relations const& relations, Relations const& holds) {
  auto const may_be_true =
      (relations.less && holds.less) || (relations.equal && holds.equal) || (relations.greater && holds.greater);
  auto const may_be_false =
      (relations.less && !holds.less) || (relations.equal && !holds.equal) || (relations.greater && !holds.greater);
  return BooleanSet{may_be_false, may_be_true};
}

Relations relations_in_which(ComparisonOperator operation) {
  switch (operation) {
    case ComparisonOperator::equal: return {false, true, false};
    case ComparisonOperator::not_equal: return {true, false, true};
    case ComparisonOperator::less: return {true, false, false};
    case ComparisonOperator::less_equal: return {true, true, false};
    case ComparisonOperator::greater: return {false, false, true};
    case ComparisonOperator::greater_equal: return {false, true, true};
  }
  throw std::logic_error("comparison operator out of range");
}

Outcome compare_known(ComparisonOperator operation, Value const& left, Value const& right) {
  if (left.index() != right.index()) throw std::logic_error("comparison of two kinds of values");
  if (auto const* length = std::get_if<Duration>(&left); length != nullptr) {
    if (!comparable(*length, std::get<Duration>(right))) {
      return Fault{source::DiagnosticCode::durations_not_comparable, {left, right}};
    }
  }
  auto const order = left <=> right;
  auto const holds = relations_in_which(operation);
  return Value((order < 0 && holds.less) || (order == 0 && holds.equal) || (order > 0 && holds.greater));
}

}  // namespace

Outcome compare(ComparisonOperator operation, Outcome const& left, Outcome const& right) {
  if (auto fault = first_failure({&left, &right})) return *fault;
  if (left.is_known() && right.is_known()) return compare_known(operation, left.value(), right.value());
  auto const relations = std::visit(RelationsOfPossible{}, left.possible(), right.possible());
  return Unknown{answers(relations, relations_in_which(operation)), causes_of({&left, &right})};
}

}  // namespace timbang::value
