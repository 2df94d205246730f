#include "engine/records/record_source.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/csv_table.h"
#include "engine/records/file_kind.h"
#include "engine/records/json_source.h"
#include "engine/records/table_source.h"
#include "engine/records/workbook_tables.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

/// A file of which nothing can be read.
class RefusedSource : public RecordSource {
public:
  explicit RefusedSource(Diagnostic reason) { diagnostics_.push_back(std::move(reason)); }
  explicit RefusedSource(std::vector<Diagnostic> reasons) : diagnostics_(std::move(reasons)) {}

  std::optional<ReadItem> next() override { return std::nullopt; }
  std::vector<Diagnostic> const& file_diagnostics() const override { return diagnostics_; }
  bool refused() const override { return true; }

private:
  std::vector<Diagnostic> diagnostics_;
};

std::vector<ChildInput> named_files(std::vector<ChildFile> const& children) {
  std::vector<ChildInput> inputs;
  for (auto const& child : children) inputs.push_back({child.list, child.path, nullptr});
  return inputs;
}

WantedSheets sheets_of(RecordSchema const& subject) {
  WantedSheets wanted{{subject.type->name}, {}};
  for (auto const& field : subject.fields) {
    if (!can_be_child(field)) continue;
    wanted.lists.push_back({field.field->name});
    auto& names = wanted.lists.back();
    names.insert(names.end(), field.names.begin(), field.names.end());
  }
  return wanted;
}

std::unique_ptr<RecordSource> open_sheets(std::unique_ptr<Schema> schema, ir::RecordTypeId subject, InputFile& input,
                                          std::vector<ChildInput> children) {
  std::vector<Diagnostic> diagnostics;
  auto tables = open_workbook(input, sheets_of(schema->record(subject.index)), diagnostics);
  if (!tables) return std::make_unique<RefusedSource>(std::move(diagnostics));
  std::move(tables->children.begin(), tables->children.end(), std::back_inserter(children));
  return std::make_unique<TableRecordSource>(std::move(schema), subject, std::move(tables->main), std::move(children),
                                             std::move(diagnostics));
}

}  // namespace

std::unique_ptr<RecordSource> open_records(ir::Program const& program, ir::RecordTypeId subject,
                                           std::string const& path, std::vector<ChildFile> const& children,
                                           Purpose purpose) {
  auto input = open_input(path);
  if (!input) {
    return std::make_unique<RefusedSource>(
        Diagnostic{DiagnosticCode::record_file_not_readable, source::NoPlace{}, {shown(path)}, {}, {}});
  }
  auto const kind = find_file_kind(*input->bytes);
  if (auto refusal = refusal_of(kind, path)) return std::make_unique<RefusedSource>(std::move(*refusal));
  auto schema = std::make_unique<Schema>(program, std::move(purpose));
  if (kind == FileKind::csv) {
    return std::make_unique<TableRecordSource>(std::move(schema), subject, std::make_unique<CsvTable>(std::move(input)),
                                               named_files(children));
  }
  if (kind == FileKind::workbook) return open_sheets(std::move(schema), subject, *input, named_files(children));
  if (!children.empty()) {
    return std::make_unique<RefusedSource>(
        Diagnostic{DiagnosticCode::child_with_json_lines, source::NoPlace{}, {shown(children.front().path)}, {}, {}});
  }
  return std::make_unique<JsonRecordSource>(std::move(schema), subject, std::move(input));
}

}  // namespace timbang::records
