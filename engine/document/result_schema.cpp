#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/document/json_schema.h"
#include "engine/document/schema_text.h"

namespace timbang::document {

namespace {

using explain::Json;
using Properties = std::vector<Json::Member>;
using value::TypeKind;

Json array_of(Json items) { return Json{{"type", "array"}, {"items", std::move(items)}}; }
Json text() { return Json{{"type", "string"}}; }

/// Makes `schema` that of an object with these properties, all of them there but those that are named.
void add_object(Json& schema, Properties members, std::vector<std::string> const& optional) {
  auto properties = Json::object();
  std::vector<Json> required;
  for (auto& [name, member] : members) {
    if (std::find(optional.begin(), optional.end(), name) == optional.end()) required.emplace_back(name);
    properties[name] = std::move(member);
  }
  schema["type"] = "object";
  schema["properties"] = std::move(properties);
  schema["required"] = json_array(std::move(required));
}

Json object_of(Properties members, std::vector<std::string> const& optional = {}) {
  auto schema = Json::object();
  add_object(schema, std::move(members), optional);
  return schema;
}

class ResultSchema {
public:
  ResultSchema(ir::Program const& program, ir::AssessmentId assessment, source::Language language)
      : program_(program), assessment_(program[assessment]), language_(language) {}

  Json run() const {
    auto document = schema_head(program_, assessment_, "result", language_);
    Properties properties{{"key", text()},
                          {"assessment", Json{{"const", program_[assessment_.package].name + "." + assessment_.name}}},
                          {"evaluation_date", date()},
                          {"law_date", Json{{"anyOf", json_array({date(), Json{{"type", "null"}}})}}},
                          {"rule_digest", text()},
                          {"state", state()},
                          {"values", values()},
                          {"decisions", decisions()},
                          {"missing", object_of({{"deciding", missing()}, {"besides", missing()}})},
                          {"faults", array_of(object_of({{"code", text()}, {"message", text()}}))}};
    std::vector<std::string> optional;
    if (assessment_.summary) {
      properties.emplace_back("group", Json{{"type", "object"}});
      properties.emplace_back("is_total", Json{{"const", true}});
      optional = {"is_total"};
    }
    add_object(document, std::move(properties), optional);
    return document;
  }

private:
  static Json date() { return Json{{"type", "string"}, {"format", "date"}}; }
  static Json state() { return json_enum({"final", "provisional", "undetermined", "not_applicable", "fault"}); }
  static Json missing() { return array_of(object_of({{"path", text()}, {"source", text()}})); }

  Json values() const {
    Properties properties;
    for (auto const id : assessment_.rules) {
      auto const& rule = program_[id];
      if (!is_value(rule)) continue;
      properties.emplace_back(rule.name, titled(rule, value_object(rule)));
    }
    return object_of(std::move(properties));
  }

  Json decisions() const {
    Properties properties;
    for (auto const id : assessment_.rules) {
      auto const& rule = program_[id];
      if (!std::holds_alternative<ir::DecisionRule>(rule.body)) continue;
      auto const requirement = object_of({{"name", text()},
                                          {"label", text()},
                                          {"reasons", Json{{"type", "array"}}},
                                          {"citations", Json{{"type", "array"}}}});
      properties.emplace_back(rule.name,
                              titled(rule, object_of({{"result", json_enum({"eligible", "not_eligible", "undetermined",
                                                                            "not_applicable", "fault"})},
                                                      {"failing", array_of(requirement)}})));
    }
    return object_of(std::move(properties));
  }

  static bool is_value(ir::Rule const& rule) {
    return !rule.is_step && !rule.for_each && !rule.parameter && !std::holds_alternative<ir::DecisionRule>(rule.body) &&
           !std::holds_alternative<ir::Requirement>(rule.body);
  }

  static Json titled(ir::Rule const& rule, Json object) {
    if (!rule.label.empty()) object["title"] = rule.label;
    return object;
  }

  Json value_object(ir::Rule const& rule) const {
    Properties properties{{"state", state()}, {"by_policy", array_of(text())}};
    if (program_.is_collection(rule)) {
      properties.emplace_back("collected", Json{{"type", "array"}});
      properties.emplace_back("possible", Json{{"type", "array"}});
      return object_of(std::move(properties), {"by_policy", "possible"});
    }
    properties.emplace_back("value", written_value(rule.type));
    properties.emplace_back("possible", text());
    return object_of(std::move(properties), {"by_policy", "value", "possible"});
  }

  /// Values are texts, so that they stay exact.
  Json written_value(value::Type const& type) const {
    switch (type.kind) {
      case TypeKind::boolean: return json_enum({"true", "false"});
      case TypeKind::number: return Json{{"type", "string"}, {"pattern", "^-?[0-9]+([.][0-9]+|/[0-9]+)?$"}};
      case TypeKind::date: return date();
      case TypeKind::duration: return Json{{"type", "string"}, {"pattern", "^-?P"}};
      case TypeKind::enumeration: {
        std::vector<std::string> names;
        for (auto const& entry : program_[ir::EnumerationId{type.index}].entries) names.push_back(entry.name);
        return json_enum(names);
      }
      case TypeKind::text:
      case TypeKind::record:
      case TypeKind::list: break;
    }
    return text();
  }

  ir::Program const& program_;
  ir::Assessment const& assessment_;
  source::Language language_;
};

}  // namespace

std::string result_schema(ir::Program const& program, ir::AssessmentId assessment, source::Language language) {
  return ResultSchema(program, assessment, language).run().write();
}

}  // namespace timbang::document
