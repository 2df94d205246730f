// Decision tables: which rows match, and which may.
#include <algorithm>
#include <utility>

#include "engine/evaluate/coverage.h"
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

/// None, one or many rows may match.
bool takes_all_matches(ir::HitPolicy policy) {
  return policy != ir::HitPolicy::exactly_one && policy != ir::HitPolicy::first_match;
}

value::AggregateOperator combination(ir::HitPolicy policy) {
  if (policy == ir::HitPolicy::largest) return value::AggregateOperator::largest;
  if (policy == ir::HitPolicy::smallest) return value::AggregateOperator::smallest;
  return value::AggregateOperator::sum;
}

}  // namespace

TableMatch const& Interpreter::table_match(ir::TableId id) {
  auto const key = key_of(id.index, scopes_);
  if (auto const known = tables_.find(key); known != tables_.end()) return known->second;
  auto const& match = tables_.emplace(key, match_table(program_[id])).first->second;
  if (context_.coverage != nullptr && !match.fault) count_rows(id, match);
  return match;
}

void Interpreter::count_rows(ir::TableId id, TableMatch const& match) const {
  for (std::size_t i = 0; i < match.candidates.size(); ++i) {
    if (match.matches[i].is_true()) context_.coverage->count_row(id, match.candidates[i]);
  }
}

TableMatch Interpreter::match_table(ir::Table const& table) {
  TableMatch match;
  auto const before = std::exchange(frame_->reads, {});
  auto const policies_before = std::exchange(frame_->policies, {});
  std::vector<Outcome> inputs;
  for (auto const input : table.inputs) inputs.push_back(table_input(match.trace, input));
  {
    Temporarily<std::vector<Outcome> const*> const meanwhile(inputs_, &inputs);
    match_rows(match, table);
  }
  match.reads = std::exchange(frame_->reads, before);
  match.policies = std::exchange(frame_->policies, policies_before);
  return match;
}

/// As in a comparison, an end date that is still running is a date after every other; so it applies.
Outcome Interpreter::table_input(TraceReads& reads, ir::NodeId id) {
  Temporarily<TraceReads*> const meanwhile(reads_, trace_ != nullptr ? &reads : nullptr);
  auto outcome = comparison_operand(id);
  if (!outcome.is_unknown() || !may_be_running(id)) return outcome;
  return value::Unknown{outcome.possible(), outcome.causes()};
}

/// Where an exception to the table as a whole certainly counts, no row is looked at.
Outcome Interpreter::evaluate_body(ir::RuleId id, ir::TableOutput const& body) {
  auto const guards = evaluate_guards(body.exceptions);
  return resolve(program_[id], body.exceptions, guards, [&] { return by_tables(id, body); });
}

Outcome Interpreter::by_tables(ir::RuleId id, ir::TableOutput const& body) {
  std::vector<ir::Period> periods;
  for (auto const table : body.versions) periods.push_back(program_[table].in_force);
  auto const& first = program_[body.versions.front()];
  auto const choice = choose_version(periods, first.name, first.inputs.front());
  frame_->closing.versions = choice.versions;
  auto outcome = by_version(periods, choice, program_[id].type, [&](std::size_t version) {
    auto output = output_of(id, body, body.versions[version]);
    if (choice.versions.size() > 1) {
      frame_->closing.version_reads.push_back(std::exchange(frame_->closing.reads, {}));
    }
    return output;
  });
  if (choice.versions.size() <= 1) return outcome;
  // Of several tables that may be in force, rows mean nothing together.
  frame_->closing.rows.clear();
  frame_->closing.matches.clear();
  if (first.hit_policy != ir::HitPolicy::all_matches) return outcome;
  // That a row matches in its own table does not say that this table is in force.
  for (auto& collected : frame_->collected) {
    collected.matches = value::logical_and(collected.matches, everything(value::Type::boolean(), choice.causes));
  }
  if (frame_->collected.empty() && !choice.none && outcome.is_known()) return outcome;
  return everything(value::Type::boolean(), value::unite(choice.causes, outcome.causes()));
}

