// Why a member has its rank: how it compares by each criterion that was needed, in numbers of others. Their data are told
// only where the whole cohort may be.
#include <variant>

#include "engine/explain/reason_text.h"
#include "engine/explain/text_teller.h"
#include "engine/explain/value_text.h"

namespace timbang::explain {

using evaluate::PlaceState;

void TextTeller::tell_place(std::size_t depth) {
  auto const* place = input_.context.place;
  auto const& ranking = *program_[decision_.assessment].ranking;
  if (place == nullptr) return say(depth, Phrase::place_alone);
  if (place->state == PlaceState::not_a_member) return say(depth, Phrase::place_not_member);
  if (place->state == PlaceState::refused) return say(depth, Phrase::place_refused, place->cohort);
  if (place->state == PlaceState::set_apart) return say(depth, Phrase::place_set_apart);
  say(depth, Phrase::ranked_among, place->cohort_size, place->cohort);
  if (place->num_open > 0) say(depth, Phrase::set_apart_beside, place->num_open);
  for (std::size_t i = 0; i < place->criteria.size(); ++i) tell_criterion(depth, i, place->criteria[i]);
  if (place->num_equal > 0) say(depth, Phrase::tied_to_the_end, place->num_equal, ranking.tie);
  tell_selection(depth, *place);
}

void TextTeller::tell_criterion(std::size_t depth, std::size_t number, evaluate::CriterionStanding const& standing) {
  auto const& criterion = program_[decision_.assessment].ranking->criteria.at(number);
  auto const order = phrase(criterion.is_highest_first ? Phrase::highest_first : Phrase::lowest_first, language_);
  auto const& type = program_[criterion.value].type;
  say(depth, number == 0 ? Phrase::criterion_first : Phrase::criterion_next,
      one_line(sources_, program_[criterion.value].span), order,
      outcome_text(program_, type, standing.value, language_));
  say(depth + 1, Phrase::criterion_standing, standing.num_ahead, standing.num_equal, standing.num_behind);
}

void TextTeller::tell_selection(std::size_t depth, evaluate::Place const& place) {
  auto const& selection = program_[decision_.assessment].ranking->selection;
  if (!selection) return;
  auto const& node = program_[selection->number];
  auto number = outcome_text(program_, node.type, place.num_taken, language_);
  if (!std::holds_alternative<ir::Literal>(node.operation)) {
    number = sentence(Phrase::equals, language_, one_line(sources_, node.span), number);
  }
  if (place.selected == evaluate::Selected::referred) {
    say(depth, Phrase::selection_referred, number, selection->referred_to);
  } else if (place.is_beyond_cut) {
    say(depth, Phrase::selection_includes_all, number);
  } else {
    say(depth, Phrase::selection_line, number);
  }
}

void TextTeller::tell_cohort() {
  if (input_.cohort.empty()) return;
  page_.blank();
  say(0, Phrase::cohort_members, input_.context.place->cohort);
  auto const& criteria = program_[decision_.assessment].ranking->criteria;
  for (auto const& member : input_.cohort) {
    std::string values;
    for (std::size_t i = 0; i < member.place->criteria.size(); ++i) {
      if (i > 0) values += "; ";
      auto const node = criteria.at(i).value;
      values += sentence(Phrase::equals, language_, one_line(sources_, program_[node].span),
                         outcome_text(program_, program_[node].type, member.place->criteria[i].value, language_));
    }
    auto const line = sentence(Phrase::cohort_member, language_, member.place->rank, member.key, values);
    if (member.place->is_open) {
      say(1, Phrase::cohort_member_open, sentence(Phrase::equals, language_, member.key, values));
    } else {
      page_.line(1, line);
    }
  }
}

}  // namespace timbang::explain
