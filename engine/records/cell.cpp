#include "engine/records/cell.h"

#include <algorithm>
#include <array>

#include "engine/records/cell_text.h"
#include "engine/workbook/cell_reference.h"

namespace timbang::records {

namespace {

using source::DiagnosticCode;
using value::TypeKind;

struct YesNoWord {
  std::string_view word;
  bool meaning;
};
constexpr std::array yes_no_words{YesNoWord{"ya", true},   YesNoWord{"tidak", false}, YesNoWord{"y", true},
                                  YesNoWord{"t", false},   YesNoWord{"1", true},      YesNoWord{"0", false},
                                  YesNoWord{"true", true}, YesNoWord{"false", false}, YesNoWord{"yes", true},
                                  YesNoWord{"no", false},  YesNoWord{"n", false}};

std::optional<value::Value> read_yes_no(std::string_view text, CellReport& report) {
  for (auto const& known : yes_no_words) {
    if (equal_ignoring_case(text, known.word)) return known.meaning;
  }
  report.say(DiagnosticCode::yes_no_not_readable, {shown(text)});
  return std::nullopt;
}

std::optional<value::Value> read_choice(ChoiceWords const& choices, std::string_view text, CellReport& report) {
  if (auto const index = choices.find(text)) return value::EnumerationValue{*index};
  std::optional<source::Argument> remedy;
  if (auto const nearest = choices.nearest(text)) {
    remedy = source::Argument("mungkin maksudnya `" + *nearest + "`", "perhaps `" + *nearest + "` is meant");
  }
  report.say(DiagnosticCode::choice_not_known, {shown(text), choices.list()}, std::move(remedy));
  return std::nullopt;
}

std::optional<value::Value> read_duration(std::string_view text, CellReport& report) {
  if (auto const duration = value::Duration::from_iso(text)) return *duration;
  report.say(DiagnosticCode::duration_not_readable, {shown(text)});
  return std::nullopt;
}

template <typename T>
std::optional<value::Value> as_value(std::optional<T> read) {
  if (!read) return std::nullopt;
  return value::Value(std::move(*read));
}

std::optional<value::Value> read_value(FieldSchema const& field, std::string_view text, DecimalSign sign,
                                       CellReport& report) {
  switch (field.field->type.kind) {
    case TypeKind::boolean: return read_yes_no(text, report);
    case TypeKind::number: return as_value(read_decimal(*field.field, text, sign, report));
    case TypeKind::text: return as_value(read_text(field, text, report));
    case TypeKind::enumeration: return read_choice(*field.choices, text, report);
    case TypeKind::date: return as_value(read_date(text, report));
    case TypeKind::duration: return read_duration(text, report);
    case TypeKind::record:
    case TypeKind::list: break;
  }
  report.say(DiagnosticCode::json_wrong_type, {source::Argument("teks", "text"), field.field->name});
  return std::nullopt;
}

bool is_whole(std::string_view digits) {
  return std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether a JSON scalar of this kind can stand for a value of the type at all.
bool fits(TypeKind type, JsonValue const& json) {
  if (json.kind == JsonValue::Kind::text) return true;
  if (json.kind == JsonValue::Kind::boolean) return type == TypeKind::boolean;
  if (json.kind != JsonValue::Kind::number) return false;
  if (type == TypeKind::number) return true;
  return (type == TypeKind::enumeration || type == TypeKind::boolean) && is_whole(json.text);
}

}  // namespace

source::DataPlace data_place(CellPlace const& place) {
  source::DataPlace made{std::string(place.file), place.line, shown(place.column), shown(place.cell)};
  made.sheet = place.sheet;
  if (place.sheet_column) {
    made.cell = workbook::reference_text({static_cast<std::uint32_t>(place.line), *place.sheet_column});
  }
  return made;
}

void CellReport::say(DiagnosticCode code, std::vector<source::Argument> arguments,
                     std::optional<source::Argument> remedy) {
  has_error_ = has_error_ || source::facts(code).severity == source::Severity::error;
  if (diagnostics_.size() >= max_gathered_diagnostics) return;
  diagnostics_.push_back({code, data_place(place_), std::move(arguments), {}, std::move(remedy)});
}

source::Argument kind_in_words(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::null: return {"null", "null"};
    case JsonValue::Kind::boolean: return {"true atau false", "true or false"};
    case JsonValue::Kind::number: return {"bilangan", "a number"};
    case JsonValue::Kind::text: return {"teks", "text"};
    case JsonValue::Kind::array: return {"daftar `[…]`", "a list `[…]`"};
    case JsonValue::Kind::object: return {"objek `{…}`", "an object `{…}`"};
  }
  return {"", ""};
}

bool means_still_running(std::string_view text) {
  constexpr std::array words{"sekarang",    "s.d. sekarang",   "s.d sekarang",          "s/d sekarang",
                             "sd sekarang", "sampai sekarang", "sampai dengan sekarang"};
  auto const folded = fold_words(text);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

value::Datum read_cell(FieldSchema const& field, std::string_view cell, DecimalSign sign, CellReport& report) {
  auto const text = trim(cell);
  if (text.empty()) return datum_when_empty(*field.field);
  if (field.field->type.kind == TypeKind::date && means_still_running(text)) {
    if (field.field->when_empty == value::Absence::still_running) return {value::Absence::still_running};
    report.say(DiagnosticCode::still_running_not_declared, {shown(text)});
    return datum_when_empty(*field.field);
  }
  if (auto read = read_value(field, text, sign, report)) return {std::move(*read)};
  return datum_when_empty(*field.field);
}

value::Datum read_json_scalar(FieldSchema const& field, JsonValue const& json, CellReport& report) {
  if (json.kind == JsonValue::Kind::null) return datum_when_empty(*field.field);
  auto const type = field.field->type.kind;
  if (fits(type, json)) return read_cell(field, json.text, DecimalSign::point, report);
  if (type == TypeKind::text && json.kind == JsonValue::Kind::number) {
    report.say(DiagnosticCode::text_given_as_number, {shown(json.text)});
  } else {
    report.say(DiagnosticCode::json_wrong_type, {kind_in_words(json.kind), field.field->name});
  }
  return datum_when_empty(*field.field);
}

}  // namespace timbang::records
