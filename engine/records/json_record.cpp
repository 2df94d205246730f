#include "engine/records/json_record.h"

#include <algorithm>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/row.h"
#include "engine/records/row_inspection.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;
using value::TypeKind;

/// Lengthens the path for as long as it lives.
class PathStep {
public:
  PathStep(std::string& path, std::string_view step) : path_(path), length_(path.size()) { path_ += step; }
  ~PathStep() { path_.resize(length_); }
  PathStep(PathStep const&) = delete;
  PathStep& operator=(PathStep const&) = delete;

private:
  std::string& path_;
  std::size_t length_;
};

/// People count rows from 1.
std::string row_step(std::size_t row) { return "[" + std::to_string(row + 1) + "]"; }

std::string step_name(std::string const& path, FieldSchema const& field, JsonMember const* member) {
  auto const name = member != nullptr ? shown(member->name) : field.names.front();
  return path.empty() ? name : "." + name;
}

/// A name is one whichever row it stands in: `skp[2]` and `skp[5]` are `skp`.
std::string without_rows(std::string_view path) {
  std::string names;
  auto is_inside = false;
  for (auto const sign : path) {
    is_inside = is_inside || sign == '[';
    if (!is_inside) names += sign;
    is_inside = is_inside && sign != ']';
  }
  return names;
}

}  // namespace

JsonMember const* find_member(JsonValue const& object, FieldSchema const& field) {
  for (auto const& name : field.names) {
    for (auto const& member : object.members) {
      if (member.name == name) return &member;
    }
  }
  for (auto const& name : field.names) {
    for (auto const& member : object.members) {
      if (equal_ignoring_case(member.name, name)) return &member;
    }
  }
  return nullptr;
}

value::RecordDatum JsonRecordReader::read(std::uint16_t record_type, JsonValue const& object, std::uint64_t line,
                                          std::vector<Diagnostic>& diagnostics, bool& is_good) {
  line_ = line;
  path_.clear();
  diagnostics_ = &diagnostics;
  is_good_ = &is_good;
  return read_object(record_type, object);
}

value::RecordDatum JsonRecordReader::read_object(std::uint16_t record_type, JsonValue const& object) {
  auto const& record = schema_.record(record_type);
  if (names_.seen.size() <= record_type) names_.seen.resize(record_type + std::size_t{1});
  names_.seen[record_type].resize(record.fields.size(), false);
  value::RecordDatum datum;
  datum.fields.reserve(record.fields.size());
  std::vector<bool> readable;
  std::vector<JsonMember const*> used;
  static JsonValue const absent;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    auto const* member = record.fields[i].is_derived ? nullptr : find_member(object, record.fields[i]);
    if (member != nullptr) names_.seen[record_type][i] = true;
    used.push_back(member);
    PathStep const step(path_, step_name(path_, record.fields[i], member));
    auto const was_good = std::exchange(*is_good_, true);
    datum.fields.push_back(read_field(record, i, member != nullptr ? member->value : absent));
    readable.push_back(*is_good_);
    *is_good_ = *is_good_ && was_good;
  }
  inspect(record, object, datum, readable);
  note_undeclared(object, used);
  return datum;
}

void JsonRecordReader::inspect(RecordSchema const& record, JsonValue const& object, value::RecordDatum const& datum,
                               std::vector<bool> const& readable) {
  auto const place_of = [&](std::size_t field) {
    auto const* member = find_member(object, record.fields[field]);
    PathStep const step(path_, step_name(path_, record.fields[field], member));
    return data_place({file_, line_, path_, member != nullptr ? std::string_view(member->value.text) : ""});
  };
  inspect_row(schema_, record, datum, readable, place_of, *diagnostics_, *is_good_);
}

void JsonRecordReader::note_undeclared(JsonValue const& object, std::vector<JsonMember const*> const& used) {
  for (auto const& member : object.members) {
    if (names_.undeclared.size() >= max_undeclared_names) return;
    if (std::find(used.begin(), used.end(), &member) != used.end()) continue;
    auto path = without_rows(path_);
    path += (path.empty() ? "" : ".") + shown(member.name);
    if (names_.known_undeclared.insert(path).second) names_.undeclared.push_back({std::move(path), line_});
  }
}

value::Datum JsonRecordReader::read_field(RecordSchema const& record, std::size_t index, JsonValue const& json) {
  auto const& field = record.fields[index];
  auto const kind = field.field->type.kind;
  if (kind == TypeKind::record) return read_nested(field, json);
  if (kind == TypeKind::list) return read_list(field, json);
  CellReport report({file_, line_, path_, json.text}, *diagnostics_);
  auto datum = read_json_scalar(field, json, report);
  require_filled(record, index, datum, report);
  *is_good_ = *is_good_ && !report.has_error();
  return datum;
}

value::Datum JsonRecordReader::read_nested(FieldSchema const& field, JsonValue const& json) {
  if (json.kind == JsonValue::Kind::null) return datum_when_empty(*field.field);
  if (json.kind == JsonValue::Kind::object) return {read_object(field.field->type.index, json)};
  say_wrong_type(field, json);
  return datum_when_empty(*field.field);
}

value::Datum JsonRecordReader::read_list(FieldSchema const& field, JsonValue const& json) {
  if (json.kind == JsonValue::Kind::null) return datum_when_empty(*field.field);
  if (json.kind != JsonValue::Kind::array) {
    say_wrong_type(field, json);
    return datum_when_empty(*field.field);
  }
  auto const most = max_rows(*field.field);
  if (json.items.size() > most) {
    *is_good_ = false;
    diagnostics_->push_back(
        {DiagnosticCode::list_too_long, place_here(), {field.field->name, std::to_string(most)}, {}, {}});
    return datum_when_empty(*field.field);
  }
  value::ListDatum rows;
  for (auto const& item : json.items) {
    PathStep const step(path_, row_step(rows.rows.size()));
    if (item.kind == JsonValue::Kind::object) {
      rows.rows.push_back(read_object(field.field->type.index, item));
    } else {
      say_wrong_type(field, item);
      rows.rows.push_back({});
    }
  }
  rows.complete = !rows.rows.empty() || field.field->no_rows_mean_none;
  auto const& row_type = schema_.record(field.field->type.index);
  auto const place_of = [&](std::size_t row) {
    PathStep const step(path_, row_step(row));
    auto const* member = find_member(json.items[row], *row_type.key());
    PathStep const key_step(path_, step_name(path_, *row_type.key(), member));
    return place_here();
  };
  *is_good_ = check_row_keys(field, row_type, rows, place_of, *diagnostics_) && *is_good_;
  return {std::move(rows)};
}

source::DataPlace JsonRecordReader::place_here() const { return data_place({file_, line_, path_, {}}); }

void JsonRecordReader::say_wrong_type(FieldSchema const& field, JsonValue const& json) {
  *is_good_ = false;
  if (diagnostics_->size() >= max_gathered_diagnostics) return;
  diagnostics_->push_back(
      {DiagnosticCode::json_wrong_type, place_here(), {kind_in_words(json.kind), field.field->name}, {}, {}});
}

}  // namespace timbang::records
