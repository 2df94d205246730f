// `masa gabungan list dari first sampai dengan last`: the rows as periods; what they come to is value/operation_period.
#include <utility>

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

Outcome Interpreter::apply(ir::CombinedTime const& operation, ir::NodeId id) {
  auto const list = rows_of(operation.list);
  if (list.fault) return *list.fault;
  auto trace = trace_of(id, operation.list);
  if (!list.is_told) return untold_time(operation, std::move(trace));
  auto const parts = service_periods(operation, list.rows, trace);
  auto time = value::combined_time(parts, {context_.evaluation_date, operation.policy, operation.days_of_month});
  trace.pieces = std::move(time.pieces);
  note_list(std::move(trace));
  return time.length;
}

std::vector<value::PeriodPart> Interpreter::service_periods(ir::CombinedTime const& operation,
                                                            std::vector<ListRow> const& rows, TraceList& trace) {
  std::vector<value::PeriodPart> parts;
  for (auto const& row : rows) {
    if (row.fault) {
      parts.push_back({*row.fault, value::NotApplicable{}, value::NotApplicable{}});
    } else {
      parts.push_back(service_period(operation, row, trace));
    }
  }
  return parts;
}

/// Of a row that certainly does not pass the filter the dates are not read. Whether there is a row for a year of a window
/// that has none is open.
value::PeriodPart Interpreter::service_period(ir::CombinedTime const& operation, ListRow const& row, TraceList& trace) {
  TraceReads reads;
  RowGuard const guard(*this, row.scope, reads);
  value::PeriodPart part{passes(operation.list), value::NotApplicable{}, value::NotApplicable{}};
  if (row.scope.missing && part.counts.is_true()) {
    note_missing(value::MissingSet{*row.scope.missing});
    part.counts = value::Unknown{value::BooleanSet{}, {*row.scope.missing}};
  }
  if (!part.counts.is_false()) {
    part.first = evaluate(operation.first);
    part.last = last_day(operation.last);
  }
  auto const is_reversed =
      part.first.is_known() && part.last.is_known() && part.last.as<value::Date>() < part.first.as<value::Date>();
  if (is_reversed) {
    auto name = scopes_.element_name(static_cast<ir::ScopeDepth>(scopes_.size() - 1), NameStyle::rules);
    part.last = value::Fault{source::DiagnosticCode::period_ends_before_it_begins,
                             {std::move(name), part.first.value(), part.last.value()}};
  }
  add_row(trace, part.counts, std::move(reads));
  return part;
}

/// What is still running, or may be, ends after everything else.
Outcome Interpreter::last_day(ir::NodeId node) {
  auto day = comparison_operand(node);
  if (!day.is_unknown() || !may_be_running(node)) return day;
  auto possible = std::get<value::Interval<value::Date>>(day.possible());
  possible.high = std::nullopt;
  return value::Unknown{possible, day.causes()};
}

/// Nobody has told whether there is a row.
Outcome Interpreter::untold_time(ir::CombinedTime const& operation, TraceList trace) {
  trace.is_told = false;
  note_list(std::move(trace));
  value::MissingSet causes{note_missing_field(operation.list.depth, operation.list.path)};
  return value::Unknown{value::Interval<value::Duration>{value::Duration{}, std::nullopt}, std::move(causes)};
}

}  // namespace timbang::evaluate
