// Record types: fields with their clauses, and the checks that hold within one record of the data.
// In steps, since a record may name what stands behind it; check.cpp calls them in this order.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// Needs all choices.
void check_record(CheckState& state, CheckedModule const& module, ast::Record const& tree, ir::RecordTypeId id);
/// What a field says about other fields, of its rows or of its record. Needs all records.
void check_record_rows(CheckState& state, ast::Record const& tree, ir::RecordTypeId id);
/// A record that holds itself, directly or through nested records and lists, would never end. Needs all records.
void check_record_nesting(CheckState& state);
/// `pemeriksaan`. Needs all records and parameters.
void check_data_checks(CheckState& state, CheckedModule const& module, ast::Record const& tree, ir::RecordTypeId id);

}  // namespace timbang::language
