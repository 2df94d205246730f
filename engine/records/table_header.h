// What every table must have before its rows are read: a header that names each column once.
// Used by the CSV record source and by child tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/records/columns.h"
#include "engine/records/csv_reader.h"
#include "engine/records/row.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// Reads the header of the file `table.path` into `table`, with the decimal sign that goes with its separator.
/// Refuses an empty file, an unclosed quote, too many columns, and two of one name: false, and the reason in
/// `diagnostics`.
bool read_header(CsvReader& reader, Table& table, std::vector<source::Diagnostic>& diagnostics);

/// Finds the columns of `record` and the one that holds `key` (a field of `record`, or of the record that owns the
/// rows). False, with the reason, when the key has no column or a field could be either of two.
bool resolve_table(Schema const& schema, RecordSchema const& record, FieldSchema const* key, std::uint64_t header_line,
                   Table& table, std::optional<std::size_t>& key_column, std::vector<source::Diagnostic>& diagnostics);

/// Says which fields of `record` have no column, lists and nested records aside, as far as they matter. False, with the
/// reason, when one of them must be filled.
bool check_missing_columns(Schema const& schema, RecordSchema const& record, Table const& table,
                           std::uint64_t header_line, std::vector<source::Diagnostic>& diagnostics);

/// One warning that names all columns which belong to no field.
void report_undeclared_columns(Table const& table, std::uint64_t header_line,
                               std::vector<source::Diagnostic>& diagnostics);

/// The diagnostic for an input that ended inside quotes or broke; empty for `record` and `end`. `header` names the column
/// in which the quote opens.
std::optional<source::Diagnostic> status_diagnostic(CsvStatus status, CsvReader const& reader, std::string const& path,
                                                    Header const& header, std::uint64_t num_bytes_read);

}  // namespace timbang::records
