#include "engine/explain/json_teller.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/explain/json_value.h"
#include "engine/explain/json_words.h"
#include "engine/explain/reason_text.h"

namespace timbang::explain {

Json JsonTeller::tell() const {
  auto const& assessment = program_[decision_.assessment];
  auto const& package = program_[assessment.package];
  Json object{{"assessment", assessment.name},
              {"label", assessment.label},
              {"package", package.name},
              {"version", package.version},
              {"rule_digest", input_.rule_digest},
              {"key", input_.key},
              {"evaluation_date", input_.context.evaluation_date.to_iso()},
              {"law_date", law_date()},
              {"state", json_word(decision_.state)}};
  auto const fillers = program_.fillers();
  if (!fillers.empty()) object["filled_by"] = Json::array();
  for (auto const filler : fillers) {
    object["filled_by"].push_back(Json{{"package", program_[filler].name}, {"version", program_[filler].version}});
  }
  if (assessment.law_date) object["rules_as_of"] = written(*assessment.law_date);
  add_annotations(object, assessment.annotations);
  if (story_.applies_when()) object["applies_when"] = formula(*story_.applies_when());
  if (assessment.ranking) object["ranking"] = ranking();
  object["results"] = Json::array();
  for (auto const& entry : decision_.results) object["results"].push_back(result(entry));
  object["requirements"] = Json::array();
  for (auto const& entry : decision_.requirements) object["requirements"].push_back(requirement(entry));
  object["steps"] = steps();
  object["missing"] =
      Json{{"deciding", missing(decision_.missing_deciding)}, {"besides", missing(decision_.missing_besides)}};
  object["faults"] = Json::array();
  for (auto const& fault : decision_.faults) {
    object["faults"].push_back(
        Json{{"code", source::facts(fault.code).name}, {"message", fault_text(program_, fault, language_)}});
  }
  return object;
}

/// Null while it is not known.
Json JsonTeller::law_date() const {
  return decision_.law_date.is_known() ? Json(decision_.law_date.as<value::Date>().to_iso()) : Json();
}

Json JsonTeller::result(evaluate::RuleResult const& result) const {
  auto const& rule = program_[result.rule];
  Json object{{"name", rule.name}, {"label", rule.label}, {"state", json_word(result.state)}};
  auto const* decision = std::get_if<ir::DecisionRule>(&rule.body);
  if (decision != nullptr) {
    object["decision"] = decision_word(result.outcome);
    if (result.satisfied_by) {
      object["satisfied_by"] = title(decision->exceptions.exceptions.at(*result.satisfied_by), *result.satisfied_by);
    }
  } else if (result.outcome.is_known() && !program_.is_collection(rule)) {
    object["value"] = json_value(program_, rule.type, result.outcome.value());
  } else if (result.state == evaluate::ResultState::provisional && !program_.is_collection(rule)) {
    object["possible"] = json_possible(program_, rule.type, result.outcome.unknown().possible);
  }
  if (program_.is_collection(rule)) {
    object["collected"] = Json::array();
    for (auto const& item : result.collected) {
      object["collected"].push_back(Json{{"row", item.row + 1},
                                         {"matches", json_outcome(program_, value::Type::boolean(), item.matches)},
                                         {"output", json_outcome(program_, rule.type, item.output)}});
    }
  }
  if (!result.by_policy.empty()) object["by_policy"] = Json::array();
  for (auto const id : result.by_policy) object["by_policy"].push_back(program_[id].name);
  object["missing"] = missing_names(result.outcome.causes());
  if (decision != nullptr) {
    object["requirements"] = Json::array();
    for (auto const id : decision->requirements) object["requirements"].push_back(program_[id].name);
    object["failing"] = Json::array();
    for (auto const place : evaluate::failing_requirements(program_, decision_, result.rule)) {
      object["failing"].push_back(program_[decision_.requirements[place].rule].name);
    }
  }
  if (auto const* story = story_.find(result.rule, {})) add_body(object, *story);
  add_annotations(object, rule.annotations);
  return object;
}

Json JsonTeller::requirement(evaluate::RequirementResult const& requirement) const {
  auto const& rule = program_[requirement.rule];
  Json object{{"name", rule.name}, {"label", rule.label}, {"state", requirement_word(requirement.outcome)}};
  if (rule.added_by) object["added_by"] = program_[*rule.added_by].name;
  object["missing"] = missing_names(requirement.outcome.causes());
  if (requirement.satisfied_by) {
    auto const& tree = std::get<ir::Requirement>(rule.body).exceptions;
    object["satisfied_by"] = title(tree.exceptions.at(*requirement.satisfied_by), *requirement.satisfied_by);
  }
  object["reasons"] = reasons(requirement.reasons);
  if (auto const* story = story_.find(requirement.rule, {})) add_body(object, *story);
  add_annotations(object, rule.annotations);
  return object;
}

Json JsonTeller::steps() const {
  Json list = Json::array();
  for (auto const* rule : story_.in_order()) {
    if (rule->result != nullptr || rule->requirement != nullptr) continue;
    auto const& known = program_[rule->rule];
    Json object{{"name", known.name}, {"label", known.label}};
    if (known.parameter) object["is_parameter"] = true;
    if (!rule->element.empty()) object["element"] = rule->element;
    if (rule->law > 0) object["law_date"] = json_outcome(program_, value::Type::date(), rule->law_date);
    object["outcome"] = json_outcome(program_, known.type, rule->outcome);
    add_body(object, *rule);
    add_annotations(object, known.annotations);
    list.push_back(std::move(object));
  }
  return list;
}

void JsonTeller::add_body(Json& object, RuleStory const& rule) const {
  if (rule.applies_when) object["applies_when"] = formula(*rule.applies_when);
  if (rule.own) object["formula"] = formula(*rule.own);
  if (rule.table) object["table"] = table(*rule.table);
  if (rule.indicator) object["indicator"] = indicator(*rule.indicator);
  add_possible_versions(object, rule);
  if (rule.exceptions.empty()) return;
  object["exceptions"] = Json::array();
  for (auto const& entry : rule.exceptions) object["exceptions"].push_back(exception(rule, entry));
}

void JsonTeller::add_possible_versions(Json& object, RuleStory const& rule) const {
  if (rule.possible_versions.empty()) return;
  object["possible_versions"] = Json::array();
  for (auto const& possible : rule.possible_versions) {
    auto entry = version(possible.in_force, {});
    if (possible.formula) entry["text"] = written(*possible.formula);
    add_reads(entry, possible.reads);
    object["possible_versions"].push_back(std::move(entry));
  }
}

Json JsonTeller::formula(FormulaStory const& formula) const {
  auto const& type = program_[formula.node].type;
  Json object{{"text", written(formula.node)}, {"outcome", json_outcome(program_, type, formula.outcome)}};
  if (formula.version != nullptr) object["version"] = version(formula.version->in_force, formula.version->annotations);
  add_reads(object, formula.reads);
  if (!formula.reasons.empty()) object["reasons"] = reasons(formula.reasons);
  return object;
}

Json JsonTeller::table(TableStory const& table) const {
  auto const& known = *table.table;
  Json object{{"name", known.name}, {"label", known.label}};
  if (known.in_force.from) object["version"] = version(known.in_force, {});
  add_reads(object, table.reads);
  object["is_open"] = std::any_of(table.matches.begin(), table.matches.end(),
                                  [](value::Outcome const& matches) { return !matches.is_true(); });
  object["rows"] = Json::array();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto const index = table.rows[i];
    auto const& row = known.rows.at(index);
    Json entry{{"number", index + 1}, {"matches", json_outcome(program_, value::Type::boolean(), table.matches.at(i))}};
    if (!row.name.empty()) entry["name"] = row.name;
    entry["text"] = one_line(sources_, row.span);
    add_annotations(entry, row.annotations);
    object["rows"].push_back(std::move(entry));
  }
  object["rows_not_taken"] = Json::array();
  for (std::size_t i = 0; i < known.rows.size(); ++i) {
    if (std::find(table.rows.begin(), table.rows.end(), i) != table.rows.end()) continue;
    Json entry{{"number", i + 1}};
    if (!known.rows[i].name.empty()) entry["name"] = known.rows[i].name;
    entry["text"] = one_line(sources_, known.rows[i].span);
    object["rows_not_taken"].push_back(std::move(entry));
  }
  add_annotations(object, known.annotations);
  return object;
}

