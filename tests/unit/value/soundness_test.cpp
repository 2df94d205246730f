// Every operation over unknowns must cover what it gives for each value that the unknowns could turn out to be.
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"
#include "tests/unit/value/random_operands.h"

namespace timbang::value::testing {
namespace {

using Operands = std::vector<Outcome>;
using Operation = std::function<Outcome(Operands const&)>;

constexpr std::uint64_t num_rounds = 1500;

/// What holds where the operation is a fault for some values of the unknowns and a value for others.
enum class FaultRule : std::uint8_t {
  keeps_open,       ///< the answer is neither known nor a fault
  does_not_matter,  ///< the answer is no fault, but may be known: lengths that are not comparable
  may_stand,        ///< as logical_and and logical_or have it: a fault stands until another operand decides
};

std::string describe(Operands const& operands) {
  std::string shown;
  for (auto const& operand : operands) shown += (shown.empty() ? "" : "; ") + show(operand);
  return shown;
}

/// Empty when `answer`, given for the unknowns, allows for `concrete`, given for values of them.
std::string objection(Outcome const& answer, Outcome const& concrete, FaultRule rule) {
  if (concrete.is_unknown() || concrete.is_not_applicable()) return "known operands gave no value and no fault";
  if (concrete.is_fault()) {
    return answer.is_known() && rule == FaultRule::keeps_open ? "the answer is known, but could be a fault" : "";
  }
  if (answer.is_fault()) return rule == FaultRule::may_stand ? "" : "the answer is a fault, but could be a value";
  if (!answer.is_unknown()) return answer.value() == concrete.value() ? "" : "the answer is another value";
  return contains(answer.unknown().possible, concrete.value()) ? "" : "the answer excludes the value";
}

/// Goes through all combinations of concrete values, a digit for each operand.
class Combinations {
public:
  explicit Combinations(std::vector<Sample> const& samples) : samples_(samples), places_(samples.size(), 0) {}
  Operands current() const {
    Operands operands;
    for (std::size_t i = 0; i < samples_.size(); ++i) operands.emplace_back(samples_[i].concrete.at(places_[i]));
    return operands;
  }
  bool advance() {
    for (std::size_t i = 0; i < samples_.size(); ++i) {
      if (++places_[i] < samples_[i].concrete.size()) return true;
      places_[i] = 0;
    }
    return false;
  }

private:
  std::vector<Sample> const& samples_;
  std::vector<std::size_t> places_;
};

/// How much of what was tried had anything to say.
struct Tally {
  std::uint64_t open = 0;
  std::uint64_t decided = 0;
  std::uint64_t values = 0;
};

void try_samples(std::vector<Sample> const& samples, Operation const& operation, FaultRule rule, std::uint64_t seed,
                 Tally& tally) {
  Operands operands;
  bool any_unknown = false;
  for (auto const& sample : samples) {
    // Open bounds that meet leave nothing to try.
    if (sample.concrete.empty()) return;
    operands.push_back(sample.outcome);
    any_unknown = any_unknown || sample.outcome.is_unknown();
  }
  if (!any_unknown) return;
  auto const answer = operation(operands);
  ++(answer.is_known() ? tally.decided : tally.open);
  Combinations combinations(samples);
  do {
    auto const values = combinations.current();
    auto const concrete = operation(values);
    if (concrete.is_known()) ++tally.values;
    ASSERT_EQ(objection(answer, concrete, rule), "")
        << "seed " << seed << "\n  operands " << describe(operands) << "\n  answer   " << show(answer)
        << "\n  for      " << describe(values) << "\n  it is    " << show(concrete);
  } while (combinations.advance());
}

/// Tries the operation on random operands of the kinds, one seed for each round.
Tally try_operation(std::vector<TypeKind> const& kinds, Operation const& operation,
                    FaultRule rule = FaultRule::keeps_open) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= num_rounds; ++seed) {
    RandomOperands random(seed);
    std::vector<Sample> samples;
    for (auto const kind : kinds) samples.push_back(random.of_kind(kind));
    try_samples(samples, operation, rule, seed, tally);
    if (::testing::Test::HasFatalFailure()) return tally;
  }
  // A test that never met an open answer or a value has tested nothing.
  EXPECT_GT(tally.open, num_rounds / 10);
  EXPECT_GT(tally.values, num_rounds);
  return tally;
}

