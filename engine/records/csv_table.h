// A CSV file as a table. Made by open_records for the main file, which may be a pipe, and by open_child_table.
// Holds one row; a row that is read again is read from the file, which must not change meanwhile.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/records/csv_reader.h"
#include "engine/records/input_file.h"
#include "engine/records/table_file.h"

namespace timbang::records {

class CsvRow : public TableRow {
public:
  CsvRow(Table const& table, CsvRecord const& record) : table_(table), record_(record) {}

  std::uint64_t line() const override { return record_.line; }
  std::string raw() const override { return std::string(record_.raw); }
  CellPlace place() const override { return {table_.path, record_.line, {}, record_.raw}; }
  bool check_shape(std::vector<source::Diagnostic>& diagnostics) const override;
  bool is_cut() const override;
  bool has(std::size_t column) const override { return column < record_.cells.size(); }
  bool is_empty(std::size_t column) const override;
  CellPlace place_of(std::size_t column) const override;
  value::Datum read(FieldSchema const& field, std::size_t column, CellReport& report) const override;

private:
  Table const& table_;
  CsvRecord const& record_;
};

class CsvTable : public TableFile {
public:
  explicit CsvTable(std::unique_ptr<InputFile> input);
  ~CsvTable() override;
  CsvTable(CsvTable const&) = delete;
  CsvTable& operator=(CsvTable const&) = delete;

  /// Looks for a quote that never closes.
  std::optional<source::Diagnostic> find_problem() override;
  bool read_header(Table& table, std::vector<source::Diagnostic>& diagnostics) override;
  TableRow const* next() override;
  std::optional<source::Diagnostic> end_problem() const override;
  RowPosition position() const override;
  TableRow const* load(RowPosition const& position) override;

private:
  std::optional<source::Diagnostic> status_diagnostic(CsvStatus status, CsvReader const& reader, Header const& header,
                                                      std::uint64_t num_bytes_read) const;
  std::optional<source::Diagnostic> header_problem() const;
  std::string_view bytes_at(RowPosition const& position);

  std::unique_ptr<InputFile> input_;
  CsvReader reader_;
  CsvStatus status_ = CsvStatus::record;
  Table* table_ = nullptr;
  std::optional<CsvRow> row_;
  // The row that `load` read last, in the bytes that were read last.
  int descriptor_ = -1;
  std::string window_;
  std::uint64_t window_offset_ = 0;
  std::string scratch_;
  CsvRecord loaded_;
  std::optional<CsvRow> loaded_row_;
};

}  // namespace timbang::records
