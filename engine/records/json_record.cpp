#include "engine/records/json_record.h"

#include "engine/records/cell_text.h"
#include "engine/records/row.h"

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
  if (seen_.fields.size() <= record_type) seen_.fields.resize(record_type + std::size_t{1});
  seen_.fields[record_type].resize(record.fields.size(), false);
  value::RecordDatum datum;
  datum.fields.reserve(record.fields.size());
  static JsonValue const absent;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    auto const* member = find_member(object, record.fields[i]);
    if (member != nullptr) seen_.fields[record_type][i] = true;
    auto const name = member != nullptr ? shown(member->name) : record.fields[i].names.front();
    PathStep const step(path_, path_.empty() ? name : "." + name);
    datum.fields.push_back(read_field(record, i, member != nullptr ? member->value : absent));
  }
  return datum;
}

value::Datum JsonRecordReader::read_field(RecordSchema const& record, std::size_t index, JsonValue const& json) {
  auto const& field = record.fields[index];
  auto const kind = field.field->type.kind;
  if (kind == TypeKind::record) return read_nested(field, json);
  if (kind == TypeKind::list) return read_list(field, json);
  CellReport report({file_, line_, path_, json.text}, *diagnostics_);
  auto datum = read_json_scalar(field, json, report);
  require_key(record, index, datum, report);
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
  auto const place_of = [this](std::size_t row) {
    PathStep const step(path_, row_step(row));
    return place_here();
  };
  auto const& row_type = schema_.record(field.field->type.index);
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
