// The place of a member in a ranking, as JSON.
#include "engine/explain/json_teller.h"
#include "engine/explain/json_value.h"
#include "engine/explain/json_words.h"

namespace timbang::explain {

/// Null while there is no population.
Json JsonTeller::ranking() const {
  auto const* own = input_.context.place;
  if (own == nullptr) return nullptr;
  auto const& ranking = *program_[decision_.assessment].ranking;
  auto object = add_place(Json::object(), *own);
  object["cohort"] = own->cohort;
  object["cohort_size"] = own->cohort_size;
  object["num_open"] = own->num_open;
  object["tie"] = ranking.tie;
  if (ranking.selection) {
    object["selection"] =
        Json{{"number", written(ranking.selection->number)}, {"result", program_[ranking.selection->result].name}};
    if (own->selected == evaluate::Selected::referred) {
      object["selection"]["referred_to"] = ranking.selection->referred_to;
    }
  }
  if (input_.cohort.empty()) return object;
  object["members"] = Json::array();
  for (auto const& member : input_.cohort) {
    object["members"].push_back(add_place(Json{{"key", member.key}}, *member.place));
  }
  return object;
}

Json JsonTeller::add_place(Json object, evaluate::Place const& place) const {
  auto const& criteria = program_[decision_.assessment].ranking->criteria;
  auto const is_ranked = place.state == evaluate::PlaceState::ranked;
  object["state"] = json_word(place.state);
  object["rank"] = is_ranked ? Json(place.rank) : Json();
  object["num_equal"] = place.num_equal;
  object["criteria"] = Json::array();
  for (std::size_t i = 0; i < place.criteria.size(); ++i) {
    auto const& standing = place.criteria[i];
    auto const& criterion = criteria.at(i);
    object["criteria"].push_back(Json{{"text", written(criterion.value)},
                                      {"order", criterion.is_highest_first ? "highest_first" : "lowest_first"},
                                      {"value", json_outcome(program_, program_[criterion.value].type, standing.value)},
                                      {"num_ahead", standing.num_ahead},
                                      {"num_equal", standing.num_equal},
                                      {"num_behind", standing.num_behind}});
  }
  return object;
}

}  // namespace timbang::explain
