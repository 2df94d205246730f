// Weights of indicators and of groups of raters: written percentages or parameters that total 100 %.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

/// A written percentage or a parameter, never below zero; reported and empty when it is something else.
std::optional<ir::NodeId> check_weight(CheckState& state, ExpressionChecker& expressions,
                                       ast::Expression const& written);

struct NamedWeight {
  std::string name;  ///< of the indicator or group
  ir::NodeId weight;
  ir::Period in_force = {};  ///< on other days it does not count
};
/// Those in force total 100 % on every day on which all of these have one. `what` says in a message whose weights they are.
void check_weights(CheckState& state, std::vector<NamedWeight> const& weights, source::Argument const& what,
                   source::Span where);

}  // namespace timbang::language
