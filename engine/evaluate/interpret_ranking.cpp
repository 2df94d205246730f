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
  if (place != nullptr && place->state == PlaceState::not_a_member) return value::NotApplicable{};
  if (place == nullptr) return open_place(id);
  if (body.result == ir::RankingResult::cohort) return value::Value(place->cohort);
  if (place->state != PlaceState::ranked) return open_place(id);
  switch (body.result) {
    case ir::RankingResult::rank: return whole(place->rank);
    case ir::RankingResult::tied_with: return whole(place->num_equal - 1);
    case ir::RankingResult::cohort_size: return whole(place->cohort_size);
    case ir::RankingResult::percentile: return percentile(*place);
    case ir::RankingResult::selected:
      if (place->selected == Selected::referred) return open_place(id);
      return value::Value(place->selected == Selected::yes);
    case ir::RankingResult::cohort: break;
  }
  throw InternalError("a result of a ranking that is not known");
}

/// What keeps the subject from its place: its own missing data, or something beyond it.
Outcome Interpreter::open_place(ir::RuleId id) {
  auto const& ranking = *assessment_.ranking;
  auto const* place = context_.place;
  value::MissingSet causes;
  if (place == nullptr) {
    causes = {note_missing(MissingDatum{assessment_.name, assessment_.name})};
  } else if (place->state == PlaceState::ranked) {
    auto const name = assessment_.name + '.' + program_[id].name + '[' + ranking.selection->referred_to + ']';
    causes = {note_missing(MissingDatum{name, name})};
  } else {
    auto nodes = ranking.groups;
    if (ranking.members) nodes.push_back(*ranking.members);
    for (auto const& criterion : ranking.criteria) nodes.push_back(criterion.value);
    for (auto const node : nodes) {
      auto const outcome = evaluate(node);
      if (outcome.is_fault()) return outcome;
      causes = value::unite(causes, outcome.causes());
    }
    if (place->state == PlaceState::refused) {
      auto const name = assessment_.name + '[' + place->cohort + ']';
      causes = value::unite(causes, {note_missing(MissingDatum{name, name})});
    }
  }
  auto const& type = program_[id].type;
  return everything(type, std::move(causes));
}

}  // namespace timbang::evaluate
