// The records of a table with its child tables, CSV or sheets of workbooks. Made by open_records; session sees only
// RecordSource.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/records/child_table.h"
#include "engine/records/key_set.h"
#include "engine/records/record_source.h"
#include "engine/records/row.h"
#include "engine/records/schema.h"
#include "engine/records/table_file.h"

namespace timbang::records {

/// The table of a list or nested record: a file that the user has named, or a sheet beside the one with the records.
struct ChildInput {
  std::string list;  ///< the field's name, or one of its names in the source
  std::string path;  ///< opened when there is no `table` yet
  std::unique_ptr<TableFile> table;
};

/// Lists and nested records, apart from those that follow from other records.
bool can_be_child(FieldSchema const& field);

class TableRecordSource : public RecordSource {
public:
  /// `about_file` is what was found about the whole file so far.
  TableRecordSource(std::unique_ptr<Schema> schema, ir::RecordTypeId subject, std::unique_ptr<TableFile> file,
                    std::vector<ChildInput> children, std::vector<source::Diagnostic> about_file = {});

  std::optional<ReadItem> next() override;
  std::vector<source::Diagnostic> const& file_diagnostics() const override { return diagnostics_; }
  bool refused() const override { return refused_; }

private:
  struct Child {
    std::size_t field;
    std::unique_ptr<ChildTable> table;
  };

  void refuse(source::Diagnostic diagnostic);
  void open_child(ChildInput child);
  void attach(std::size_t field, ChildInput child);
  void read_table_header();
  void report_lists_without_file();
  std::optional<ReadItem> next_record();
  std::optional<ReadItem> next_orphan();
  void finish();
  ReadItem read_record(TableRow const& row);
  bool is_first_with_key(std::string const& key, TableRow const& row, std::vector<source::Diagnostic>& diagnostics);
  std::string key_of_broken_row(TableRow const& row) const;
  void attach_children(std::string const& key, RowContent& content, std::vector<source::Diagnostic>& diagnostics,
                       bool& is_good);
  void leave_children_out(std::string const& key);

  std::unique_ptr<Schema> schema_;
  RecordSchema const& subject_;
  std::unique_ptr<TableFile> file_;
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
