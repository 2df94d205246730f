#include "engine/session/example_population.h"

#include <variant>

#include "engine/evaluate/interpret.h"
#include "engine/evaluate/ranking.h"
#include "engine/evaluate/summary.h"

namespace timbang::session {

namespace {

/// Both hold values, or nothing, in the same fields.
bool is_same_group(value::RecordDatum const& a, value::RecordDatum const& b) {
  if (a.fields.size() != b.fields.size()) return false;
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    auto const* value = std::get_if<value::Value>(&a.fields[i].content);
    auto const* other = std::get_if<value::Value>(&b.fields[i].content);
    if ((value == nullptr) != (other == nullptr)) return false;
    if (value != nullptr && !(*value == *other)) return false;
    auto const* absence = std::get_if<value::Absence>(&a.fields[i].content);
    auto const* other_absence = std::get_if<value::Absence>(&b.fields[i].content);
    if (absence != nullptr && other_absence != nullptr && *absence != *other_absence) return false;
  }
  return true;
}

}  // namespace

ExamplePopulation::ExamplePopulation(ir::Program const& program, ir::Example const& example, ir::ExampleCase const& one,
                                     evaluate::EvaluationContext const& dates)
    : program_(program),
      assessment_(program[example.assessment]),
      id_(example.assessment),
      subject_(std::get<value::RecordDatum>(one.subject.content)),
      context_(dates) {
  for (auto const& given : one.collections) {
    collections_.add(program, given.type, given.records);
    holidays_.tell(program, given.type, given.records);
  }
  context_.collections = &collections_;
  context_.holidays = &holidays_;
  context_.populations = &populations_;
}

std::optional<evaluate::Decision> ExamplePopulation::decide(evaluate::TraceRecorder& trace) {
  if (assessment_.summary) return line_of_summary();
  auto context = context_;
  evaluate::Place place;
  if (assessment_.ranking) {
    place = place_in_ranking();
    context.place = &place;
  }
  return evaluate::interpret(program_, id_, subject_, context, &trace);
}

std::vector<value::RecordDatum const*> ExamplePopulation::members(ir::RecordTypeId type) const {
  std::vector<value::RecordDatum const*> found;
  auto const* collection = collections_.find(type);
  if (collection == nullptr) return found;
  for (auto const& record : collection->records()) found.push_back(&record);
  return found;
}

std::optional<evaluate::Decision> ExamplePopulation::line_of_summary() const {
  auto const all = members(program_[assessment_.summary->base].subject);
  std::optional<evaluate::Decision> found;
  for (auto& line : evaluate::summarise(program_, id_, all, 0, context_)) {
    // A group to which something does not apply looks like that of all members, which is meant then.
    if (is_same_group(line.subject, subject_)) found = std::move(line.decision);
  }
  return found;
}

/// Of the member with the subject's key; the checker has looked that there is one.
evaluate::Place ExamplePopulation::place_in_ranking() const {
  auto const all = members(assessment_.subject);
  auto const key = *program_[assessment_.subject].key;
  auto const& own = std::get<value::Value>(subject_.fields.at(key).content);
  auto const ranked = evaluate::rank(program_, id_, all, 0, context_);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const* other = std::get_if<value::Value>(&all[i]->fields.at(key).content);
    if (other != nullptr && *other == own) return ranked.places[i];
  }
  return {};
}

}  // namespace timbang::session