Outcome Interpreter::output_of(ir::RuleId id, ir::TableOutput const& body, ir::TableId table_id) {
  auto const& match = table_match(table_id);
  auto const& table = program_[table_id];
  note_missing(match.reads);
  frame_->policies.insert(match.policies.begin(), match.policies.end());
  frame_->closing.reads = match.trace;
  frame_->closing.rows = match.candidates;
  frame_->closing.matches = match.matches;
  if (match.fault) return *match.fault;
  std::vector<Outcome> outputs;
  for (std::size_t i = 0; i < match.candidates.size(); ++i) {
    outputs.push_back(row_output(id, body, table, table.rows[match.candidates[i]], match.matches[i].is_true()));
  }
  if (takes_all_matches(table.hit_policy)) return put_together(id, table, match, outputs);
  auto const& type = program_[id].type;
  if (outputs.size() == 1) return outputs.front();
  return value::join(outputs, match.open_causes, type.kind, num_values(type));
}

/// The outputs of all rows that match. A collection is complete when it is known which do, and what they say.
Outcome Interpreter::put_together(ir::RuleId id, ir::Table const& table, TableMatch const& match,
                                  std::vector<Outcome> const& outputs) {
  auto const& type = program_[id].type;
  if (table.hit_policy != ir::HitPolicy::all_matches) {
    std::vector<value::AggregatePart> parts;
    for (std::size_t i = 0; i < outputs.size(); ++i) parts.push_back({match.matches[i], outputs[i]});
    return value::aggregate(combination(table.hit_policy), parts, type.kind, num_values(type));
  }
  auto causes = match.open_causes;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i].is_fault()) return outputs[i];
    causes = value::unite(causes, outputs[i].causes());
    frame_->collected.push_back({match.candidates[i], match.matches[i], outputs[i]});
  }
  if (causes.empty()) return value::Value(true);
  return value::Unknown{value::BooleanSet{}, std::move(causes)};
}

Outcome Interpreter::row_matches(TableMatch& match, ir::Table const& table, ir::TableRow const& row) {
  Outcome matches = value::Value(true);
  for (std::size_t column = 0; column < row.conditions.size(); ++column) {
    auto holds = evaluate_into(match.trace, row.conditions[column]);
    if (holds.is_fault() && (*inputs_)[column].is_not_applicable()) holds = input_fault(table, table.inputs[column]);
    matches = value::logical_and(matches, holds);
  }
  return matches;
}

/// The table, and the name of the input where it has one.
value::Fault Interpreter::input_fault(ir::Table const& table, ir::NodeId input) {
  value::Fault fault{source::DiagnosticCode::operand_not_applicable, {table.name}, input.index};
  auto const& operation = program_[input].operation;
  if (auto const* read = std::get_if<ir::RuleRead>(&operation)) fault.arguments.push_back(program_[read->rule].name);
  if (auto const* read = std::get_if<ir::FieldRead>(&operation)) {
    fault.arguments.push_back(scopes_.field_name(read->depth, read->path, NameStyle::rules));
  }
  return fault;
}

/// Several rows are candidates when it is open which one matches. A table is complete and free of overlap where the
/// checker can see it; where it cannot, a known input tells here.
void Interpreter::match_rows(TableMatch& match, ir::Table const& table) {
  std::size_t num_certain = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto const matches = row_matches(match, table, table.rows[i]);
    if (matches.is_false()) continue;
    if (matches.is_fault()) {
      match.fault = matches.fault();
      return;
    }
    match.candidates.push_back(static_cast<std::uint16_t>(i));
    match.matches.push_back(matches);
    match.open_causes = value::unite(match.open_causes, matches.causes());
    if (matches.is_true()) ++num_certain;
    if (matches.is_true() && table.hit_policy == ir::HitPolicy::first_match) break;
  }
  if (takes_all_matches(table.hit_policy)) return;
  if (match.candidates.empty()) match.fault = table_fault(source::DiagnosticCode::no_row_matches, table, *inputs_);
  if (num_certain > 1) match.fault = table_fault(source::DiagnosticCode::several_rows_match, table, *inputs_);
}

}  // namespace timbang::evaluate
