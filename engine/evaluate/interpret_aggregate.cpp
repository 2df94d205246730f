// `banyaknya`, `jumlahkan`, `rata-rata`, `terbesar`, `terkecil`: the rows of a list put together.
#include <algorithm>
#include <utility>
#include <vector>

#include "engine/evaluate/interpreter.h"
#include "engine/value/operation.h"

namespace timbang::evaluate {

using value::Outcome;

Outcome Interpreter::apply(ir::Aggregate const& operation, ir::NodeId id) {
  if (operation.list.population) return over_population(operation, id);
  if (operation.list.members) return over_members(operation, id);
  auto const list = rows_of(operation.list);
  if (list.fault) return *list.fault;
  auto trace = trace_of(id, operation.list);
  if (!list.is_told) return untold_aggregate(std::move(trace), operation, id);
  std::vector<value::AggregatePart> parts;
  for (auto const& row : list.rows) {
    if (row.fault) return *row.fault;
    parts.push_back(part_of(operation, row, trace));
  }
  note_list(std::move(trace));
  auto const& type = program_[operation.element.value_or(id)].type;
  return value::aggregate(operation.operation, parts, type.kind, num_values(type));
}

/// A year of a window that has no row: nobody has told whether there is one.
value::AggregatePart Interpreter::part_of(ir::Aggregate const& operation, ListRow const& row, TraceList& trace) {
  TraceReads reads;
  RowGuard const guard(*this, row.scope, reads);
  value::AggregatePart part{passes(operation.list), value::Value(true)};
  if (row.scope.missing && operation.operation == value::AggregateOperator::count && !part.counts.is_false()) {
    note_missing(value::MissingSet{*row.scope.missing});
    part.counts = value::Unknown{value::BooleanSet{}, {*row.scope.missing}};
  }
  if (!part.counts.is_false()) {
    if (operation.element) part.element = evaluate(*operation.element);
    if (operation.weight) part.weight = evaluate(*operation.weight);
  }
  add_row(trace, part.counts, std::move(reads));
  return part;
}

/// Of a list that nobody has told only the declared number of rows is known.
Outcome Interpreter::untold_aggregate(TraceList trace, ir::Aggregate const& operation, ir::NodeId id) {
  trace.is_told = false;
  note_list(std::move(trace));
  value::MissingSet const causes{note_missing_field(operation.list.depth, operation.list.path)};
  if (operation.operation != value::AggregateOperator::count) return everything(program_[id].type, causes);
  value::Interval<value::Rational> possible;
  possible.low = value::Rational(0);
  auto const* field = scopes_.find(operation.list.depth, operation.list.path).field;
  if (field->max_rows) possible.high = value::Rational(*field->max_rows);
  return value::Unknown{possible, causes};
}

Outcome Interpreter::apply(ir::Extreme const& operation, ir::NodeId) {
  std::vector<Outcome> operands;
  auto const all_run = std::all_of(operation.operands.begin(), operation.operands.end(),
                                   [&](ir::NodeId operand) { return is_still_running(operand); });
  for (auto const operand : operation.operands) {
    operands.push_back(operation.is_greatest || all_run ? evaluate(operand) : date_or_later(operand));
  }
  return value::extreme(operation.is_greatest, operands);
}

/// The end of a period that is still running is later than every date, so it is never the least beside one.
Outcome Interpreter::date_or_later(ir::NodeId operand) {
  auto outcome = comparison_operand(operand);
  if (!outcome.is_unknown() || !may_be_running(operand)) return outcome;
  return value::Unknown{outcome.unknown().possible, outcome.causes()};
}

}  // namespace timbang::evaluate
