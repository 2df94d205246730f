// `setiap … memenuhi`, `ada … yang`, and which rows of a list an operation sees.
#include <algorithm>
#include <utility>
#include <variant>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

/// 31 December ends its own year.
std::int32_t last_ended_year(value::Date date) {
  return date.month() == 12 && date.day() == 31 ? date.year() : date.year() - 1;
}

}  // namespace

ListRows Interpreter::rows_of(ir::ListSource const& list) {
  auto const found = scopes_.find(list.depth, list.path);
  ListRows result;
  if (found.is_none) {
    result.fault = value::Fault{source::DiagnosticCode::operand_not_applicable, {}};
    return result;
  }
  auto const rows = records_of(found);
  // For each year all rows are looked at.
  frame_->num_rows += rows.size() * list.calendar_years.value_or(1);
  result.fault = too_many_rows();
  if (result.fault) return result;
  if (list.calendar_years) return rows_of_years(list, rows);

  ir::RecordTypeId const type{found.field->type.index};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.rows.push_back(
        {Scope{type, rows[i], RowPlace{list.depth, &list.path, i + 1, std::nullopt}, std::nullopt}, {}});
  }
  auto const* data = found.datum != nullptr ? std::get_if<value::ListDatum>(&found.datum->content) : nullptr;
  auto const* absence = found.datum != nullptr ? std::get_if<value::Absence>(&found.datum->content) : nullptr;
  auto const is_none = absence != nullptr && *absence == value::Absence::none;
  result.is_told = !rows.empty() || is_none || found.referring != nullptr || (data != nullptr && data->complete);
  return result;
}

std::vector<value::RecordDatum const*> Interpreter::records_of(FoundField const& found) {
  if (found.referring != nullptr) return *found.referring;
  std::vector<value::RecordDatum const*> records;
  auto const* data = found.datum != nullptr ? std::get_if<value::ListDatum>(&found.datum->content) : nullptr;
  if (data == nullptr) return records;
  records.reserve(data->rows.size());
  for (auto const& row : data->rows) records.push_back(&row);
  return records;
}

/// Once too many, everything over a list is this fault: so what is left of the rule takes no time.
std::optional<value::Fault> Interpreter::too_many_rows() const {
  if (frame_->num_rows <= max_rows_of_a_rule) return std::nullopt;
  auto const& name = frame_->rule ? program_[*frame_->rule].name : assessment_.name;
  return value::Fault{source::DiagnosticCode::too_many_rows_of_lists,
                      {name, value::Rational(static_cast<std::int64_t>(max_rows_of_a_rule))}};
}

/// What the rule gave, unless it went through too many rows: then it is a fault even where a known yes or no absorbed that,
/// since where in the formula the limit is reached depends on the order of writing.
Outcome Interpreter::bounded(Outcome outcome, std::uint32_t origin) const {
  auto fault = too_many_rows();
  if (!fault) return outcome;
  fault->origin = origin;
  return *fault;
}

/// Exactly one row for each year, the latest year first. A year without a row is a row of which nothing is known but its
/// year; a row whose own year is unknown is nobody's.
ListRows Interpreter::rows_of_years(ir::ListSource const& list, std::vector<value::RecordDatum const*> const& rows) {
  ir::RecordTypeId const type{scopes_.find(list.depth, list.path).field->type.index};
  auto const key = program_[type].key;
  if (!key) throw InternalError("a window of calendar years over rows without a key");
  ListRows result;
  auto const last = last_ended_year(context_.evaluation_date);
  for (std::int32_t year = last; year > last - *list.calendar_years; --year) {
    ListRow row{Scope{type, nullptr, RowPlace{list.depth, &list.path, 0, year}, std::nullopt}, std::nullopt};
    value::Value const wanted = value::Rational(year);
    for (auto const* candidate : rows) {
      auto const* known = std::get_if<value::Value>(&candidate->fields.at(*key).content);
      if (known == nullptr || *known != wanted) continue;
      if (row.scope.record != nullptr) {
        row.fault = value::Fault{source::DiagnosticCode::several_rows_for_key,
                                 {scopes_.field_name(list.depth, list.path, NameStyle::rules), std::to_string(year)}};
      }
      row.scope.record = candidate;
    }
    if (row.scope.record == nullptr)
      row.scope.missing = missing_.add(scopes_.missing_year(list.depth, list.path, year));
    result.rows.push_back(std::move(row));
  }
  return result;
}

