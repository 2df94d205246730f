// Indicators: which clauses are needed, what target and realisation are measured in, the formula that makes points of them.
// Used by assessment_checker.
#pragma once

#include <optional>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/weight_check.h"

namespace timbang::language {

/// Points: the unit `poin` that the package sees; reported and empty when there is none.
std::optional<value::Type> points_type(CheckState& state, CheckedModule const& module, source::Span where);

/// The weight and its days, whatever is wrong with the rest; reported and empty when one of them is wrong or written twice.
std::optional<NamedWeight> check_indicator_weight(CheckState& state, ast::Indicator const& tree,
                                                  ExpressionChecker& expressions);

/// The body of the indicator; reported and empty when it cannot be used. `weight` is what check_indicator_weight found, and
/// `expressions` sees the subject and its rules.
std::optional<ir::Indicator> check_indicator(CheckState& state, CheckedModule const& module, ast::Indicator const& tree,
                                             value::Type points, std::optional<NamedWeight> const& weight,
                                             ExpressionChecker& expressions);

}  // namespace timbang::language
