#include "engine/records/csv_table.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/table_header.h"

namespace timbang::records {

namespace {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

constexpr std::size_t window_bytes = 16 * 1024;

}  // namespace

// ---- A row -----------------------------------------------------------------------------------------------------------

bool CsvRow::check_shape(std::vector<Diagnostic>& diagnostics) const {
  auto where = place();
  auto const& problem = record_.problem;
  if (problem) {
    if (problem->cell && *problem->cell < table_.header.size()) where.column = table_.header.name(*problem->cell);
    if (problem->cell && has(*problem->cell)) where.cell = record_.cells[*problem->cell];
    diagnostics.push_back({problem->code, data_place(where), problem->arguments, {}, {}});
    return false;
  }
  auto const num_cells = record_.cells.size();
  auto const num_columns = table_.header.size();
  if (num_cells == num_columns) return true;
  auto const code = num_cells > num_columns ? DiagnosticCode::row_has_more_cells : DiagnosticCode::row_has_fewer_cells;
  // Splitting stops after max_columns cells, so the count may be a lower bound; the header is shorter anyway.
  diagnostics.push_back({code, data_place(where), {std::to_string(num_cells), std::to_string(num_columns)}, {}, {}});
  return false;
}

bool CsvRow::is_cut() const { return record_.problem && record_.problem->code == DiagnosticCode::record_too_long; }

bool CsvRow::is_empty(std::size_t column) const { return trim(record_.cells[column]).empty(); }

CellPlace CsvRow::place_of(std::size_t column) const {
  return {table_.path, record_.line, table_.header.name(column), record_.cells[column]};
}

value::Datum CsvRow::read(FieldSchema const& field, std::size_t column, CellReport& report) const {
  return read_cell(field, record_.cells[column], table_.sign, report);
}

// ---- The file --------------------------------------------------------------------------------------------------------

CsvTable::CsvTable(std::unique_ptr<InputFile> input) : input_(std::move(input)), reader_(*input_->bytes) {
  // Opened at once, so that rows are read again from the file that was there at the beginning.
  if (input_->is_regular) descriptor_ = ::open(input_->path.c_str(), O_RDONLY | O_CLOEXEC);
}

CsvTable::~CsvTable() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

/// A quote that never closes swallows people without a trace, so it is looked for before the first one is read. A pipe
/// cannot be read twice; there it is found at the end.
std::optional<Diagnostic> CsvTable::find_problem() {
  if (!input_->is_regular) return std::nullopt;
  std::ifstream file(input_->path, std::ios::binary);
  ByteReader bytes(file);
  CsvReader reader(bytes);
  auto status = reader.read_header();
  auto const header = status == CsvStatus::record ? Header(reader.record().cells) : Header();
  while (status == CsvStatus::record) status = reader.skip();
  return status_diagnostic(status, reader, header, bytes.offset());
}

/// What is wrong with a header line as a line; the names are looked at afterwards.
std::optional<Diagnostic> CsvTable::header_problem() const {
  auto const& record = reader_.record();
  auto const place = data_place({input_->path, record.line, {}, record.raw});
  if (record.problem) return Diagnostic{record.problem->code, place, record.problem->arguments, {}, {}};
  if (record.cells.size() <= max_columns) return std::nullopt;
  return Diagnostic{DiagnosticCode::too_many_columns, place, {source::grouped(max_columns)}, {}, {}};
}

bool CsvTable::read_header(Table& table, std::vector<Diagnostic>& diagnostics) {
  table_ = &table;
  table.path = input_->path;
  status_ = reader_.read_header();
  auto problem = status_diagnostic(status_, reader_, table.header, 0);
  if (!problem && status_ == CsvStatus::end) {
    problem = Diagnostic{DiagnosticCode::record_file_empty, DataPlace{table.path, 1, {}, {}}, {}, {}, {}};
  }
  if (!problem) problem = header_problem();
  if (problem) {
    diagnostics.push_back(std::move(*problem));
    return false;
  }
  table.header = Header(reader_.record().cells);
  table.header_line = reader_.record().line;
  table.sign = reader_.separator() == ';' ? DecimalSign::comma : DecimalSign::point;
  row_.emplace(table, reader_.record());
  loaded_row_.emplace(table, loaded_);
  return check_names(table, diagnostics);
}

TableRow const* CsvTable::next() {
  status_ = reader_.next();
  return status_ == CsvStatus::record ? &*row_ : nullptr;
}

std::optional<Diagnostic> CsvTable::end_problem() const {
  return status_diagnostic(status_, reader_, table_->header, input_->bytes->offset());
}

/// The diagnostic for an input that ended inside quotes or broke. `header` names the column in which the quote opens.
std::optional<Diagnostic> CsvTable::status_diagnostic(CsvStatus status, CsvReader const& reader, Header const& header,
                                                      std::uint64_t num_bytes_read) const {
  if (status == CsvStatus::unclosed_quote) {
    auto const cell = reader.quote_cell();
    auto const column = cell && *cell < header.size() ? header.name(*cell) : std::string();
    auto const place = data_place({input_->path, reader.quote_line(), column, {}});
    return Diagnostic{DiagnosticCode::quote_not_closed, place, {}, {}, {}};
  }
  if (status == CsvStatus::read_failed) {
    DataPlace const place{input_->path, 0, {}, {}};
    return Diagnostic{DiagnosticCode::record_file_read_failed, place, {source::grouped(num_bytes_read)}, {}, {}};
  }
  return std::nullopt;
}

RowPosition CsvTable::position() const {
  auto const& record = reader_.record();
  return {record.offset, record.line, static_cast<std::uint32_t>(record.raw.size())};
}

/// The row's bytes; empty when the file has become shorter. Rows of one person mostly stand together, and people mostly
/// come in the same order in both files, so some more is read at once.
std::string_view CsvTable::bytes_at(RowPosition const& position) {
  auto const is_there = position.offset >= window_offset_ && position.offset - window_offset_ <= window_.size() &&
                        window_.size() - (position.offset - window_offset_) >= position.length;
  if (is_there) return std::string_view(window_).substr(position.offset - window_offset_, position.length);
  window_offset_ = position.offset;
  window_.resize(std::max<std::size_t>(position.length, window_bytes));
  std::size_t num_read = 0;
  while (num_read < window_.size()) {
    auto const got = ::pread(descriptor_, window_.data() + num_read, window_.size() - num_read,
                             static_cast<off_t>(position.offset + num_read));
    if (got <= 0) break;
    num_read += static_cast<std::size_t>(got);
  }
  window_.resize(num_read);
  return num_read < position.length ? std::string_view() : std::string_view(window_).substr(0, position.length);
}

TableRow const* CsvTable::load(RowPosition const& position) {
  loaded_.line = position.line;
  loaded_.offset = position.offset;
  loaded_.raw = bytes_at(position);
  if (loaded_.raw.empty()) return nullptr;
  loaded_.problem = split_cells(loaded_.raw, reader_.separator(), position.offset, loaded_.cells, scratch_);
  return &*loaded_row_;
}

}  // namespace timbang::records
