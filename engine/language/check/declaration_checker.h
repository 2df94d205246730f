// Regulations, units, choices and parameters: from the syntax tree into the tables of the program.
// Every name has been declared before (check.cpp), so that order and files do not matter.
#pragma once

#include "engine/language/check/check_state.h"

namespace timbang::language {

void check_regulation(CheckState& state, CheckedModule const& module, ast::Regulation const& tree, ir::RegulationId id);
void check_choice(CheckState& state, CheckedModule const& module, ast::Choice const& tree, ir::EnumerationId id);
/// Needs all choices.
void check_parameter(CheckState& state, CheckedModule const& module, ast::Parameter const& tree, ir::ParameterId id);

/// Digits and range stated with a type, for a number of that type; others are refused.
struct Refinement {
  std::optional<std::uint32_t> decimals;
  value::Interval<value::Rational> range;
};
Refinement check_refinement(CheckState& state, CheckedModule const& module, ast::TypeReference const& tree,
                            value::Type type);

}  // namespace timbang::language
