#include "engine/records/schema.h"

#include <algorithm>
#include <string>
#include <utility>

namespace timbang::records {

Schema::Schema(ir::Program const& program, Purpose purpose) : purpose_(std::move(purpose)), program_(program) {
  for (auto const& enumeration : program.enumerations) choices_.push_back(std::make_unique<ChoiceWords>(enumeration));
  for (auto const& type : program.record_types) {
    RecordSchema record{ir::RecordTypeId{static_cast<std::uint16_t>(records_.size())}, &type, {}};
    for (auto const& field : type.fields) record.fields.push_back(prepare(field));
    mark_needed(record);
    records_.push_back(std::move(record));
  }
}

/// Beside what rules read: keys, what must be filled, and what must agree with a part of another field.
void Schema::mark_needed(RecordSchema& record) const {
  for (auto& field : record.fields) field.is_needed = !field.is_derived;
  if (!purpose_.needed) return;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    auto& field = record.fields[i];
    field.is_needed = purpose_.needed->contains(record.id, static_cast<std::uint16_t>(i)) || record.type->key == i ||
                      field.field->must_be_filled;
    if (field.is_derived) field.is_needed = false;
  }
  for (auto const& field : record.type->fields) {
    for (auto const& part : field.contained) record.fields.at(part.field).is_needed = true;
  }
}

ir::Field const& Schema::as_held(ir::Field const& field) {
  if (field.relation != ir::Relation::by_key) return field;
  auto const& target = program_[ir::RecordTypeId{field.type.index}];
  auto const& key = target.fields.at(*target.key);
  auto reference = std::make_unique<ir::Field>(field);
  reference->relation = ir::Relation::none;
  reference->type = key.type;
  reference->pattern = key.pattern;
  reference->range = key.range;
  reference->decimals = key.decimals;
  references_.push_back(std::move(reference));
  return *references_.back();
}

FieldSchema Schema::prepare(ir::Field const& declared) {
  FieldSchema prepared;
  auto const& field = as_held(declared);
  prepared.field = &field;
  prepared.is_derived = field.relation == ir::Relation::inverse;
  prepared.names = field.source_names;
  auto const is_listed = std::find(prepared.names.begin(), prepared.names.end(), field.name) != prepared.names.end();
  if (!is_listed) prepared.names.push_back(field.name);
  if (!field.pattern.empty()) prepared.pattern = value::TextPattern::compile(field.pattern);
  if (field.type.kind == value::TypeKind::enumeration) prepared.choices = choices_.at(field.type.index).get();
  return prepared;
}

value::Datum datum_when_empty(ir::Field const& field) {
  if (field.type.kind == value::TypeKind::list) return {value::ListDatum{{}, field.no_rows_mean_none}};
  return {field.when_empty};
}

value::Datum datum_when_missing(ir::Field const& field) {
  if (field.type.kind == value::TypeKind::list) return {value::ListDatum{{}, false}};
  return {value::Absence::unknown};
}

std::string key_text(value::Datum const& datum) {
  auto const* known = std::get_if<value::Value>(&datum.content);
  if (known == nullptr) return {};
  if (auto const* text = std::get_if<std::string>(known)) return *text;
  if (auto const* number = std::get_if<value::Rational>(known)) return number->to_string();
  if (auto const* date = std::get_if<value::Date>(known)) return date->to_iso();
  if (auto const* choice = std::get_if<value::EnumerationValue>(known)) return std::to_string(choice->index);
  if (auto const* duration = std::get_if<value::Duration>(known)) return duration->to_iso();
  return std::get<bool>(*known) ? "ya" : "tidak";
}

std::optional<source::Argument> remedy_for_nested_list(ir::RecordType const& subject, std::string const& name) {
  auto const dot = name.find('.');
  if (dot == std::string::npos) return std::nullopt;
  auto const first = name.substr(0, dot);
  auto const is_named = [&](ir::Field const& field) {
    auto const& names = field.source_names;
    return field.name == first || std::find(names.begin(), names.end(), first) != names.end();
  };
  auto const found = std::find_if(subject.fields.begin(), subject.fields.end(), is_named);
  auto const is_nested = found != subject.fields.end() && found->type.kind == value::TypeKind::record &&
                         found->relation == ir::Relation::none;
  if (!is_nested) return std::nullopt;
  return source::Argument(
      "daftar di dalam `" + first +
          "` tidak dapat diberikan sebagai berkas tersendiri; berikan catatannya sebagai JSON",
      "a list within `" + first + "` cannot be given as a file of its own; give the records as JSON");
}

}  // namespace timbang::records
