// Several members put together: how many, their sum, mean, greatest or least; also while it is open which of them count.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

using Members = std::vector<AggregatePart const*>;

/// Up to so many open members every choice of them is tried, which gives the narrowest bounds; above, wider ones are used.
constexpr std::size_t max_tried = 6;

Outcome whole(std::size_t number) { return Value(Rational(static_cast<std::int64_t>(number))); }

Outcome sum_of(Members const& members) {
  Outcome sum = whole(0);
  for (auto const* member : members) sum = arithmetic(ArithmeticOperator::add, sum, member->element);
  return sum;
}

/// What is wrong with the weight, if anything.
std::optional<Fault> weight_fault(Outcome const& weight) {
  if (auto fault = failure(weight)) return fault;
  if (weight.is_known() && weight.as<Rational>().sign() < 0) {
    return Fault{source::DiagnosticCode::negative_weight, {weight.value()}};
  }
  return std::nullopt;
}

/// Certainly no weight below zero, and not all of them zero.
bool weigh_something(Members const& members) {
  auto is_above_zero = false;
  for (auto const* member : members) {
    auto const interval = interval_of<Rational>(member->weight);
    if (!interval.low || interval.low->sign() < 0) return false;
    is_above_zero = is_above_zero || interval.low->sign() > 0 || interval.low_open;
  }
  return is_above_zero;
}

/// A mean whose weights, or members, are not all known lies between the least and the greatest element; but where there may
/// be no mean at all, nothing can be said.
Outcome mean_within(Members const& members, bool has_mean) {
  MissingSet causes;
  for (auto const* member : members) {
    if (auto fault = failure(member->element)) return *fault;
  }
  auto possible = members.front()->element.possible();
  for (auto const* member : members) {
    possible = hull(possible, member->element.possible());
    causes = unite(causes, unite(member->element.causes(), member->weight.causes()));
  }
  return Unknown{has_mean ? std::move(possible) : Interval<Rational>{}, std::move(causes)};
}

Outcome weighted_mean_of(Members const& members) {
  Outcome total = whole(0);
  Outcome sum = whole(0);
  for (auto const* member : members) {
    if (auto fault = weight_fault(member->weight)) return *fault;
    total = arithmetic(ArithmeticOperator::add, total, member->weight);
    sum = arithmetic(ArithmeticOperator::add, sum,
                     arithmetic(ArithmeticOperator::multiply, member->weight, member->element));
  }
  if (total.is_unknown()) return mean_within(members, weigh_something(members));
  if (total.is_known() && total.as<Rational>().is_zero()) return Fault{source::DiagnosticCode::weights_of_nothing, {}};
  return arithmetic(ArithmeticOperator::divide, sum, total);
}

Outcome extreme_of(bool greatest, Members const& members) {
  std::vector<Outcome> elements;
  for (auto const* member : members) elements.push_back(member->element);
  return extreme(greatest, elements);
}

/// Of members that all count.
Outcome combine(AggregateOperator operation, Members const& members) {
  if (operation == AggregateOperator::count) return whole(members.size());
  if (operation == AggregateOperator::sum) return sum_of(members);
  if (members.empty()) return Fault{source::DiagnosticCode::nothing_to_combine, {}};
  if (operation == AggregateOperator::mean) {
    return arithmetic(ArithmeticOperator::divide, sum_of(members), whole(members.size()));
  }
  if (operation == AggregateOperator::weighted_mean) return weighted_mean_of(members);
  return extreme_of(operation == AggregateOperator::largest, members);
}

bool none_below_zero(Members const& members) {
  return std::all_of(members.begin(), members.end(), [](AggregatePart const* member) {
    auto const interval = interval_of<Rational>(member->weight);
    return interval.low && interval.low->sign() >= 0;
  });
}

/// What every choice of the open members gives.
std::vector<Outcome> try_choices(AggregateOperator operation, Members const& certain, Members const& open) {
  std::vector<Outcome> candidates;
  for (std::size_t choice = 0; choice < (std::size_t{1} << open.size()); ++choice) {
    auto members = certain;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if ((choice >> i & 1U) != 0) members.push_back(open[i]);
    }
    candidates.push_back(combine(operation, members));
  }
  return candidates;
}

/// Has one of them no value? It need not count.
bool has_failure(Members const& members) {
  return std::any_of(members.begin(), members.end(), [](AggregatePart const* member) {
    return failure(member->element).has_value() || weight_fault(member->weight).has_value();
  });
}

/// Bounds that hold whichever of many open members count; empty where nothing can be said.
std::vector<Outcome> bound_choices(AggregateOperator operation, Members const& certain, Members const& open) {
  auto all = certain;
  all.insert(all.end(), open.begin(), open.end());
  switch (operation) {
    case AggregateOperator::count: return {whole(certain.size()), whole(all.size())};
    case AggregateOperator::sum: {
      auto sum = sum_of(certain);
      if (has_failure(open)) return {};
      for (auto const* member : open) {
        Unknown const part{hull(member->element.possible(), Interval<Rational>{Rational(0), Rational(0)}), {}};
        sum = arithmetic(ArithmeticOperator::add, sum, part);
      }
      return {sum};
    }
    case AggregateOperator::mean:
    case AggregateOperator::weighted_mean:
      if (certain.empty() || has_failure(open)) return {};
      return {mean_within(all, weigh_something(certain) && none_below_zero(open))};
    case AggregateOperator::largest:
    case AggregateOperator::smallest: {
      if (certain.empty()) return {};
      // One open member beside those that certainly count reaches every value that several of them could, also those of an
      // enumeration between the ends.
      auto const own = combine(operation, certain);
      std::vector<Outcome> candidates{own};
      for (auto const* member : open) {
        candidates.push_back(extreme(operation == AggregateOperator::largest, {own, member->element}));
      }
      return candidates;
    }
  }
  return {};
}

}  // namespace

Outcome aggregate(AggregateOperator operation, std::vector<AggregatePart> const& parts, TypeKind kind,
                  std::size_t num_enumeration_values) {
  Members certain;
  Members open;
  MissingSet causes;
  for (auto const& part : parts) {
    if (auto fault = failure(part.counts)) return *fault;
    if (part.counts.is_true()) certain.push_back(&part);
    if (!part.counts.is_unknown()) continue;
    open.push_back(&part);
    causes = unite(causes, part.counts.causes());
  }
  if (open.empty()) return combine(operation, certain);
  auto const candidates =
      open.size() <= max_tried ? try_choices(operation, certain, open) : bound_choices(operation, certain, open);
  for (auto const* member : open) causes = unite(causes, member->element.causes());
  if (candidates.empty()) return Unknown{everything(kind, num_enumeration_values), std::move(causes)};
  return join(candidates, causes, kind, num_enumeration_values);
}

}  // namespace timbang::value
