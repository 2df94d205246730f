// Decision tables: which rows match, and which may.
#include <algorithm>
#include <utility>

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

/// The table and its inputs; `?` stands for an input that is not known.
value::Fault table_fault(source::DiagnosticCode code, ir::Table const& table, std::vector<Outcome> const& inputs) {
  value::Fault fault{code, {table.name}, table.inputs.empty() ? UINT32_MAX : table.inputs.front().index};
  for (auto const& input : inputs) {
    fault.arguments.push_back(input.is_known() ? input.value() : value::Value(std::string("?")));
  }
  return fault;
}

}  // namespace

TableMatch const& Interpreter::table_match(ir::TableId id) {
  auto const key = key_of(id.index, scopes_);
  if (auto const known = tables_.find(key); known != tables_.end()) return known->second;
  return tables_.emplace(key, match_table(program_[id])).first->second;
}

TableMatch Interpreter::match_table(ir::Table const& table) {
  TableMatch match;
  auto const before = std::exchange(frame_->reads, {});
  std::vector<Outcome> inputs;
  for (auto const input : table.inputs) inputs.push_back(evaluate_into(match.trace, input));
  {
    Temporarily<std::vector<Outcome> const*> const meanwhile(inputs_, &inputs);
    match_rows(match, table);
  }
  match.reads = std::exchange(frame_->reads, before);
  return match;
}

/// Several rows are candidates when it is open which one matches. A table is complete and free of overlap where the
/// checker can see it; where it cannot, a known input tells here.
void Interpreter::match_rows(TableMatch& match, ir::Table const& table) {
  std::size_t num_certain = 0;
  for (std::uint16_t i = 0; i < table.rows.size(); ++i) {
    Outcome matches = value::Value(true);
    for (auto const condition : table.rows[i].conditions) {
      matches = value::logical_and(matches, evaluate_into(match.trace, condition));
    }
    if (matches.is_false()) continue;
    if (matches.is_fault()) {
      match.fault = matches.fault();
      return;
    }
    match.candidates.push_back(i);
    match.open_causes = value::unite(match.open_causes, matches.causes());
    if (matches.is_true()) ++num_certain;
    if (matches.is_true() && table.hit_policy == ir::HitPolicy::first_match) break;
  }
  if (match.candidates.empty()) match.fault = table_fault(source::DiagnosticCode::no_row_matches, table, *inputs_);
  if (num_certain > 1) match.fault = table_fault(source::DiagnosticCode::several_rows_match, table, *inputs_);
}

}  // namespace timbang::evaluate
