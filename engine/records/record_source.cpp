#include "engine/records/record_source.h"

#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/csv_source.h"
#include "engine/records/file_kind.h"
#include "engine/records/json_source.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

/// A file of which nothing can be read.
class RefusedSource : public RecordSource {
public:
  explicit RefusedSource(Diagnostic reason) { diagnostics_.push_back(std::move(reason)); }

  std::optional<ReadItem> next() override { return std::nullopt; }
  std::vector<Diagnostic> const& file_diagnostics() const override { return diagnostics_; }
  bool refused() const override { return true; }

private:
  std::vector<Diagnostic> diagnostics_;
};

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
    return std::make_unique<CsvRecordSource>(std::move(schema), subject, std::move(input), children);
  }
  if (!children.empty()) {
    return std::make_unique<RefusedSource>(
        Diagnostic{DiagnosticCode::child_with_json_lines, source::NoPlace{}, {shown(children.front().path)}, {}, {}});
  }
  return std::make_unique<JsonRecordSource>(std::move(schema), subject, std::move(input));
}

}  // namespace timbang::records
