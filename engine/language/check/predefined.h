// What the names mean that the language itself gives: types, formulas of indicators, special columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ir/program.h"
#include "engine/language/parse/predefined_name.h"
#include "engine/source/language.h"
#include "engine/value/type.h"

namespace timbang::language {

/// `bilangan` / `number`, `persen` / `percent`, …; empty when it is none of them.
std::optional<value::Type> predefined_type(std::string_view name, source::Language language);
std::vector<std::string> predefined_type_names(source::Language language);

bool is_evaluation_date(std::string_view name, source::Language language);

/// The formula of an indicator that has a name: `normal`, `khusus` (special), `terbalik` (inverse).
std::optional<ir::IndicatorFormula> named_formula(std::string_view name, source::Language language);

}  // namespace timbang::language
