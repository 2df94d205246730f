#include "engine/records/json_source.h"

#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/columns.h"
#include "engine/records/row.h"

namespace timbang::records {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

JsonRecordSource::JsonRecordSource(std::unique_ptr<Schema> schema, ir::RecordTypeId subject,
                                   std::unique_ptr<InputFile> input)
    : schema_(std::move(schema)),
      subject_index_(subject.index),
      subject_(schema_->record(subject.index)),
      input_(std::move(input)),
      reader_(*input_->bytes),
      record_reader_(*schema_, input_->path, names_) {}

std::optional<ReadItem> JsonRecordSource::next() {
  if (has_ended_) return std::nullopt;
  auto const status = reader_.next();
  if (status == JsonStatus::line) return read_record(reader_.line());
  finish(status);
  return std::nullopt;
}

void JsonRecordSource::finish(JsonStatus status) {
  has_ended_ = true;
  if (status == JsonStatus::read_failed) {
    refused_ = true;
    DataPlace const place{input_->path, 0, {}, {}};
    diagnostics_.push_back(
        {DiagnosticCode::record_file_read_failed, place, {source::grouped(input_->bytes->offset())}, {}, {}});
    return;
  }
  report_names_never_seen();
  report_undeclared_names();
}

void JsonRecordSource::report_undeclared_names() {
  if (names_.undeclared.empty()) return;
  auto const& first = names_.undeclared.front();
  std::vector<std::string> paths;
  for (auto const& name : names_.undeclared) paths.push_back(name.path);
  auto const place = data_place({input_->path, first.line, paths.size() == 1 ? first.path : std::string(), {}});
  diagnostics_.push_back({DiagnosticCode::column_not_declared, place, {list_names(paths)}, {}, {}});
}

void JsonRecordSource::report_names_never_seen() {
  for (std::size_t type = 0; type < names_.seen.size(); ++type) {
    for (std::size_t i = 0; i < names_.seen[type].size(); ++i) {
      auto const& field = schema_->record(static_cast<std::uint16_t>(type)).fields[i];
      if (names_.seen[type][i] || !field.is_needed) continue;
      DataPlace const place{input_->path, 0, field.names.front(), {}};
      diagnostics_.push_back({DiagnosticCode::name_never_seen, place, {list_names(field.names)}, {}, {}});
    }
  }
}

ReadItem JsonRecordSource::read_record(JsonLine const& line) {
  Rejection rejection{input_->path, line.line, {}, {}, {}};
  value::RecordDatum record;
  auto is_good = !line.problem;
  if (is_good) {
    record = record_reader_.read(subject_index_, line.object, line.line, rejection.reasons, is_good);
    check_key(line, record, rejection, is_good);
  } else {
    auto const cell = line.problem->path.empty() ? line.raw : std::string_view();
    rejection.reasons.push_back({line.problem->code,
                                 data_place({input_->path, line.line, line.problem->path, cell}),
                                 line.problem->arguments,
                                 {},
                                 {}});
  }
  limit_reasons(rejection.reasons);
  if (is_good) {
    return ReadRecord{std::move(rejection.key), std::move(record), input_->path, line.line,
                      std::move(rejection.reasons)};
  }
  rejection.raw = line.raw;
  if (line.problem) return rejection;
  // Which of the fields were wrong is not told; what is empty may be one of them.
  for (auto& datum : record.fields) {
    if (std::holds_alternative<value::Absence>(datum.content)) datum.content = value::Absence::unknown;
  }
  rejection.partial = std::move(record);
  return rejection;
}

void JsonRecordSource::check_key(JsonLine const& line, value::RecordDatum const& record, Rejection& rejection,
                                 bool& is_good) {
  if (subject_.key() == nullptr) return;
  rejection.key = key_text(record.fields[*subject_.type->key]);
  if (rejection.key.empty()) return;
  auto const first_line = keys_.insert(rejection.key, line.line);
  if (!first_line) return;
  is_good = false;
  auto const* member = find_member(line.object, *subject_.key());
  auto const place = data_place({input_->path, line.line, member->name, member->value.text});
  rejection.reasons.push_back(
      {DiagnosticCode::key_twice, place, {shown(rejection.key), std::to_string(*first_line)}, {}, {}});
}

}  // namespace timbang::records
