// Expressions: evaluates operands, hands them to value/operation, and notes what was read.
#include <utility>
#include <variant>

#include "engine/evaluate/coverage.h"
#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"
#include "engine/source/language.h"

namespace timbang::evaluate {

using value::Outcome;

Outcome Interpreter::evaluate(ir::NodeId id) {
  auto outcome = std::visit([&](auto const& operation) { return apply(operation, id); }, program_[id].operation);
  if (outcome.is_fault() && outcome.fault().origin == UINT32_MAX) outcome.fault().origin = id.index;
  if (context_.coverage != nullptr) context_.coverage->count(id, outcome);
  return outcome;
}

Outcome Interpreter::evaluate_into(TraceReads& reads, ir::NodeId id) {
  Temporarily<TraceReads*> const meanwhile(reads_, trace_ != nullptr ? &reads : nullptr);
  return evaluate(id);
}

Outcome Interpreter::apply(ir::Literal const& operation, ir::NodeId) { return operation.value; }

Outcome Interpreter::apply(ir::FieldRead const& operation, ir::NodeId id) {
  auto outcome = within_row(id, read_field(operation.depth, operation.path));
  auto* reads = reads_at(operation.depth);
  if (reads != nullptr && !scopes_.leads_to_hidden(operation.depth, operation.path)) {
    note_operand(reads, {id, scopes_.field_name(operation.depth, operation.path, NameStyle::rules),
                         scopes_.field_name(operation.depth, operation.path, NameStyle::source), outcome});
  }
  return outcome;
}

Outcome Interpreter::apply(ir::ParameterRead const& operation, ir::NodeId id) {
  auto const& parameter = program_[operation.parameter];
  auto const outcome = value_of(operation.parameter, id);
  note_operand(reads_, {id, parameter.name, {}, outcome});
  return outcome;
}

Outcome Interpreter::value_of(ir::ParameterId parameter_id, ir::NodeId origin) {
  if (auto const chosen = context_.terms.find(parameter_id); chosen != context_.terms.end()) return chosen->second;
  auto const& parameter = program_[parameter_id];
  if (parameter.versions.empty()) {
    auto const& package = program_[parameter.package].name;
    return value::Fault{source::DiagnosticCode::term_not_set, {parameter.name, package}, origin.index};
  }
  auto const periods = periods_of(parameter.versions);
  auto const choice = choose_version(periods, parameter.name, origin);
  return by_version(periods, choice, parameter.type,
                    [&](std::size_t version) { return parameter.versions[version].value; });
}

Outcome Interpreter::apply(ir::RuleRead const& operation, ir::NodeId id) {
  return read_rule(operation.rule, operation.depth, id);
}

Outcome Interpreter::apply(ir::RuleAsOf const& operation, ir::NodeId id) {
  auto const date = evaluate(operation.date);
  if (date.is_fault()) return date;
  if (date.is_not_applicable()) {
    return value::Fault{source::DiagnosticCode::operand_not_applicable, {}, operation.date.index};
  }
  auto const law_date = within_assessment(date, id);
  if (law_date.is_fault()) return law_date;
  Temporarily<std::uint32_t> const meanwhile(law_, law_of(law_date));
  Temporarily<Outcome> const by(law_date_, law_date);
  return read_rule(operation.rule, operation.depth, id);
}

Outcome Interpreter::read_rule(ir::RuleId id, ir::ScopeDepth depth, ir::NodeId node) {
  auto const& rule = program_[id];
  auto const& found = rule_outcome(id, depth);
  auto const outcome = within_row(node, found.outcome);
  note_missing(found.reads);
  note_policies(found);
  if (auto* reads = rule.for_each ? reads_at(depth) : reads_) {
    auto const element = rule.for_each ? scopes_.element_name(depth, NameStyle::rules) + '.' : std::string();
    note_operand(reads, {node, element + rule.name, {}, outcome, law_});
  }
  return outcome;
}

Outcome Interpreter::apply(ir::EvaluationDateRead const&, ir::NodeId id) {
  if (reads_ != nullptr) {
    std::string const indonesian = "tanggal_evaluasi";
    std::string const english = "evaluation_date";
    auto const language = program_[assessment_.package].language;
    note_operand(reads_,
                 {id, source::in_language(language, indonesian, english), {}, value::Value(context_.evaluation_date)});
  }
  return value::Value(context_.evaluation_date);
}

Outcome Interpreter::apply(ir::TableInput const& operation, ir::NodeId) {
  if (inputs_ == nullptr) throw InternalError("a table's input is read outside its rows");
  return inputs_->at(operation.column);
}

Outcome Interpreter::apply(ir::Not const& operation, ir::NodeId) {
  return value::logical_not(evaluate(operation.operand));
}

Outcome Interpreter::apply(ir::Logical const& operation, ir::NodeId) {
  auto result = Outcome(value::Value(operation.is_and));
  for (auto const operand : operation.operands) {
    auto const next = evaluate(operand);
    result = operation.is_and ? value::logical_and(result, next) : value::logical_or(result, next);
  }
  return result;
}

/// The end of a period that is still running compares as a date after every other. Anywhere else it is the fault
/// operand_not_applicable, for no length of time can be computed with it.
Outcome Interpreter::comparison_operand(ir::NodeId id) {
  auto outcome = evaluate(id);
  if (!outcome.is_not_applicable() || !is_still_running(id)) return outcome;
  return value::Value(*value::Date::from_parts(9999, 12, 31));
}

Outcome Interpreter::apply(ir::Compare const& operation, ir::NodeId) {
  auto const left = comparison_operand(operation.left);
  return value::compare(operation.operation, left, comparison_operand(operation.right));
}

Outcome Interpreter::apply(ir::OneOf const& operation, ir::NodeId) {
  auto const operand = comparison_operand(operation.operand);
  std::vector<Outcome> candidates;
  for (auto const candidate : operation.candidates) candidates.push_back(comparison_operand(candidate));
  return value::is_one_of(operand, candidates);
}

Outcome Interpreter::apply(ir::InInterval const& operation, ir::NodeId) {
  auto const operand = comparison_operand(operation.operand);
  auto const evaluated = [&](std::optional<ir::NodeId> bound) {
    return bound ? std::optional(comparison_operand(*bound)) : std::nullopt;
  };
  auto const low = evaluated(operation.low);
  auto const high = evaluated(operation.high);
  return value::in_interval(operand,
                            {low ? &*low : nullptr, high ? &*high : nullptr, operation.low_open, operation.high_open});
}

Outcome Interpreter::apply(ir::Arithmetic const& operation, ir::NodeId) {
  auto const left = evaluate(operation.left);
  return value::arithmetic(operation.operation, left, evaluate(operation.right));
}

Outcome Interpreter::apply(ir::AddDuration const& operation, ir::NodeId) {
  auto const date = evaluate(operation.date);
  auto const duration = evaluate(operation.duration);
  return operation.subtract ? value::subtract_duration(date, duration, operation.policy)
                            : value::add_duration(date, duration, operation.policy);
}

Outcome Interpreter::apply(ir::TimeSince const& operation, ir::NodeId) {
  auto const from = evaluate(operation.from);
  return value::time_since(from, evaluate(operation.to), operation.policy);
}

Outcome Interpreter::apply(ir::FirstOfNextMonth const& operation, ir::NodeId) {
  return value::first_of_next_month(evaluate(operation.date));
}

Outcome Interpreter::apply(ir::CalendarYear const& operation, ir::NodeId) {
  return value::calendar_year(evaluate(operation.date));
}

Outcome Interpreter::apply(ir::Round const& operation, ir::NodeId id) {
  auto const operand = evaluate(operation.operand);
  auto outcome = value::round(operand, operation.decimals, operation.mode, operation.is_percent);
  note_intermediate(operation.operand, operand);
  note_intermediate(id, outcome);
  return outcome;
}

Outcome Interpreter::apply(ir::Clamp const& operation, ir::NodeId id) {
  auto const operand = evaluate(operation.operand);
  auto const low = evaluate(operation.low);
  auto outcome = value::clamp(operand, low, evaluate(operation.high));
  note_intermediate(operation.operand, operand);
  note_intermediate(id, outcome);
  return outcome;
}

/// A yes/no about the data itself, so it is never unknown: `tidak ada` and `masih berjalan` have been told.
Outcome Interpreter::apply(ir::HasData const& operation, ir::NodeId) {
  auto const& operand = program_[operation.operand];
  auto const is_whole = operand.type.kind == value::TypeKind::record || operand.type.kind == value::TypeKind::list;
  if (auto const* read = std::get_if<ir::FieldRead>(&operand.operation); read != nullptr && is_whole) {
    return has_record_or_list(*read);
  }
  auto outcome = evaluate(operation.operand);
  if (outcome.is_fault()) return outcome;
  return value::Value(!outcome.is_unknown());
}

/// The end of a period that is still running applies, as in a comparison.
Outcome Interpreter::apply(ir::Applies const& operation, ir::NodeId) {
  auto const operand = comparison_operand(operation.operand);
  if (operand.is_unknown() && may_be_running(operation.operand)) return value::Value(true);
  return value::applies(operand);
}

Outcome Interpreter::apply(ir::NotApplicable const&, ir::NodeId) { return value::NotApplicable{}; }

/// A node that is rounded and then clamped, or the other way round, stands here once.
void Interpreter::note_intermediate(ir::NodeId node, Outcome const& outcome) {
  if (reads_ == nullptr) return;
  auto& noted = reads_->intermediate;
  if (!noted.empty() && noted.back().node == node) return;
  noted.push_back({node, {}, {}, outcome});
}

}  // namespace timbang::evaluate
