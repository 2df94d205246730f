#include "engine/report/jsonl_report.h"

#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/evaluate/exception_tree.h"
#include "engine/explain/reason_text.h"
#include "engine/report/canonical_text.h"
#include "engine/report/reasons.h"

namespace timbang::report {

namespace {

using Json = nlohmann::ordered_json;  // keys in the order in which they are written

std::string_view operation_sign(value::ComparisonOperator operation) {
  switch (operation) {
    case value::ComparisonOperator::equal: return "=";
    case value::ComparisonOperator::not_equal: return "<>";
    case value::ComparisonOperator::less: return "<";
    case value::ComparisonOperator::less_equal: return "<=";
    case value::ComparisonOperator::greater: return ">";
    case value::ComparisonOperator::greater_equal: return ">=";
  }
  return {};
}

std::string_view part_name(ir::CitationPartKind kind) {
  switch (kind) {
    case ir::CitationPartKind::article: return "article";
    case ir::CitationPartKind::paragraph: return "paragraph";
    case ir::CitationPartKind::letter: return "letter";
    case ir::CitationPartKind::number: return "number";
    case ir::CitationPartKind::annex: return "annex";
    case ir::CitationPartKind::page: return "page";
  }
  return {};
}

/// The type of what a comparison compares; of anything else its own.
value::Type compared_type(ir::Program const& program, ir::NodeId id) {
  auto const& node = program[id];
  if (auto const* compare = std::get_if<ir::Compare>(&node.operation)) return program[compare->left].type;
  if (auto const* one_of = std::get_if<ir::OneOf>(&node.operation)) return program[one_of->operand].type;
  if (auto const* interval = std::get_if<ir::InInterval>(&node.operation)) return program[interval->operand].type;
  return node.type;
}

/// Makes the parts of one record's object.
class ObjectMaker {
public:
  explicit ObjectMaker(ReportContext const& context) : context_(context), program_(context.program) {}

  Json values(evaluate::Decision const& decision) const {
    Json object = Json::object();
    for (auto const& result : decision.results) {
      if (!is_decision(program_[result.rule])) object[program_[result.rule].name] = value_object(result);
    }
    return object;
  }

  Json decisions(evaluate::Decision const& decision) const {
    Json object = Json::object();
    for (auto const& result : decision.results) {
      auto const& rule = program_[result.rule];
      if (!is_decision(rule)) continue;
      Json failing = Json::array();
      for (auto const index : evaluate::failing_requirements(program_, decision, result.rule)) {
        failing.push_back(requirement_object(decision.requirements.at(index)));
      }
      auto& made = object[rule.name] =
          Json{{"result", canonical_result(program_, result)}, {"failing", std::move(failing)}};
      auto const& tree = std::get<ir::DecisionRule>(rule.body).exceptions;
      if (result.satisfied_by) made["satisfied_by"] = evaluate::exception_title(tree, *result.satisfied_by);
      if (!result.exceptions.empty()) made["exceptions"] = exceptions(tree, result.exceptions);
    }
    return object;
  }

  static Json missing(std::vector<evaluate::MissingDatum> const& data) {
    Json list = Json::array();
    for (auto const& datum : data) list.push_back(Json{{"path", datum.path}, {"source", source_name(datum)}});
    return list;
  }

  Json faults(evaluate::Decision const& decision) const {
    Json list = Json::array();
    for (auto const& fault : decision.faults) {
      list.push_back(Json{{"code", source::facts(fault.code).name},
                          {"message", explain::fault_text(program_, fault, context_.language)}});
    }
    return list;
  }

  /// The fields of a group of a summary; null where all members are together, or the value is not known.
  Json group(value::RecordDatum const& group) const {
    auto const& fields = program_[program_[context_.assessment].subject].fields;
    Json object = Json::object();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      auto const* value = std::get_if<value::Value>(&group.fields.at(i).content);
      object[fields[i].name] = value != nullptr ? Json(canonical_value(program_, fields[i].type, *value)) : Json();
    }
    return object;
  }

private:
  Json value_object(evaluate::RuleResult const& result) const {
    Json object{{"state", canonical_state(result.state)}};
    auto const& type = program_[result.rule].type;
    if (!result.by_policy.empty()) object["by_policy"] = Json::array();
    for (auto const id : result.by_policy) object["by_policy"].push_back(program_[id].name);
    if (program_.is_collection(program_[result.rule])) return collection_object(std::move(object), result);
    if (result.outcome.is_known()) object["value"] = canonical_value(program_, type, result.outcome.value());
    if (result.state == evaluate::ResultState::provisional && result.outcome.is_unknown()) {
      object["possible"] = canonical_possible(program_, type, result.outcome.unknown().possible);
    }
    return object;
  }

