#include "engine/evaluate/rater_answers.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "engine/value/operation.h"

namespace timbang::evaluate {

using value::AggregateOperator;
using value::AggregatePart;
using value::Outcome;
using value::Rational;
using value::TypeKind;

namespace {

using Parts = std::vector<AggregatePart>;

std::optional<value::Fault> fault_of(Outcome const& outcome) {
  if (outcome.is_fault()) return outcome.fault();
  if (outcome.is_not_applicable()) return value::Fault{source::DiagnosticCode::operand_not_applicable, {}};
  return std::nullopt;
}

bool is_certain(AggregatePart const& part) { return part.counts.is_true(); }

/// Any of the parts, or any mean of some of them.
Outcome some_of(Parts const& parts, value::MissingSet causes) {
  std::vector<Outcome> elements;
  for (auto const& part : parts) {
    elements.push_back(part.element);
    causes = value::unite(causes, value::unite(part.counts.causes(), part.element.causes()));
  }
  return value::join(elements, causes, TypeKind::number, 0);
}

/// Of the parts that count, provided that one does.
Outcome mean_of(Parts const& parts) {
  if (parts.empty()) return value::NotApplicable{};
  for (auto const& part : parts) {
    if (part.counts.is_fault()) return part.counts;
  }
  // Where none is sure to count, the mean of those that will lies between the least and the greatest.
  if (std::none_of(parts.begin(), parts.end(), is_certain)) return some_of(parts, {});
  return value::aggregate(AggregateOperator::mean, parts, TypeKind::number, 0);
}

AggregatePart one_rater(Parts const& answers) {
  Outcome counts = value::Value(false);
  for (auto const& answer : answers) counts = value::logical_or(counts, answer.counts);
  return {counts, mean_of(answers)};
}

Rational count(std::size_t number) { return Rational(static_cast<std::int64_t>(number)); }

/// Answers of which it is not known whose they are may be those of one more rater each, or of raters that are there.
Raters with_nameless(Parts const& raters, Parts const& nameless, value::MissingSet const& causes) {
  auto const is_some_certain = std::any_of(nameless.begin(), nameless.end(), is_certain);
  auto const num_certain = static_cast<std::size_t>(std::count_if(raters.begin(), raters.end(), is_certain));
  value::Interval<Rational> number;
  number.low = count(std::max<std::size_t>(num_certain, is_some_certain ? 1 : 0));
  number.high = count(raters.size() + nameless.size());
  auto all = raters;
  all.insert(all.end(), nameless.begin(), nameless.end());
  auto open = causes;
  for (auto const& part : all) open = value::unite(open, part.counts.causes());
  return {value::Unknown{number, open}, some_of(all, open), {}, false};
}

/// All answers that may belong to a group, by rater.
struct SortedAnswers {
  Parts raters;
  std::map<value::Value, Parts> by_rater;
  Parts nameless;
  value::MissingSet nameless_causes;
  std::optional<value::Fault> fault;

  void add(RaterAnswer const& answer, Outcome const& belongs) {
    AggregatePart part{belongs, answer.score};
    if (!answer.rater) {
      raters.push_back(std::move(part));
    } else if (answer.rater->is_known()) {
      by_rater[answer.rater->value()].push_back(std::move(part));
    } else if (answer.rater->is_unknown()) {
      nameless_causes = value::unite(nameless_causes, answer.rater->causes());
      nameless.push_back(std::move(part));
    } else if (!fault) {
      fault = fault_of(*answer.rater);
    }
  }
};

}  // namespace

Raters raters_of(std::vector<RaterAnswer> const& answers, std::size_t group) {
  SortedAnswers sorted;
  value::MissingSet open_causes;
  auto is_open = false;
  for (auto const& answer : answers) {
    auto const& belongs = answer.belongs.at(group);
    if (belongs.is_false()) continue;
    is_open = is_open || belongs.is_unknown();
    open_causes = value::unite(open_causes, belongs.causes());
    sorted.add(answer, belongs);
  }
  if (sorted.fault) return {*sorted.fault, *sorted.fault, {}, false};
  auto raters = std::move(sorted.raters);
  for (auto const& [rater, own] : sorted.by_rater) raters.push_back(one_rater(own));
  auto made =
      sorted.nameless.empty()
          ? Raters{value::aggregate(AggregateOperator::count, raters, TypeKind::number, 0), mean_of(raters), {}, false}
          : with_nameless(raters, sorted.nameless, sorted.nameless_causes);
  made.open_causes = std::move(open_causes);
  made.is_open = is_open;
  return made;
}

}  // namespace timbang::evaluate
