#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/json_schema.h"
#include "engine/document/schema_text.h"
#include "engine/records/schema.h"

namespace timbang::document {

namespace {

using explain::Json;
using value::TypeKind;

/// Records within records are written one inside the other by reference, each once.
class InputSchema {
public:
  InputSchema(ir::Program const& program, ir::AssessmentId assessment, source::Language language)
      : program_(program), assessment_(program[assessment]), language_(language), schema_(program) {}

  Json run() {
    auto document = schema_head(program_, assessment_, "input", language_);
    auto const subject = records_of(program_, assessment_).index;
    document["$ref"] = reference(subject);
    auto definitions = Json::object();
    for (std::size_t i = 0; i < to_write_.size(); ++i) {
      auto const& record = schema_.record(to_write_[i]);
      definitions[record.type->name] = record_object(record);
    }
    document["$defs"] = std::move(definitions);
    return document;
  }

private:
  std::string reference(std::uint16_t record) {
    if (known_.insert(record).second) to_write_.push_back(record);
    return "#/$defs/" + schema_.record(record).type->name;
  }

  Json record_object(records::RecordSchema const& record) {
    Json object{{"type", "object"}};
    if (!record.type->label.empty()) object["title"] = record.type->label;
    // Two fields may read one column, which must then hold what both of them want.
    std::map<std::string, std::vector<Json>> wanted;
    std::vector<std::string> names;
    std::set<std::string> required;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto const& field = record.fields[i];
      if (field.is_derived) continue;
      auto const is_key = record.type->key == i;
      auto const& name = field.names.front();
      auto& all = wanted[name];
      if (all.empty()) names.push_back(name);
      all.push_back(field_object(field, is_key));
      if (is_key || field.field->must_be_filled) required.insert(name);
    }
    auto properties = Json::object();
    std::vector<Json> needed;
    for (auto const& name : names) {
      auto& all = wanted[name];
      properties[name] = all.size() == 1 ? std::move(all.front()) : Json{{"allOf", json_array(std::move(all))}};
      if (required.count(name) > 0) needed.emplace_back(name);
    }
    object["properties"] = std::move(properties);
    if (!needed.empty()) object["required"] = json_array(std::move(needed));
    return object;
  }

  Json field_object(records::FieldSchema const& field, bool is_key) {
    auto object = type_object(field);
    auto const may_be_null = !is_key && !field.field->must_be_filled;
    if (may_be_null) object = Json{{"anyOf", json_array({std::move(object), Json{{"type", "null"}}})}};
    auto const text = field_description(program_, field, is_key, language_);
    if (!text.empty()) object["description"] = text;
    return object;
  }

  Json type_object(records::FieldSchema const& field) {
    auto const& declared = *field.field;
    switch (declared.type.kind) {
      case TypeKind::number: return number_object(declared);
      case TypeKind::boolean: return Json{{"type", json_array({"boolean", "string", "integer"})}};
      case TypeKind::date: return Json{{"type", "string"}};
      case TypeKind::duration: return Json{{"type", "string"}, {"pattern", "^-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$"}};
      case TypeKind::enumeration: return choice_object(program_[ir::EnumerationId{declared.type.index}]);
      case TypeKind::text: {
        Json object{{"type", "string"}};
        if (!declared.pattern.empty()) object["pattern"] = "^(?:" + declared.pattern + ")$";
        return object;
      }
      case TypeKind::record: return Json{{"$ref", reference(declared.type.index)}};
      case TypeKind::list: return list_object(declared);
    }
    return {};
  }

  /// A number, or its digits as text, so that no system on the way rounds it.
  static Json number_object(ir::Field const& field) {
    auto const is_percent = field.type.unit == value::percent;
    Json number{{"type", field.type.whole ? "integer" : "number"}};
    // Data give a percentage by its hundredths, rules by the fraction.
    auto const scale = value::Rational(is_percent ? 100 : 1);
    bound(number, field.range.low, scale, field.range.low_open ? "exclusiveMinimum" : "minimum");
    bound(number, field.range.high, scale, field.range.high_open ? "exclusiveMaximum" : "maximum");
    Json text{{"type", "string"}, {"pattern", is_percent ? "^-?[0-9]+([.][0-9]+)? ?%?$" : "^-?[0-9]+([.][0-9]+)?$"}};
    return Json{{"anyOf", json_array({std::move(number), std::move(text)})}};
  }

  /// A bound whose decimals do not end is left to the reader of records.
  static void bound(Json& number, std::optional<value::Rational> const& bound, value::Rational const& scale,
                    std::string const& keyword) {
    if (!bound || !(*bound * scale).decimals()) return;
    number[keyword] = Json::number((*bound * scale).to_string());
  }

  /// The words that name a value; capitals and double blanks do not matter to the reader, but are not listed.
  static Json choice_object(ir::Enumeration const& choice) {
    std::vector<std::string> words;
    std::set<std::string> known;
    auto const add = [&](std::string const& word) {
      if (!word.empty() && known.insert(word).second) words.push_back(word);
    };
    for (auto const& entry : choice.entries) {
      add(entry.name);
      add(entry.label);
      for (auto const& code : entry.codes) add(code);
      for (auto const& alias : entry.aliases) add(alias);
    }
    return json_enum(words);
  }

  Json list_object(ir::Field const& field) {
    Json object{{"type", "array"}, {"items", Json{{"$ref", reference(field.type.index)}}}};
    if (field.max_rows) object["maxItems"] = *field.max_rows;
    return object;
  }

  ir::Program const& program_;
  ir::Assessment const& assessment_;
  source::Language language_;
  records::Schema schema_;
  std::vector<std::uint16_t> to_write_;
  std::set<std::uint16_t> known_;
};

}  // namespace

std::string input_schema(ir::Program const& program, ir::AssessmentId assessment, source::Language language) {
  return InputSchema(program, assessment, language).run().write();
}

}  // namespace timbang::document