  /// `collected`: the outputs of rows that match; `possible`: those of rows that may.
  Json collection_object(Json object, evaluate::RuleResult const& result) const {
    auto const& type = program_[result.rule].type;
    object["collected"] = Json::array();
    for (auto const& item : result.collected) {
      auto const output = outcome_value(type, item.output);
      object[item.matches.is_true() ? "collected" : "possible"].push_back(output);
    }
    return object;
  }

  Json requirement_object(evaluate::RequirementResult const& requirement) const {
    auto const& rule = program_[requirement.rule];
    Json reasons = Json::array();
    for (auto const& reason : requirement.reasons) reasons.push_back(reason_object(reason));
    Json object{{"name", rule.name},
                {"label", rule.label},
                {"reasons", std::move(reasons)},
                {"citations", citations(requirement)}};
    auto const& tree = std::get<ir::Requirement>(rule.body).exceptions;
    if (!requirement.exceptions.empty()) object["exceptions"] = exceptions(tree, requirement.exceptions);
    return object;
  }

  /// What each of them lacks.
  Json exceptions(ir::ExceptionTree const& tree, std::vector<evaluate::ExceptionResult> const& results) const {
    Json list = Json::array();
    for (auto const& result : results) {
      Json reasons = Json::array();
      for (auto const& reason : result.reasons) reasons.push_back(reason_object(reason));
      list.push_back(Json{{"name", evaluate::exception_title(tree, result.index)},
                          {"label", tree.exceptions.at(result.index).label},
                          {"holds", outcome_value(value::Type::boolean(), result.holds)},
                          {"reasons", std::move(reasons)}});
    }
    return list;
  }

  Json reason_object(evaluate::Reason const& reason) const {
    auto const type = compared_type(program_, reason.node);
    Json object{{"comparison", explain::one_line(context_.sources, program_[reason.node].span)}};
    if (!reason.element.empty()) object["element"] = reason.element;
    object["actual"] = outcome_value(type, reason.actual);
    object["operator"] = operation_sign(reason.operation);
    object["demanded"] = Json::array();
    for (auto const& demanded : reason.demanded) object["demanded"].push_back(outcome_value(type, demanded));
    if (reason.shortfall) object["shortfall"] = canonical_value(program_, type, *reason.shortfall);
    if (reason.cured_on) object["cured_on"] = reason.cured_on->to_iso();
    return object;
  }

  /// Null for what is not there.
  Json outcome_value(value::Type const& type, value::Outcome const& outcome) const {
    if (outcome.is_known()) return canonical_value(program_, type, outcome.value());
    if (outcome.is_unknown()) return Json{{"possible", canonical_possible(program_, type, outcome.unknown().possible)}};
    return nullptr;
  }

  /// Of the versions in force, then of the rule.
  Json citations(evaluate::RequirementResult const& requirement) const {
    auto const& rule = program_[requirement.rule];
    auto const& versions = std::get<ir::Requirement>(rule.body).versions;
    Json list = Json::array();
    for (auto const version : requirement.versions) add_citations(list, versions.at(version).annotations);
    add_citations(list, rule.annotations);
    return list;
  }

  void add_citations(Json& list, ir::Annotations const& annotations) const {
    for (auto const& citation : annotations.citations) {
      Json object{{"regulation", program_[citation.regulation].name}};
      for (auto const& part : citation.parts) object[std::string(part_name(part.kind))] = part.text;
      list.push_back(std::move(object));
    }
  }

  ReportContext const& context_;
  ir::Program const& program_;
};

}  // namespace

JsonlReport::JsonlReport(ReportContext context, std::ostream& output) : context_(std::move(context)), output_(output) {}

void JsonlReport::write(ResultName const& name, evaluate::Decision const& decision) {
  auto const& program = context_.program;
  auto const& assessment = program[context_.assessment];
  ObjectMaker const maker(context_);
  Json object{
      {"key", name.key},
      {"assessment", program[assessment.package].name + "." + assessment.name},
      {"evaluation_date", context_.dates.evaluation_date.to_iso()},
      {"law_date", decision.law_date.is_known() ? Json(decision.law_date.as<value::Date>().to_iso()) : Json()},
      {"rule_digest", context_.rule_digest},
      {"state", canonical_state(decision.state)},
      {"values", maker.values(decision)},
      {"decisions", maker.decisions(decision)},
      {"missing",
       {{"deciding", maker.missing(decision.missing_deciding)}, {"besides", maker.missing(decision.missing_besides)}}},
      {"faults", maker.faults(decision)},
  };
  if (name.group != nullptr) object["group"] = maker.group(*name.group);
  if (name.is_total) object["is_total"] = true;
  // Data may hold bytes that are no UTF-8; a record must not stop the rest.
  output_ << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace timbang::report
