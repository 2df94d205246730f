// Fields that lead to records of another collection: `kunci Pegawai`, and `daftar Pegawai melalui jabatan`.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// What the member is written as; a list only where it is one.
ir::Relation relation_of(ast::Member const& member);

/// An inverse list holds nothing of its own: it has no column, and is complete for the data given.
void check_inverse_clauses(CheckState& state, ast::Member const& member, ir::Field const& field);

/// Keys that are referred to, and the way back from them. `record` is on its way into the program; needs the fields of all.
void check_relations(CheckState& state, ast::Record const& tree, ir::RecordTypeId id, ir::RecordType& record);

}  // namespace timbang::language