constexpr auto boolean = TypeKind::boolean;
constexpr auto numeric = TypeKind::number;
constexpr auto textual = TypeKind::text;
constexpr auto enumeration = TypeKind::enumeration;
constexpr auto calendar_day = TypeKind::date;
constexpr auto duration = TypeKind::duration;

std::vector<CalendarPolicy> const all_policies{CalendarPolicy::none, CalendarPolicy::first_of_next_month,
                                               CalendarPolicy::end_of_month, CalendarPolicy::data_error};
std::vector<ComparisonOperator> const all_comparisons{ComparisonOperator::equal,   ComparisonOperator::not_equal,
                                                      ComparisonOperator::less,    ComparisonOperator::less_equal,
                                                      ComparisonOperator::greater, ComparisonOperator::greater_equal};

TEST(Soundness, Logic) {
  try_operation({boolean}, [](Operands const& o) { return logical_not(o[0]); });
  try_operation({boolean, boolean}, [](Operands const& o) { return logical_and(o[0], o[1]); });
  try_operation({boolean, boolean}, [](Operands const& o) { return logical_or(o[0], o[1]); });
}

TEST(Soundness, Arithmetic) {
  for (auto const operation : {ArithmeticOperator::add, ArithmeticOperator::subtract, ArithmeticOperator::multiply,
                               ArithmeticOperator::divide}) {
    SCOPED_TRACE(fmt::format("arithmetic operator {}", static_cast<int>(operation)));
    try_operation({numeric, numeric}, [&](Operands const& o) { return arithmetic(operation, o[0], o[1]); });
  }
}

TEST(Soundness, Durations) {
  for (auto const policy : all_policies) {
    SCOPED_TRACE(fmt::format("policy {}", static_cast<int>(policy)));
    try_operation({calendar_day, duration}, [&](Operands const& o) { return add_duration(o[0], o[1], policy); });
    try_operation({calendar_day, duration}, [&](Operands const& o) { return subtract_duration(o[0], o[1], policy); });
    try_operation({calendar_day, calendar_day}, [&](Operands const& o) { return time_since(o[0], o[1], policy); });
  }
}

TEST(Soundness, PartsOfDates) {
  try_operation({calendar_day}, [](Operands const& o) { return first_of_next_month(o[0]); });
  try_operation({calendar_day}, [](Operands const& o) { return calendar_year(o[0]); });
}

TEST(Soundness, Comparisons) {
  for (auto const operation : all_comparisons) {
    SCOPED_TRACE(fmt::format("comparison operator {}", static_cast<int>(operation)));
    auto const compared = [&](Operands const& o) { return compare(operation, o[0], o[1]); };
    try_operation({boolean, boolean}, compared);
    for (auto const kind : {numeric, enumeration, calendar_day}) {
      auto const tally = try_operation({kind, kind}, compared);
      EXPECT_GT(tally.decided, num_rounds / 20) << "kind " << static_cast<int>(kind);
    }
    try_operation({duration, duration}, compared, FaultRule::does_not_matter);
  }
  for (auto const operation : {ComparisonOperator::equal, ComparisonOperator::not_equal}) {
    try_operation({textual, textual}, [&](Operands const& o) { return compare(operation, o[0], o[1]); });
  }
}

TEST(Soundness, Membership) {
  for (auto const kind : {boolean, numeric, enumeration, calendar_day, textual}) {
    SCOPED_TRACE(fmt::format("kind {}", static_cast<int>(kind)));
    try_operation({kind, kind, kind}, [](Operands const& o) { return is_one_of(o[0], {o[1], o[2]}); });
  }
  for (auto const kind : {numeric, enumeration, calendar_day}) {
    SCOPED_TRACE(fmt::format("kind {}", static_cast<int>(kind)));
    for (bool const low_open : {false, true}) {
      for (bool const high_open : {false, true}) {
        try_operation({kind, kind, kind}, [&](Operands const& o) {
          return in_interval(o[0], IntervalBounds{&o[1], &o[2], low_open, high_open});
        });
      }
    }
    try_operation({kind, kind}, [](Operands const& o) {
      return in_interval(o[0], IntervalBounds{&o[1], nullptr, false, false});
    });
  }
}

TEST(Soundness, MembershipOfDurations) {
  try_operation(
      {duration, duration, duration},
      [](Operands const& o) {
        return is_one_of(o[0], {o[1], o[2]});
      },
      FaultRule::may_stand);
  try_operation(
      {duration, duration, duration},
      [](Operands const& o) {
        return in_interval(o[0], IntervalBounds{&o[1], &o[2], false, true});
      },
      FaultRule::may_stand);
}

