// The records of a CSV file with its child tables. Made by open_records; session sees only RecordSource.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/records/child_table.h"
#include "engine/records/csv_reader.h"
#include "engine/records/input_file.h"
#include "engine/records/key_set.h"
#include "engine/records/record_source.h"
#include "engine/records/row.h"
#include "engine/records/schema.h"

namespace timbang::records {

class CsvRecordSource : public RecordSource {
public:
  CsvRecordSource(std::unique_ptr<Schema> schema, ir::RecordTypeId subject, std::unique_ptr<InputFile> input,
                  std::vector<ChildFile> const& children);

  std::optional<ReadItem> next() override;
  std::vector<source::Diagnostic> const& file_diagnostics() const override { return diagnostics_; }
  bool refused() const override { return refused_; }

private:
  struct Child {
    std::size_t field;
    std::unique_ptr<ChildTable> table;
  };

  void refuse(source::Diagnostic diagnostic);
  void check_quotes();
  void open_children(std::vector<ChildFile> const& children);
  void open_child(ChildFile const& child);
  void read_table_header();
  void report_lists_without_file(std::uint64_t header_line);
  std::optional<ReadItem> next_record();
  std::optional<ReadItem> next_orphan();
  void finish(CsvStatus status);
  ReadItem read_record(CsvRecord const& row);
  bool is_first_with_key(std::string const& key, CsvRecord const& row, std::vector<source::Diagnostic>& diagnostics);
  std::string key_of_broken_row(CsvRecord const& row) const;
  void attach_children(std::string const& key, RowContent& content, std::vector<source::Diagnostic>& diagnostics,
                       bool& is_good);
  void leave_children_out(std::string const& key);

  std::unique_ptr<Schema> schema_;
  RecordSchema const& subject_;
  std::unique_ptr<InputFile> input_;
  CsvReader reader_;
  Table table_;
  std::optional<std::size_t> key_column_;
  std::vector<Child> children_;
  KeySet keys_;
  std::uint64_t num_rows_ = 0;
  std::vector<source::Diagnostic> diagnostics_;
  bool refused_ = false;
  bool has_ended_ = false;
};

}  // namespace timbang::records
