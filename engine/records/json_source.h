// The records of a JSON lines file, their lists nested within. Made by open_records; session sees only RecordSource.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/records/input_file.h"
#include "engine/records/json_lines_reader.h"
#include "engine/records/json_record.h"
#include "engine/records/key_set.h"
#include "engine/records/record_source.h"
#include "engine/records/schema.h"

namespace timbang::records {

class JsonRecordSource : public RecordSource {
public:
  JsonRecordSource(std::unique_ptr<Schema> schema, ir::RecordTypeId subject, std::unique_ptr<InputFile> input);

  std::optional<ReadItem> next() override;
  std::vector<source::Diagnostic> const& file_diagnostics() const override { return diagnostics_; }
  bool refused() const override { return refused_; }

private:
  void finish(JsonStatus status);
  ReadItem read_record(JsonLine const& line);
  void check_key(JsonLine const& line, value::RecordDatum const& record, Rejection& rejection, bool& is_good);
  void report_names_never_seen();
  void report_undeclared_names();

  std::unique_ptr<Schema> schema_;
  std::uint16_t subject_index_;
  RecordSchema const& subject_;
  std::unique_ptr<InputFile> input_;
  JsonLinesReader reader_;
  JsonNames names_;
  JsonRecordReader record_reader_;
  KeySet keys_;
  std::vector<source::Diagnostic> diagnostics_;
  bool refused_ = false;
  bool has_ended_ = false;
};

}  // namespace timbang::records
