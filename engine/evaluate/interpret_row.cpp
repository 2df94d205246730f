// What a row of a table says. While it is open whether the row matches, an input that the row asks about is only what the row
// lets through: elsewhere another row counts.
#include <algorithm>
#include <utility>

#include "engine/evaluate/interpreter.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

/// A bound that a cell sets to its input.
struct CellBound {
  value::ComparisonOperator operation = value::ComparisonOperator::equal;
  Outcome bound;
};

template <typename T>
void raise_low(value::Interval<T>& interval, T const& low, bool is_open) {
  if (interval.low && *interval.low > low) return;
  interval.low_open = is_open || (interval.low == low && interval.low_open);
  interval.low = low;
}

template <typename T>
void lower_high(value::Interval<T>& interval, T const& high, bool is_open) {
  if (interval.high && *interval.high < high) return;
  interval.high_open = is_open || (interval.high == high && interval.high_open);
  interval.high = high;
}

/// Numbers, dates and lengths of time; other kinds are left as they are.
struct Narrower {
  CellBound const& cell;

  template <typename T>
  void operator()(value::Interval<T>& interval) const {
    using enum value::ComparisonOperator;
    auto const& bound = cell.bound.as<T>();
    if (cell.operation == equal || cell.operation == greater || cell.operation == greater_equal) {
      raise_low(interval, bound, cell.operation == greater);
    }
    if (cell.operation == equal || cell.operation == less || cell.operation == less_equal) {
      lower_high(interval, bound, cell.operation == less);
    }
  }
  template <typename T>
  void operator()(T&) const {}
};

/// Crossed bounds leave nothing; a row that matches nothing that is possible is no candidate.
struct IsEmpty {
  template <typename T>
  bool operator()(value::Interval<T> const& interval) const {
    if (!interval.low || !interval.high) return false;
    return *interval.low > *interval.high ||
           (*interval.low == *interval.high && (interval.low_open || interval.high_open));
  }
  template <typename T>
  bool operator()(T const&) const {
    return false;
  }
};

}  // namespace

/// What the row says, or an exception to it in its place. Of a row that does not match, exceptions are not asked.
Outcome Interpreter::row_output(ir::RuleId id, ir::TableOutput const& body, ir::Table const& table,
                                ir::TableRow const& row, bool is_certain) {
  Formula const own = [&] {
    // A row that certainly matches lets through all that is possible.
    auto narrowed = is_certain ? std::vector<NarrowedInput>{} : narrowed_inputs(table, row);
    Temporarily<std::vector<NarrowedInput>> const meanwhile(frame_->narrowed, std::move(narrowed));
    return evaluate_into(frame_->closing.reads, row.outputs.at(body.column));
  };
  auto const exceptions = row.name.empty() ? std::vector<std::uint16_t>{} : roots_of(body.exceptions, row.name);
  if (exceptions.empty()) return own();
  auto const guards = evaluate_guards(body.exceptions, row.name);
  return resolve_level(program_[id], body.exceptions, guards, exceptions, own);
}

std::vector<Interpreter::NarrowedInput> Interpreter::narrowed_inputs(ir::Table const& table, ir::TableRow const& row) {
  std::vector<NarrowedInput> narrowed;
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    auto const input = table.inputs[column];
    auto const& operation = program_[input].operation;
    auto const is_read =
        std::holds_alternative<ir::FieldRead>(operation) || std::holds_alternative<ir::RuleRead>(operation);
    if (!is_read) continue;
    Temporarily<TraceReads*> const meanwhile(reads_, nullptr);
    auto const outcome = evaluate(input);
    if (!outcome.is_unknown()) continue;
    auto possible = outcome.possible();
    if (!narrow(possible, row.conditions[column])) continue;
    narrowed.push_back({input, value::Unknown{std::move(possible), outcome.causes(), outcome.unknown().may_not_apply}});
  }
  return narrowed;
}

/// False when the cell sets no bound that is known.
bool Interpreter::narrow(value::Possible& possible, ir::NodeId condition) {
  using enum value::ComparisonOperator;
  std::vector<CellBound> bounds;
  auto const& operation = program_[condition].operation;
  auto const is_input = [&](ir::NodeId node) {
    return std::holds_alternative<ir::TableInput>(program_[node].operation);
  };
  auto const add = [&](value::ComparisonOperator comparison, ir::NodeId bound) {
    auto outcome = evaluate(bound);
    if (outcome.is_known()) bounds.push_back({comparison, std::move(outcome)});
  };
  if (auto const* compare = std::get_if<ir::Compare>(&operation); compare != nullptr && is_input(compare->left)) {
    if (compare->operation != not_equal) add(compare->operation, compare->right);
  }
  if (auto const* within = std::get_if<ir::InInterval>(&operation); within != nullptr && is_input(within->operand)) {
    if (within->low) add(within->low_open ? greater : greater_equal, *within->low);
    if (within->high) add(within->high_open ? less : less_equal, *within->high);
  }
  if (bounds.empty()) return false;
  auto narrower = possible;
  for (auto const& bound : bounds) std::visit(Narrower{bound}, narrower);
  if (std::visit(IsEmpty{}, narrower)) return false;
  possible = std::move(narrower);
  return true;
}

/// What a datum or another rule gives within the row under way.
Outcome Interpreter::within_row(ir::NodeId node, Outcome outcome) const {
  if (frame_->narrowed.empty() || !outcome.is_unknown()) return outcome;
  for (auto const& narrowed : frame_->narrowed) {
    if (ir::reads_the_same(program_[narrowed.input].operation, program_[node].operation)) return narrowed.outcome;
  }
  return outcome;
}

}  // namespace timbang::evaluate
