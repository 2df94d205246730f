// Decision tables: header, cells, rows; and whether the rows cover every value exactly once.
#pragma once

#include <vector>

#include "engine/language/check/check_state.h"
#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/expression_checker.h"

namespace timbang::language {

struct TableOutputHeader {
  ast::Name const* name = nullptr;
  value::Type type;
  Refinement refinement;
};
/// The results that the header declares; empty when the header cannot be used (reported).
std::vector<TableOutputHeader> table_outputs(CheckState& state, CheckedModule const& module, ast::Rows const& rows);

/// What a cell of a result column says, also where an exception to the table says it.
std::optional<ir::NodeId> check_result_cell(CheckState& state, ExpressionChecker& expressions, ast::Cell const& cell,
                                            value::Type type, ir::HitPolicy policy);

/// Fills inputs and rows of the table, and reports gaps and overlaps between rows.
void check_table(CheckState& state, CheckedModule const& module, ast::Rows const& rows, ir::TableId id,
                 ExpressionChecker& expressions);

}  // namespace timbang::language
