// What every table must have before its rows are read: a header that names each column once.
// Used by the record source of tables and by child tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/records/schema.h"
#include "engine/records/table.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// Says so when two columns have one name: false.
bool check_names(Table const& table, std::vector<source::Diagnostic>& diagnostics);

/// Finds the columns of `record` and the one that holds `key` (a field of `record`, or of the record that owns the
/// rows). False, with the reason, when the key has no column or a field could be either of two.
bool resolve_table(Schema const& schema, RecordSchema const& record, FieldSchema const* key, Table& table,
                   std::optional<std::size_t>& key_column, std::vector<source::Diagnostic>& diagnostics);

/// Says which fields of `record` have no column, lists and nested records aside, as far as they matter. False, with the
/// reason, when one of them must be filled.
bool check_missing_columns(Schema const& schema, RecordSchema const& record, Table const& table,
                           std::vector<source::Diagnostic>& diagnostics);

/// One warning that names all columns which belong to no field.
void report_undeclared_columns(Table const& table, std::vector<source::Diagnostic>& diagnostics);

}  // namespace timbang::records
