// Indicators: which clauses are needed, what target and realisation are measured in, the formula that makes points of them.
// Used by assessment_checker.
#pragma once

#include <optional>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

/// Points: the unit `poin` that the package sees; reported and empty when there is none.
std::optional<value::Type> points_type(CheckState& state, CheckedModule const& module, source::Span where);

/// The body of the indicator; reported and empty when it cannot be used. `expressions` sees the subject and its rules.
std::optional<ir::Indicator> check_indicator(CheckState& state, CheckedModule const& module, ast::Indicator const& tree,
                                             value::Type points, ExpressionChecker& expressions);

}  // namespace timbang::language
