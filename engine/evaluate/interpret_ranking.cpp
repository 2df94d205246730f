// What a ranking adds to the results of an assessment: read from the place that ranking.cpp has found for the subject.
#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Outcome;

namespace {

Outcome whole(std::uint64_t number) { return value::Value(value::Rational(static_cast<std::int64_t>(number))); }

/// Of those who are ranked, the part that has this rank or a later one.
Outcome percentile(Place const& place) {
  value::Rational const behind(static_cast<std::int64_t>(place.cohort_size - place.rank + 1));
  auto const share =
      value::arithmetic(value::ArithmeticOperator::divide, value::Value(behind), whole(place.cohort_size));
  return value::round(share, 2, value::RoundingMode::half_up, true);
}

}  // namespace

Outcome Interpreter::evaluate_body(ir::RuleId id, ir::RankingOutput const& body) {
  auto const* place = context_.place;
  if (place == nullptr) return waits_for(id, {assessment_.name});
  if (place->state == PlaceState::not_a_member) return value::NotApplicable{};
  auto const& members = assessment_.ranking->members;
  auto const is_member = members ? evaluate(*members) : Outcome(value::Value(true));
  auto const has_cohort = !place->cohort.empty() && is_member.is_true();
  if (body.result == ir::RankingResult::cohort && has_cohort) return value::Value(place->cohort);
  if (place->state != PlaceState::ranked) return open_place(id, *place);
  switch (body.result) {
    case ir::RankingResult::rank: return whole(place->rank);
    case ir::RankingResult::tied_with: return whole(place->num_equal);
    case ir::RankingResult::cohort_size: return whole(place->cohort_size);
    case ir::RankingResult::percentile: return percentile(*place);
    case ir::RankingResult::selected: return is_selected(id, *place);
    case ir::RankingResult::cohort: return value::Value(place->cohort);
  }
  throw InternalError("a result of a ranking that is not known");
}

Outcome Interpreter::is_selected(ir::RuleId id, Place const& place) {
  auto const& selection = *assessment_.ranking->selection;
  auto const number = evaluate(selection.number);
  if (number.is_fault()) return number;
  if (place.selected != Selected::referred) return value::Value(place.selected == Selected::yes);
  return waits_for(id, {assessment_.name + '.' + program_[id].name + '[' + selection.referred_to + ']'});
}

/// What keeps the subject from its place: its own missing data, and with others refused those of its cohort.
Outcome Interpreter::open_place(ir::RuleId id, Place const& place) {
  auto const& ranking = *assessment_.ranking;
  std::vector<ir::NodeId> nodes;
  if (place.is_open) {
    if (ranking.members) nodes.push_back(*ranking.members);
    for (std::size_t i = 0; i < place.criteria.size(); ++i) nodes.push_back(ranking.criteria[i].value);
  }
  value::MissingSet causes;
  for (auto const group : ranking.groups) {
    auto const outcome = place.is_open ? evaluate(group) : Outcome(value::NotApplicable{});
    if (outcome.is_fault()) return outcome;
    causes = value::unite(causes, outcome.causes());
  }
  for (auto const node : nodes) {
    auto const outcome = evaluate(node);
    if (outcome.is_fault()) return outcome;
    // What does not apply cannot be compared: like an operand, it is a fault.
    if (outcome.is_not_applicable()) {
      return value::Fault{source::DiagnosticCode::operand_not_applicable, {}, node.index};
    }
    causes = value::unite(causes, outcome.causes());
  }
  std::vector<std::string> beyond;
  if (place.state == PlaceState::refused) {
    beyond.push_back(place.cohort.empty() ? assessment_.name : assessment_.name + '[' + place.cohort + ']');
  }
  return waits_for(id, beyond, std::move(causes));
}

/// Open, because of `causes` and of what has no place in the record.
Outcome Interpreter::waits_for(ir::RuleId id, std::vector<std::string> const& names, value::MissingSet causes) {
  for (auto const& name : names) causes = value::unite(causes, {note_missing(MissingDatum{name, name})});
  return everything(program_[id].type, std::move(causes));
}

}  // namespace timbang::evaluate
