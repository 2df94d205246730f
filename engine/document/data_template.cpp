#include "engine/document/data_template.h"

#include <optional>

#include "engine/document/schema_text.h"
#include "engine/records/columns.h"
#include "engine/records/schema.h"
#include "engine/value/text_pattern.h"

namespace timbang::document {

namespace {

using value::TypeKind;

/// A number that is allowed, as data write it.
std::string example_number(ir::Field const& field) {
  value::Rational number(0);
  if (field.range.low && !(number > *field.range.low)) number = *field.range.low;
  if (field.range.low && field.range.high) number = (*field.range.low + *field.range.high) / value::Rational(2);
  if (field.type.whole || !number.decimals()) number = number.rounded(0, value::RoundingMode::half_up);
  if (field.decimals) number = number.rounded(*field.decimals, value::RoundingMode::half_up);
  if (field.type.unit == value::percent) number = number * value::Rational(100);
  return number.to_string();
}

class TemplateMaker {
public:
  TemplateMaker(ir::Program const& program, source::Language language)
      : program_(program), language_(language), schema_(program) {}

  std::vector<TemplateTable> run(ir::Assessment const& assessment) {
    auto const& subject = schema_.record(records_of(program_, assessment).index);
    TemplateTable main{subject.type->name, subject.type->label, {}};
    add_columns(main, subject, {}, 0);
    tables_.push_back(std::move(main));
    for (auto const& field : subject.fields) {
      if (field.is_derived || field.field->type.kind != TypeKind::list) continue;
      add_list(subject, field);
    }
    return std::move(tables_);
  }

private:
  void add_list(records::RecordSchema const& subject, records::FieldSchema const& list) {
    if (subject.key() == nullptr) return;
    TemplateTable table{list.names.front(), list.field->label, {}};
    table.columns.push_back(column(*subject.key(), subject.key()->names.front(), true));
    add_columns(table, schema_.record(list.field->type.index), {}, 0);
    tables_.push_back(std::move(table));
  }

  /// Fields of nested records become columns with a dot; lists in lists have no table.
  void add_columns(TemplateTable& table, records::RecordSchema const& record, std::string const& prefix,
                   std::size_t depth) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto const& field = record.fields[i];
      auto const kind = field.field->type.kind;
      if (field.is_derived || kind == TypeKind::list) continue;
      auto const name = prefix + field.names.front();
      if (kind == TypeKind::record) {
        if (depth < records::max_nesting) {
          add_columns(table, schema_.record(field.field->type.index), name + ".", depth + 1);
        }
        continue;
      }
      table.columns.push_back(column(field, name, record.type->key == i));
    }
  }

  TemplateColumn column(records::FieldSchema const& field, std::string const& name, bool is_key) const {
    TemplateColumn made{name, field_description(program_, field, is_key, language_), {}, {}, field.field->type.kind,
                        false};
    made.is_needed = is_key || field.field->must_be_filled;
    made.allowed = allowed_words(*field.field);
    made.example = made.allowed.empty() ? example(field) : made.allowed.front();
    return made;
  }

  std::vector<std::string> allowed_words(ir::Field const& field) const {
    if (field.type.kind == TypeKind::boolean) {
      auto const id = language_ == source::Language::indonesian;
      return {id ? "ya" : "yes", id ? "tidak" : "no"};
    }
    std::vector<std::string> words;
    if (field.type.kind != TypeKind::enumeration) return words;
    for (auto const& entry : program_[ir::EnumerationId{field.type.index}].entries) {
      words.push_back(entry.label.empty() ? entry.name : entry.label);
    }
    return words;
  }

  static std::string example(records::FieldSchema const& field) {
    switch (field.field->type.kind) {
      case TypeKind::number: return example_number(*field.field);
      case TypeKind::date: return "2026-01-31";
      case TypeKind::duration: return "P1Y6M";
      case TypeKind::text: return field.pattern ? field.pattern->example() : "contoh";
      case TypeKind::boolean:
      case TypeKind::enumeration:
      case TypeKind::record:
      case TypeKind::list: break;
    }
    return {};
  }

  ir::Program const& program_;
  source::Language language_;
  records::Schema schema_;
  std::vector<TemplateTable> tables_;
};

}  // namespace

std::vector<TemplateTable> data_template(ir::Program const& program, ir::AssessmentId assessment,
                                         source::Language language) {
  return TemplateMaker(program, language).run(program[assessment]);
}

}  // namespace timbang::document