TEST(Soundness, RoundingAndLimits) {
  for (auto const mode : {RoundingMode::half_up, RoundingMode::half_down, RoundingMode::half_even, RoundingMode::up,
                          RoundingMode::down}) {
    SCOPED_TRACE(fmt::format("rounding mode {}", static_cast<int>(mode)));
    for (std::uint32_t const decimals : {0U, 1U}) {
      try_operation({numeric}, [&](Operands const& o) { return round(o[0], decimals, mode, false); });
    }
    try_operation({numeric}, [&](Operands const& o) { return round(o[0], 0, mode, true); });
  }
  try_operation({numeric, numeric, numeric}, [](Operands const& o) { return clamp(o[0], o[1], o[2]); });
}

TEST(Soundness, Join) {
  // Any one candidate may turn out to be the result; the join must allow for each value of each.
  for (auto const kind : {boolean, numeric, textual, enumeration, calendar_day, duration}) {
    SCOPED_TRACE(fmt::format("kind {}", static_cast<int>(kind)));
    for (std::size_t chosen = 0; chosen < 3; ++chosen) {
      try_operation({kind, kind, kind}, [&](Operands const& o) {
        auto const all_known = o[0].is_known() && o[1].is_known() && o[2].is_known();
        return all_known ? o[chosen] : join(o, {}, kind, RandomOperands::num_enumeration_values);
      });
    }
  }
}

TEST(Soundness, Extremes) {
  for (auto const kind : {numeric, enumeration, calendar_day}) {
    SCOPED_TRACE(fmt::format("kind {}", static_cast<int>(kind)));
    for (bool const greatest : {false, true}) {
      try_operation({kind, kind, kind}, [&](Operands const& o) { return extreme(greatest, o); });
    }
  }
}

TEST(Soundness, Aggregates) {
  for (auto const operation : {AggregateOperator::count, AggregateOperator::sum, AggregateOperator::mean,
                               AggregateOperator::largest, AggregateOperator::smallest}) {
    SCOPED_TRACE(fmt::format("aggregate operator {}", static_cast<int>(operation)));
    try_operation({numeric, boolean, numeric, boolean}, [&](Operands const& o) {
      return aggregate(operation, {{o[1], o[0]}, {o[3], o[2]}}, numeric, 0);
    });
  }
  try_operation({numeric, numeric, numeric, numeric, boolean}, [](Operands const& o) {
    return aggregate(AggregateOperator::weighted_mean, {{Value(true), o[0], o[1]}, {o[4], o[2], o[3]}}, numeric, 0);
  });
}

TEST(Soundness, AggregatesOfManyOpenMembers) {
  // More members than are tried one by one: the wider bounds must hold as well.
  for (auto const operation : {AggregateOperator::count, AggregateOperator::sum, AggregateOperator::mean,
                               AggregateOperator::largest, AggregateOperator::smallest}) {
    SCOPED_TRACE(fmt::format("aggregate operator {}", static_cast<int>(operation)));
    for (std::uint64_t seed = 1; seed <= num_rounds / 10; ++seed) {
      RandomOperands random(seed);
      auto const first = random.number();
      std::vector<AggregatePart> open{{Value(true), first.outcome}};
      std::vector<AggregatePart> chosen{{Value(true), first.concrete.front()}};
      for (int member = 0; member < 9; ++member) {
        auto const number = random.number();
        open.push_back({Unknown{BooleanSet{}, {MissingId{1000}}}, number.outcome});
        chosen.push_back({Value(random.one_in(2)), number.concrete.front()});
      }
      auto const concrete = aggregate(operation, chosen, numeric, 0);
      auto const answer = aggregate(operation, open, numeric, 0);
      if (!concrete.is_known()) continue;
      ASSERT_TRUE(contains(answer.possible(), concrete.value())) << "seed " << seed;
    }
  }
}

TEST(Soundness, AnswersNameOnlyTheOperandsThatAreOpen) {
  for (std::uint64_t seed = 1; seed <= num_rounds; ++seed) {
    RandomOperands random(seed);
    auto const left = random.number();
    auto const right = random.number();
    auto const expected = unite(left.outcome.causes(), right.outcome.causes());
    for (auto const& answer : {arithmetic(ArithmeticOperator::add, left.outcome, right.outcome),
                               compare(ComparisonOperator::less, left.outcome, right.outcome)}) {
      ASSERT_EQ(answer.causes(), answer.is_unknown() ? expected : MissingSet{}) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace timbang::value::testing
