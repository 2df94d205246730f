#include "engine/report/result_key.h"

#include <functional>
#include <variant>

#include "engine/evaluate/label.h"
#include "engine/explain/value_text.h"
#include "engine/report/words.h"

namespace timbang::report {

namespace {

using ValueText = std::function<std::string(value::Type const&, value::Value const&)>;

ir::Assessment const& assessment_of(ReportContext const& context) { return context.program[context.assessment]; }

ir::RecordType const& subject_of(ReportContext const& context) {
  return context.program[assessment_of(context).subject];
}

/// A group without groups is all members together.
bool has_columns(ReportContext const& context) {
  return assessment_of(context).summary && !subject_of(context).fields.empty();
}

std::vector<std::string> cells(ReportContext const& context, ResultName const& name, ValueText const& text_of) {
  if (!has_columns(context) || name.group == nullptr) return {name.key};
  auto const& summary = *assessment_of(context).summary;
  auto const& fields = subject_of(context).fields;
  auto is_untold_total = name.is_total && summary.total.has_value();
  std::vector<std::string> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto const& content = name.group->fields.at(i).content;
    if (auto const* value = std::get_if<value::Value>(&content)) {
      found.push_back(text_of(fields[i].type, *value));
    } else if (std::get<value::Absence>(content) == value::Absence::unknown) {
      found.emplace_back("?");
    } else {
      found.push_back(is_untold_total ? *summary.total : std::string());
      is_untold_total = false;
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> key_names(ReportContext const& context) {
  auto const& subject = subject_of(context);
  std::vector<std::string> names;
  if (has_columns(context)) {
    for (auto const& field : subject.fields) names.push_back(field.name);
  } else if (subject.key) {
    names.push_back(subject.fields.at(*subject.key).name);
  } else {
    names.emplace_back(word(Word::csv_key, context.language));
  }
  return names;
}

std::vector<std::string> key_titles(ReportContext const& context) {
  if (!has_columns(context)) return {std::string(word(Word::key_column, context.language))};
  std::vector<std::string> titles;
  for (auto const& field : subject_of(context).fields) titles.push_back(field.label.empty() ? field.name : field.label);
  return titles;
}

std::vector<std::string> key_cells(ReportContext const& context, ResultName const& name) {
  return cells(context, name, [&](value::Type const& type, value::Value const& value) {
    return evaluate::label_of(context.program, type, value);
  });
}

std::vector<std::string> key_texts(ReportContext const& context, ResultName const& name) {
  return cells(context, name, [&](value::Type const& type, value::Value const& value) {
    return explain::outcome_text(context.program, type, value, context.language);
  });
}

}  // namespace timbang::report
