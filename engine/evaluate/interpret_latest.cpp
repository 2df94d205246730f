// `terbaru element dari list`: the row with the latest date, as far as it can be told which that is.
#include <algorithm>
#include <utility>

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

/// A row that passes or may pass the filter.
struct Interpreter::LatestRow {
  Scope scope;
  Outcome passed;
  Outcome date;
  std::size_t place = 0;  ///< among the rows of the list

  bool is_certain() const { return passed.is_true() && date.is_known(); }
  bool is_certainly_before(value::Date other) const {
    auto const possible = std::get<value::Interval<value::Date>>(date.possible());
    return possible.high && *possible.high < other;
  }
};

std::optional<value::Fault> Interpreter::add_latest_row(std::vector<LatestRow>& found, TraceList& trace,
                                                        ir::Latest const& latest, ListRow const& row) {
  if (row.fault) return row.fault;
  TraceReads reads;
  RowGuard const guard(*this, row.scope, reads);
  auto const passed = passes(latest.list);
  auto const depth = static_cast<ir::ScopeDepth>(scopes_.size() - 1);
  auto date = passed.is_false() ? Outcome(value::NotApplicable{}) : read_field(depth, {latest.date_field});
  auto const* datum = scopes_.find(depth, {latest.date_field}).datum;
  auto const* absence = datum != nullptr ? std::get_if<value::Absence>(&datum->content) : nullptr;
  auto const place = trace.rows.size();
  add_row(trace, value::Value(false), std::move(reads));

  if (passed.is_false()) return std::nullopt;
  if (passed.is_fault()) return passed.fault();
  // What is still running ends after everything else.
  if (absence != nullptr && *absence == value::Absence::still_running) {
    date = value::Value(*value::Date::from_parts(9999, 12, 31));
  }
  if (passed.is_not_applicable() || date.is_not_applicable()) {
    return value::Fault{source::DiagnosticCode::operand_not_applicable, {}};
  }
  found.push_back({row.scope, passed, date, place});
  return std::nullopt;
}

Outcome Interpreter::apply(ir::Latest const& operation, ir::NodeId id) {
  auto const list = rows_of(operation.list);
  if (list.fault) return *list.fault;
  auto trace = trace_of(id, operation.list);
  trace.is_told = list.is_told;
  std::vector<LatestRow> found;
  for (auto const& row : list.rows) {
    if (auto const fault = add_latest_row(found, trace, operation, row)) return *fault;
  }
  auto outcome = found.empty() ? missing_latest(operation) : join_latest(operation, id, found, trace);
  note_list(std::move(trace));
  return outcome;
}

Outcome Interpreter::join_latest(ir::Latest const& latest, ir::NodeId id, std::vector<LatestRow> const& found,
                                 TraceList& trace) {
  std::optional<value::Date> best;
  for (auto const& row : found) {
    if (!row.is_certain()) continue;
    auto const date = row.date.as<value::Date>();
    best = best ? std::max(*best, date) : date;
  }
  std::vector<Outcome> certain;
  std::vector<Outcome> candidates;
  value::MissingSet causes;
  for (auto const& row : found) {
    if (best && row.is_certainly_before(*best)) continue;
    auto element = element_of(latest, row, trace);
    if (row.is_certain()) {
      certain.push_back(std::move(element));
      continue;
    }
    candidates.push_back(std::move(element));
    causes = value::unite(causes, value::unite(row.passed.causes(), row.date.causes()));
  }
  if (best) candidates.push_back(agreed(latest, id, *best, certain));
  auto const is_any =
      std::any_of(found.begin(), found.end(), [](LatestRow const& row) { return row.passed.is_true(); });
  if (!is_any) candidates.push_back(everything(program_[id].type, {}, true));
  if (candidates.size() == 1) return candidates.front();
  auto const& type = program_[id].type;
  return value::join(candidates, causes, type.kind, num_values(type));
}

/// The row has the latest date, or may have it.
Outcome Interpreter::element_of(ir::Latest const& latest, LatestRow const& row, TraceList& trace) {
  TraceReads unused;
  auto* traced = row.place < trace.rows.size() ? &trace.rows[row.place] : nullptr;
  if (traced != nullptr)
    traced->counts = row.is_certain() ? value::Value(true) : Outcome(value::Unknown{value::BooleanSet{}, {}});
  RowGuard const guard(*this, row.scope, traced != nullptr ? traced->reads : unused);
  return evaluate(latest.element);
}

/// The element of the rows that all have the latest date.
Outcome Interpreter::agreed(ir::Latest const& latest, ir::NodeId id, value::Date date,
                            std::vector<Outcome> const& elements) {
  auto const& first = elements.front();
  auto is_open = false;
  for (auto const& element : elements) {
    if (element.is_fault()) return element;
    is_open = is_open || element.is_unknown();
  }
  for (auto const& element : elements) {
    if (is_open) break;
    auto const is_same = first.is_known() && element.is_known() ? first.value() == element.value()
                                                                : first.is_known() == element.is_known();
    if (!is_same) {
      return value::Fault{source::DiagnosticCode::latest_rows_disagree,
                          {scopes_.field_name(latest.list.depth, latest.list.path, NameStyle::rules), date}};
    }
  }
  auto const& type = program_[id].type;
  return is_open ? value::join(elements, {}, type.kind, num_values(type)) : first;
}

/// No row can pass, so nobody has told the element: it is what its declaration allows, and the list is what is missing.
Outcome Interpreter::missing_latest(ir::Latest const& latest) {
  ir::RecordTypeId const type{scopes_.find(latest.list.depth, latest.list.path).field->type.index};
  auto const cause = note_missing_field(latest.list.depth, latest.list.path);
  TraceReads unused;
  RowGuard const guard(
      *this, Scope{type, nullptr, RowPlace{latest.list.depth, &latest.list.path, 0, std::nullopt}, cause}, unused);
  return evaluate(latest.element);
}

}  // namespace timbang::evaluate
