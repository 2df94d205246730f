// Operands, roundings, reasons and annotations as JSON.
#include <utility>
#include <variant>

#include "engine/explain/citation_text.h"
#include "engine/explain/json_teller.h"
#include "engine/explain/json_value.h"
#include "engine/explain/json_words.h"
#include "engine/explain/reason_text.h"

namespace timbang::explain {

void JsonTeller::add_reads(Json& object, ReadStory const& reads) const {
  object["operands"] = Json::array();
  for (auto const& entry : reads.operands) object["operands"].push_back(operand(entry));
  if (!reads.lists.empty()) object["lists"] = Json::array();
  for (auto const& entry : reads.lists) object["lists"].push_back(list(entry));
  if (!reads.weights.empty()) object["weights"] = Json::array();
  for (auto const& part : reads.weights) {
    auto entry = standing(part.standing, program_[part.indicator].type);
    entry["indicator"] = program_[part.indicator].name;
    object["weights"].push_back(std::move(entry));
  }
  if (!reads.feedbacks.empty()) object["feedbacks"] = Json::array();
  for (auto const& entry : reads.feedbacks) object["feedbacks"].push_back(feedback(entry));
  if (!reads.limits.empty()) object["limits"] = Json::array();
  for (auto const& entry : reads.limits) object["limits"].push_back(limit(entry));
}

Json JsonTeller::list(ListStory const& list) const {
  Json object{{"name", list.name}, {"source", list.source}, {"is_told", list.is_told}};
  if (list.num_members) {
    object["text"] = written(list.node);
    object["num_members"] = *list.num_members;
    return object;
  }
  object["rows"] = Json::array();
  for (auto const& row : list.rows) {
    Json entry{{"name", row.name}, {"counts", json_outcome(program_, value::Type::boolean(), row.counts)}};
    add_reads(entry, row.reads);
    object["rows"].push_back(std::move(entry));
  }
  auto const* combined = std::get_if<ir::CombinedTime>(&program_[list.node].operation);
  if (combined == nullptr) return object;
  object["days_of_month"] = combined->days_of_month;
  object["pieces"] = Json::array();
  for (auto const& piece : list.pieces) {
    object["pieces"].push_back(
        {{"first", piece.days.first.to_iso()}, {"last", piece.days.last.to_iso()}, {"length", piece.length.to_iso()}});
  }
  return object;
}

Json JsonTeller::indicator(IndicatorStory const& story) const {
  auto const& type = program_[story.indicator->actual].type;
  auto object = standing(story.standing, program_[story.indicator->points].type);
  if (story.indicator->in_force.from) object["in_force"] = version(story.indicator->in_force, {});
  object["target"] = json_outcome(program_, type, story.standing.target);
  if (story.standing.target_high) object["target_high"] = json_outcome(program_, type, *story.standing.target_high);
  object["actual"] = json_outcome(program_, type, story.standing.actual);
  object["basis"] = json_word(story.standing.basis);
  object["formula"] = Json{{"kind", json_word(story.indicator->formula)}};
  if (story.indicator->formula == ir::IndicatorFormula::written) {
    object["formula"]["text"] = written(story.written_formula);
  }
  auto const clause = [&](ReadStory const& reads) {
    Json read = Json::object();
    add_reads(read, reads);
    return read;
  };
  object["reads"] = Json{{"target", clause(story.target)},
                         {"actual", clause(story.actual)},
                         {"formula", clause(story.formula)},
                         {"weight", clause(story.weight)}};
  return object;
}

Json JsonTeller::standing(evaluate::IndicatorStanding const& standing, value::Type const& points) const {
  Json object{{"counts", json_outcome(program_, value::Type::boolean(), standing.counts)},
              {"points", json_outcome(program_, points, standing.points)},
              {"weight", json_outcome(program_, value::Type::number(value::percent), standing.weight)}};
  if (standing.policy) object["policy"] = json_word(*standing.policy);
  return object;
}

Json JsonTeller::operand(OperandStory const& operand) const {
  auto const& type = program_[operand.node].type;
  Json object{{"kind", json_word(operand.kind)}, {"name", operand.name}};
  if (!operand.source.empty()) object["source"] = operand.source;
  if (!operand.element.empty()) object["element"] = operand.element;
  if (auto const* as_of = std::get_if<ir::RuleAsOf>(&program_[operand.node].operation)) {
    object["rules_as_of"] = written(as_of->date);
  }
  object["outcome"] = json_outcome(program_, type, operand.outcome);
  if (operand.version != nullptr) {
    object["version"] = version(operand.version->in_force, operand.version->annotations);
    add_delegation(object, operand);
  }
  return object;
}

/// Of an open term: who has set it, and what is left open.
void JsonTeller::add_delegation(Json& object, OperandStory const& operand) const {
  auto const& parameter = program_[std::get<ir::ParameterRead>(program_[operand.node].operation).parameter];
  if (!parameter.open) return;
  auto const& term = *parameter.open;
  auto const& found = *operand.version;
  object["set_by"] = found.set_by ? Json(program_[*found.set_by].name) : Json();
  Json opened{{"by", program_[parameter.package].name}};
  if (term.is_bounded) opened["allowed"] = json_possible(program_, parameter.type, term.allowed);
  if (term.freedom != ir::Freedom::both_ways) opened["direction"] = json_word(term.freedom);
  if (!term.defaults.empty()) opened["default"] = Json::array();
  for (auto const& standard : term.defaults) {
    opened["default"].push_back(json_value(program_, parameter.type, standard.value));
  }
  add_annotations(opened, term.annotations);
  object["opened"] = std::move(opened);
}

Json JsonTeller::version(ir::Period const& period, ir::Annotations const& annotations) const {
  // What is written without dates holds from the first day of the calendar.
  Json object{{"from", period.from.value().year() > 1 ? Json(period.from->to_iso()) : Json()}};
  if (period.through) object["through"] = period.through->to_iso();
  add_annotations(object, annotations);
  return object;
}

Json JsonTeller::limit(LimitStory const& limit) const {
  auto const& node = program_[limit.node];
  Json object{{"before", json_outcome(program_, node.type, limit.before)},
              {"after", json_outcome(program_, node.type, limit.after)}};
  if (auto const* round = std::get_if<ir::Round>(&node.operation)) {
    object["rounded"] = Json{{"decimals", round->decimals}, {"mode", json_word(round->mode)}};
  } else {
    auto const& clamp = std::get<ir::Clamp>(node.operation);
    object["limited"] = Json{{"low", written(clamp.low)}, {"high", written(clamp.high)}};
  }
  return object;
}

Json JsonTeller::reasons(std::vector<evaluate::Reason> const& reasons) const {
  Json list = Json::array();
  for (auto const& entry : reasons) list.push_back(reason(entry));
  return list;
}

Json JsonTeller::reason(evaluate::Reason const& reason) const {
  auto const& type = program_[reason.measured.value_or(reason.node)].type;
  Json object{{"comparison", written(reason.node)}};
  if (!reason.element.empty()) object["element"] = reason.element;
  if (reason.measured) object["measured"] = written(*reason.measured);
  object["actual"] = json_outcome(program_, type, reason.actual);
  object["operator"] = json_word(reason.operation);
  object["demanded"] = Json::array();
  for (auto const& demanded : reason.demanded) object["demanded"].push_back(json_outcome(program_, type, demanded));
  if (reason.shortfall) object["shortfall"] = json_value(program_, type, *reason.shortfall);
  if (reason.cured_on) object["cured_on"] = reason.cured_on->to_iso();
  object["message"] = reason_text(program_, sources_, reason, language_);
  return object;
}

void JsonTeller::add_annotations(Json& object, ir::Annotations const& annotations) const {
  if (!annotations.citations.empty()) object["citations"] = Json::array();
  for (auto const& citation : annotations.citations) {
    Json entry{{"regulation", program_[citation.regulation].name}};
    entry["parts"] = Json::array();
    for (auto const& part : citation.parts) {
      entry["parts"].push_back(Json{{"kind", json_word(part.kind)}, {"text", part.text}});
    }
    entry["text"] = citation_text(program_, citation, language_);
    object["citations"].push_back(std::move(entry));
  }
  auto const add_texts = [&](char const* name, std::vector<std::string> const& texts) {
    if (texts.empty()) return;
    object[name] = Json::array();
    for (auto const& text : texts) object[name].push_back(text);
  };
  add_texts("notes", annotations.notes);
  add_texts("to_be_checked", annotations.to_check);
}

}  // namespace timbang::explain
