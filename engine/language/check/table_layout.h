// What all tables of a rule file have in common: columns that can be counted, cells that hold a single name.
#pragma once

#include <optional>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// The one bare name in the cell, if that is all it holds.
std::optional<ast::Name> bare_name(ast::Cell const& cell);
/// The path in the cell, if that is all it holds.
std::optional<ast::Path> bare_path(ast::Cell const& cell);

/// Reports rows whose number of cells differs from the header's, or whose `||` is missing, doubled or elsewhere.
/// Returns whether all rows can be used.
bool check_column_counts(CheckState& state, ast::Rows const& rows, bool wants_double_bar);

/// What is written in place of a word that only the examples have, where a value of the type is wanted; empty for other cells.
std::optional<source::Argument> remedy_for_word(CheckState const& state, ast::Cell const& cell, value::Type type);

/// Reports a cell that holds no value, with what is written there instead.
void report_unfit(CheckState& state, ast::Cell const& cell, value::Type type);

}  // namespace timbang::language