Outcome Interpreter::passes(ir::ListSource const& list) {
  return list.filter ? evaluate(*list.filter) : Outcome(value::Value(true));
}

TraceList Interpreter::trace_of(ir::NodeId id, ir::ListSource const& list) const {
  if (trace_ == nullptr) return {id, {}, {}, true, {}};
  return {id,
          scopes_.field_name(list.depth, list.path, NameStyle::rules),
          scopes_.field_name(list.depth, list.path, NameStyle::source),
          true,
          {}};
}

/// The row is the innermost scope.
void Interpreter::add_row(TraceList& list, Outcome const& counts, TraceReads reads) {
  if (reads_ == nullptr) return;
  auto const depth = static_cast<ir::ScopeDepth>(scopes_.size() - 1);
  list.rows.push_back({scopes_.element_name(depth, NameStyle::rules), counts, std::move(reads)});
}

void Interpreter::note_list(TraceList list) {
  if (auto const* source = ir::list_of(program_[list.node]);
      source != nullptr && !list.rows.empty() && scopes_.leads_to_hidden(source->depth, source->path)) {
    auto const counts = [](TraceRow const& row) { return !row.counts.is_false(); };
    list.num_members = static_cast<std::uint64_t>(std::count_if(list.rows.begin(), list.rows.end(), counts));
    list.rows.clear();
    list.pieces.clear();
  }
  if (auto* reads = innermost_reads()) reads->lists.push_back(std::move(list));
}

/// A condition on the rows of a list of which nobody has told anything.
Outcome Interpreter::untold(TraceList trace, ir::ListSource const& list) {
  trace.is_told = false;
  note_list(std::move(trace));
  return value::Unknown{value::BooleanSet{}, {note_missing_field(list.depth, list.path)}};
}

/// A row that certainly does not pass the filter is not asked for the data of the condition.
Outcome Interpreter::apply(ir::Every const& operation, ir::NodeId id) {
  auto const list = rows_of(operation.list);
  if (list.fault) return *list.fault;
  auto trace = trace_of(id, operation.list);
  if (!list.is_told) return untold(std::move(trace), operation.list);
  Outcome result = value::Value(true);
  for (auto const& row : list.rows) {
    if (row.fault) {
      result = value::logical_and(result, *row.fault);
      continue;
    }
    TraceReads reads;
    RowGuard const guard(*this, row.scope, reads);
    auto const passed = passes(operation.list);
    if (!passed.is_false()) {
      auto const holds = evaluate(operation.condition);
      result = value::logical_and(result, value::logical_or(value::logical_not(passed), holds));
    }
    add_row(trace, passed, std::move(reads));
  }
  note_list(std::move(trace));
  return result;
}

Outcome Interpreter::apply(ir::Exists const& operation, ir::NodeId id) {
  auto const list = rows_of(operation.list);
  if (list.fault) return *list.fault;
  auto trace = trace_of(id, operation.list);
  if (!list.is_told) return untold(std::move(trace), operation.list);
  Outcome result = value::Value(false);
  for (auto const& row : list.rows) {
    if (row.fault) {
      result = value::logical_or(result, *row.fault);
      continue;
    }
    if (row.scope.missing) note_missing(value::MissingSet{*row.scope.missing});
    // Whether there is a row for the year is just what nobody has told.
    auto const is_open = row.scope.missing && !operation.list.filter;
    TraceReads reads;
    RowGuard const guard(*this, row.scope, reads);
    auto const passed =
        is_open ? Outcome(value::Unknown{value::BooleanSet{}, {*row.scope.missing}}) : passes(operation.list);
    result = value::logical_or(result, passed);
    add_row(trace, passed, std::move(reads));
  }
  note_list(std::move(trace));
  return result;
}

}  // namespace timbang::evaluate
