// `terbesar x dari seluruh X per g`, and the columns of a summary: many records at once, beside the subject. What a member
// gives never names the member: results and explanations of one person must not tell the data of another.
#include <algorithm>
#include <utility>

#include "engine/evaluate/aggregate_parts.h"
#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"
#include "engine/evaluate/label.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

/// The group as text, for finding what has been made for it; lengths keep `a` + `bc` apart from `ab` + `c`.
std::string group_key(ir::Program const& program, ir::Population const& population, std::vector<Outcome> const& group) {
  std::string key;
  for (std::size_t i = 0; i < group.size(); ++i) {
    auto type = value::Type::record(population.type.index);
    for (auto const field : population.per[i]) type = program[ir::RecordTypeId{type.index}].fields.at(field).type;
    auto const label = label_of(program, type, group[i].value());
    key += std::to_string(label.size()) + ':' + label;
  }
  return key;
}

}  // namespace

Outcome Interpreter::over_population(ir::Aggregate const& operation, ir::NodeId id) {
  auto const& population = *operation.list.population;
  auto const* collection = context_.collections != nullptr ? context_.collections->find(population.type) : nullptr;
  TraceList trace{id, program_[population.type].name, {}, collection != nullptr, {}, std::nullopt};
  if (collection == nullptr) {
    auto const cause = note_missing(MissingDatum{trace.name, trace.name});
    note_list(std::move(trace));
    return everything(program_[id].type, {cause});
  }
  std::vector<Outcome> group;
  value::MissingSet open;
  for (auto const& path : population.per) {
    group.push_back(read_field(0, path));
    if (group.back().is_not_applicable()) return value::Fault{source::DiagnosticCode::operand_not_applicable, {}};
    if (group.back().is_unknown()) open = value::unite(open, group.back().causes());
  }
  if (!open.empty()) return everything(program_[id].type, open);

  auto const& law = law_date_here();
  auto const is_settled = law.is_known() && context_.populations != nullptr;
  PopulationCache own;
  auto& cache = is_settled ? *context_.populations : own;
  PopulationCache::Key const key{id, group_key(program_, population, group),
                                 law.is_known() ? law.as<value::Date>().to_iso() : std::string()};
  auto const* found = cache.find(key);
  if (found == nullptr) found = &cache.add(key, population_result(operation, id, *collection, group));
  trace.num_members = found->num_members;
  note_list(std::move(trace));
  MissingTable told;
  for (auto const& datum : found->missing) told.add(datum);
  return told_elsewhere(found->outcome, told, id);
}

/// Evaluated with tables of its own, so that it does not show who was the first to ask.
PopulationResult Interpreter::population_result(ir::Aggregate const& operation, ir::NodeId id,
                                                Collection const& collection, std::vector<Outcome> const& group) {
  Frame frame;
  frame.rule = frame_->rule;
  frame.law_date = frame_->law_date;
  FrameGuard const guard(*this, frame, scopes_);
  Temporarily<MissingTable> const missing(missing_, {});
  std::vector<value::AggregatePart> parts;
  parts.reserve(collection.records().size());
  for (auto const& record : collection.records()) {
    frame.num_rows = 0;  // the limit is on what one member asks for
    TraceReads reads;
    RowGuard const row(*this, Scope{operation.list.population->type, &record, std::nullopt, std::nullopt}, reads);
    parts.push_back(member_part(operation, group));
  }
  add_rejected(operation, id, collection.rejected(), group, parts);
  return {combined(program_, operation, id, parts), missing_.all(), num_counting(parts)};
}

/// Somebody who was rejected may count, with any value at all: what was wrong with the record is not known to be anything.
void Interpreter::add_rejected(ir::Aggregate const& operation, ir::NodeId id, Rejected const& rejected,
                               std::vector<Outcome> const& group, std::vector<value::AggregatePart>& parts) {
  if (rejected.partial.empty() && rejected.num_unreadable == 0) return;
  auto const& population = *operation.list.population;
  value::MissingSet const causes{missing_.add({program_[population.type].name, program_[population.type].name})};
  value::AggregatePart open{value::Unknown{value::BooleanSet{}, causes},
                            everything(program_[operation.element.value_or(id)].type, causes)};
  if (operation.weight) open.weight = everything(program_[*operation.weight].type, causes);
  parts.insert(parts.end(), rejected.num_unreadable, open);
  for (auto const& record : rejected.partial) {
    TraceReads reads;
    RowGuard const row(*this, Scope{population.type, &record, std::nullopt, std::nullopt}, reads);
    if (!agrees(population, group).is_false()) parts.push_back(open);
  }
}

/// Is the member that is the innermost scope in the group?
Outcome Interpreter::agrees(ir::Population const& population, std::vector<Outcome> const& group) {
  auto const depth = static_cast<ir::ScopeDepth>(scopes_.size() - 1);
  Outcome result = value::Value(true);
  for (std::size_t i = 0; i < group.size(); ++i) {
    auto const own = read_field(depth, population.per[i]);
    auto const is_same = own.is_not_applicable() ? Outcome(value::Value(false))
                                                 : value::compare(value::ComparisonOperator::equal, own, group[i]);
    result = value::logical_and(result, is_same);
  }
  return result;
}

/// Of the member that is the innermost scope.
value::AggregatePart Interpreter::member_part(ir::Aggregate const& operation, std::vector<Outcome> const& group) {
  value::AggregatePart part{agrees(*operation.list.population, group), value::Value(true)};
  if (!part.counts.is_false()) part.counts = value::logical_and(part.counts, passes(operation.list));
  if (part.counts.is_false()) return part;
  if (operation.element) part.element = evaluate(*operation.element);
  if (operation.weight) part.weight = evaluate(*operation.weight);
  return part;
}

Outcome Interpreter::over_members(ir::Aggregate const& operation, ir::NodeId id) {
  if (context_.members == nullptr) throw InternalError("a column of a summary is evaluated without its members");
  auto const& members = *context_.members;
  auto const whole = members.whole->find(id);
  if (whole != members.whole->end()) {
    note_list({id, {}, {}, true, {}, whole->second.num_members});
    return told_elsewhere(whole->second.outcome, *members.missing, id);
  }
  auto const& parts = members.parts.at(id);
  note_list({id, {}, {}, true, {}, num_counting(parts)});
  return told_elsewhere(combined(program_, operation, id, parts), *members.missing, id);
}

/// With its causes among the missing data of this evaluation.
Outcome Interpreter::told_elsewhere(Outcome outcome, MissingTable const& missing, ir::NodeId id) {
  if (outcome.is_fault()) {
    if (outcome.fault().origin == UINT32_MAX) outcome.fault().origin = id.index;
    return outcome;
  }
  if (!outcome.is_unknown()) return outcome;
  // By name, so that the order of members does not show.
  auto data = missing.named(outcome.causes());
  std::sort(data.begin(), data.end(), [](MissingDatum const& a, MissingDatum const& b) { return a.path < b.path; });
  value::MissingSet causes;
  for (auto& datum : data) causes = value::unite(causes, {note_missing(std::move(datum))});
  return value::Unknown{outcome.unknown().possible, std::move(causes), outcome.may_not_apply()};
}

}  // namespace timbang::evaluate
