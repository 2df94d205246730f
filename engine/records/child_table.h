// The rows of a list (or of a nested record) in a table of their own, found by the key of the record that has them.
// Made by the record source of tables, for `--records LIST=FILE` and for sheets of a workbook. Keeps 24 bytes a row (twice
// for rows of nobody), not the rows: they are read again from the table, which must not change meanwhile.
// A row that is wrong spoils its record: a decision on half of the data would harm.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/records/key_hash.h"
#include "engine/records/record_source.h"
#include "engine/records/row.h"
#include "engine/records/table_file.h"

namespace timbang::records {

class ChildTable {
public:
  /// `list` is a list or record field of the subject, `parent_key` the subject's key field. Reads the whole table once.
  /// What makes it unusable goes to `diagnostics` as errors, missing columns as warnings.
  ChildTable(Schema const& schema, FieldSchema const& list, FieldSchema const& parent_key,
             std::unique_ptr<TableFile> file, std::vector<source::Diagnostic>& diagnostics);
  ChildTable(ChildTable const&) = delete;
  ChildTable& operator=(ChildTable const&) = delete;

  std::string const& path() const { return table_.path; }
  bool is_usable() const { return is_usable_; }
  /// The file was changed after it was opened; what `read` gave since then is worth nothing.
  bool has_changed() const { return has_changed_; }

  /// The rows of the record with this key, in the order of the file. `is_good` becomes false when one is wrong, when
  /// they are too many, or when two have one key.
  value::Datum read(std::string_view key, std::vector<source::Diagnostic>& diagnostics, bool& is_good);
  /// Leaves the rows of a record out that is left out itself: they belong to somebody, so nothing is said of them.
  void leave_out(std::string_view key);

  /// The next row, in the order of the file, for which `read` was never asked, or whose key could not be read; empty when
  /// there is none left. Called when no more is read.
  std::optional<LeftOutRow> next_orphan();

private:
  struct Entry {
    std::uint64_t hash;
    std::uint64_t offset;
    std::uint32_t line;
    std::uint32_t length;
  };

  bool resolve_header(std::vector<source::Diagnostic>& diagnostics);
  bool index_rows(std::vector<source::Diagnostic>& diagnostics);
  void add_to_index(TableRow const& row);
  /// The row's key as the main table would have it; empty when it cannot be read.
  std::string key_of(TableRow const& row, std::vector<source::Diagnostic>& diagnostics) const;
  std::size_t first_with(std::uint64_t hash) const;
  TableRow const* load(Entry const& entry);
  void gather_orphans();
  bool take_row(std::string_view key, Entry const& entry, value::ListDatum& rows, std::vector<std::uint64_t>& lines,
                std::vector<source::Diagnostic>& diagnostics, bool& is_good);
  source::DataPlace place_of_row_key(std::uint64_t line) const;
  value::Datum as_nested_record(value::ListDatum rows, std::vector<std::uint64_t> const& lines,
                                std::vector<source::Diagnostic>& diagnostics, bool& is_good) const;

  Schema const& schema_;
  FieldSchema const& list_;
  FieldSchema const& parent_key_;
  RecordSchema const& row_type_;
  std::unique_ptr<TableFile> file_;
  Table table_;
  std::size_t key_column_ = 0;
  KeyHash hash_;
  std::vector<Entry> index_;    ///< by hash, then by offset
  std::vector<bool> used_;      ///< whether a record has asked for the entry
  std::vector<Entry> orphans_;  ///< rows whose key could not be read; after the last record all rows of nobody
  std::optional<std::size_t> num_orphans_given_;  ///< of orphans_, once it holds all of them
  bool is_usable_ = false;
  bool has_changed_ = false;
};

}  // namespace timbang::records