Json JsonTeller::exception(RuleStory const& rule, ExceptionStory const& exception) const {
  auto const& known = *exception.exception;
  Json object{{"name", known.name}, {"label", known.label}};
  if (exception.against) {
    object["against"] = title(*rule.find_exception(*exception.against)->exception, *exception.against);
  } else if (!known.row.empty()) {
    object["against_row"] = known.row;
  }
  object["state"] = json_word(exception.state);
  if (known.in_force.from) object["version"] = version(known.in_force, {});
  object["guard"] = formula(exception.guard);
  if (exception.formula) object["formula"] = formula(*exception.formula);
  add_annotations(object, known.annotations);
  return object;
}

Json JsonTeller::missing(std::vector<evaluate::MissingDatum> const& data) const {
  Json list = Json::array();
  for (auto const& datum : data) list.push_back(Json{{"path", datum.path}, {"source", datum.source}});
  return list;
}

Json JsonTeller::missing_names(value::MissingSet const& causes) const {
  Json list = Json::array();
  for (auto const id : causes) list.push_back(decision_.missing.at(id).path);
  return list;
}

std::string JsonTeller::written(ir::NodeId node) const {
  auto const span = program_[node].span;
  return std::string(sources_.get(span.file).text(span));
}

}  // namespace timbang::explain
