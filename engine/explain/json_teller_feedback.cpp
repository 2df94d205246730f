// Feedback of several raters as JSON: of a group its number of raters, and its mean where that may be told.
#include <utility>
#include <variant>

#include "engine/explain/json_teller.h"
#include "engine/explain/json_value.h"
#include "engine/explain/json_words.h"

namespace timbang::explain {

Json JsonTeller::feedback(evaluate::FeedbackStanding const& standing) const {
  auto const& node = program_[standing.node];
  auto const& groups = std::get<ir::Feedback>(node.operation).groups;
  Json object{{"list", standing.list},
              {"source", standing.source},
              {"is_told", standing.is_told},
              {"rows", standing.num_rows},
              {"rows_that_pass", standing.num_passing},
              {"rows_left_out", standing.num_left_out}};
  object["groups"] = Json::array();
  for (std::size_t i = 0; i < standing.groups.size(); ++i) {
    object["groups"].push_back(rater_group(groups.at(i), standing.groups[i], node.type));
  }
  return object;
}

Json JsonTeller::rater_group(ir::RaterGroup const& group, evaluate::RaterGroupStanding const& standing,
                             value::Type const& score) const {
  auto const people = value::Type::number(value::plain_number, true);
  auto const yes_or_no = [&](value::Outcome const& outcome) {
    return json_outcome(program_, value::Type::boolean(), outcome);
  };
  Json object{{"group", group.name}, {"label", group.label}, {"is_counted", group.is_counted}};
  if (!group.is_counted || standing.applies.is_false()) {
    object["rows"] = json_outcome(program_, people, standing.number);
  } else {
    object["raters"] = json_outcome(program_, people, standing.number);
    object["minimum"] = json_outcome(program_, people, standing.minimum);
    object["is_enough"] = yes_or_no(standing.is_enough);
    object["weight"] = json_outcome(program_, value::Type::number(value::percent), standing.weight);
  }
  object["applies"] = yes_or_no(standing.applies);
  object["counts"] = yes_or_no(standing.counts);
  if (group.confidential_below > 0) object["confidential_below"] = group.confidential_below;
  object["mean_is"] = json_word(standing.secrecy);
  if (standing.mean) object["mean"] = json_outcome(program_, score, *standing.mean);
  if (standing.policy) object["policy"] = json_word(*standing.policy);
  add_annotations(object, group.annotations);
  return object;
}

}  // namespace timbang::explain
