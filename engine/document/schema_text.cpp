#include "engine/document/schema_text.h"

#include <utility>
#include <vector>

#include "engine/document/json_schema.h"
#include "engine/document/words.h"

namespace timbang::document {

namespace {

using value::TypeKind;

std::string empty_text(ir::Field const& field, source::Language language) {
  if (field.must_be_filled) return std::string(word(Word::field_filled, language));
  if (field.type.kind == TypeKind::list) {
    return field.no_rows_mean_none ? std::string(word(Word::field_rows_none, language)) : std::string();
  }
  switch (field.when_empty) {
    case value::Absence::unknown: return std::string(word(Word::field_empty_unknown, language));
    case value::Absence::none: return std::string(word(Word::field_empty_none, language));
    case value::Absence::still_running: return std::string(word(Word::field_empty_running, language));
  }
  return {};
}

std::string kind_text(ir::Program const& program, ir::Field const& field, source::Language language) {
  if (field.type.kind == TypeKind::date) return std::string(word(Word::field_date, language));
  if (field.type.kind != TypeKind::number) return {};
  if (field.type.unit == value::percent) return std::string(word(Word::field_percent, language));
  if (field.type.unit == value::money) return std::string(word(Word::field_money, language));
  if (field.type.unit.index < value::num_predefined_units) return {};
  return sentence(Word::field_unit, language, program.units.at(field.type.unit.index).name);
}

std::string other_names(records::FieldSchema const& field, source::Language language) {
  std::string list;
  for (std::size_t i = 1; i < field.names.size(); ++i) list += (i > 1 ? ", " : "") + field.names[i];
  return list.empty() ? list : sentence(Word::field_other_names, language, list);
}

std::string joined(std::vector<std::string> const& parts) {
  std::string text;
  for (auto const& part : parts) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  }
  return text;
}

}  // namespace

explain::Json schema_head(ir::Program const& program, ir::Assessment const& assessment, std::string_view part,
                          source::Language language) {
  auto const& package = program[assessment.package];
  auto const name = package.name + "." + assessment.name;
  auto const what = part == "input" ? Word::schema_of_input : Word::schema_of_result;
  auto head = explain::Json::object();
  head["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  head["$id"] = "urn:timbang:schema:" + std::to_string(schema_version) + ":" + name + ":" + std::string(part);
  head["title"] = sentence(what, language, assessment.label.empty() ? name : name + ": " + assessment.label);
  auto& about = head["x-timbang"];
  about = explain::Json::object();
  about["schema_version"] = schema_version;
  about["package"] = package.name;
  about["package_version"] = package.version;
  return head;
}

ir::RecordTypeId records_of(ir::Program const& program, ir::Assessment const& assessment) {
  return assessment.summary ? program[assessment.summary->base].subject : assessment.subject;
}

explain::Json json_array(std::vector<explain::Json> elements) {
  auto array = explain::Json::array();
  for (auto& element : elements) array.push_back(std::move(element));
  return array;
}

explain::Json json_enum(std::vector<std::string> const& words) {
  auto object = explain::Json::object();
  object["enum"] = json_array({words.begin(), words.end()});
  return object;
}

std::string field_description(ir::Program const& program, records::FieldSchema const& field, bool is_key,
                              source::Language language) {
  auto const& declared = *field.field;
  std::vector<std::string> parts{declared.label};
  if (is_key) parts.emplace_back(word(Word::field_key, language));
  parts.push_back(kind_text(program, declared, language));
  if (declared.one_each_year) parts.emplace_back(word(Word::field_one_each_year, language));
  if (!is_key) parts.push_back(empty_text(declared, language));
  parts.push_back(other_names(field, language));
  for (auto const& note : declared.annotations.notes) parts.push_back(note);
  return joined(parts);
}

}  // namespace timbang::document
