// The rows of a list (or of a nested record) in a CSV file of their own, found by the key of the record that has them.
// Made by open_records for `--records LIST=FILE`; used by the CSV record source. Keeps 24 bytes a row (twice for rows of
// nobody), not the rows: they are read again from the file, which must not change meanwhile.
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

namespace timbang::records {

class ChildTable {
public:
  /// `list` is a list or record field of the subject, `parent_key` the subject's key field. Reads the whole file once.
  /// What makes it unusable goes to `diagnostics` as errors, missing columns as warnings.
  ChildTable(Schema const& schema, FieldSchema const& list, FieldSchema const& parent_key, std::string path,
             std::vector<source::Diagnostic>& diagnostics);
  ~ChildTable();
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

  bool open_file(std::vector<source::Diagnostic>& diagnostics);
  bool build(std::vector<source::Diagnostic>& diagnostics);
  bool resolve_header(CsvReader& reader, std::vector<source::Diagnostic>& diagnostics);
  bool index_rows(CsvReader& reader, ByteReader const& bytes, std::vector<source::Diagnostic>& diagnostics);
  void add_to_index(CsvRecord const& row);
  /// The row's key as the main file would have it; empty when it cannot be read.
  std::string key_of(CsvRecord const& row, std::vector<source::Diagnostic>& diagnostics) const;
  std::size_t first_with(std::uint64_t hash) const;
  std::string_view bytes_of(Entry const& entry);
  bool load(Entry const& entry);
  void gather_orphans();
  bool take_row(std::string_view key, Entry const& entry, value::ListDatum& rows, std::vector<std::uint64_t>& lines,
                std::vector<source::Diagnostic>& diagnostics, bool& is_good);
  source::DataPlace place_of_line(std::uint64_t line) const;
  source::DataPlace place_of_row_key(std::uint64_t line) const;
  value::Datum as_nested_record(value::ListDatum rows, std::vector<std::uint64_t> const& lines,
                                std::vector<source::Diagnostic>& diagnostics, bool& is_good) const;

  Schema const& schema_;
  FieldSchema const& list_;
  FieldSchema const& parent_key_;
  RecordSchema const& row_type_;
  Table table_;
  std::size_t key_column_ = 0;
  char separator_ = ',';
  KeyHash hash_;
  std::vector<Entry> index_;    ///< by hash, then by offset
  std::vector<bool> used_;      ///< whether a record has asked for the entry
  std::vector<Entry> orphans_;  ///< rows whose key could not be read; after the last record all rows of nobody
  std::optional<std::size_t> num_orphans_given_;  ///< of orphans_, once it holds all of them
  int descriptor_ = -1;
  bool is_usable_ = false;
  bool has_changed_ = false;
  // The row that `load` read last, in the bytes that were read last.
  std::string window_;
  std::uint64_t window_offset_ = 0;
  std::string scratch_;
  CsvRecord row_;
};

}  // namespace timbang::records
