// Whether the points of an indicator rise or fall as its realisation rises, as far as the formula shows.
// Used by the indicator checker, which holds it against the direction that is declared.
#pragma once

#include "engine/ir/program.h"

namespace timbang::language {

enum class Trend : std::uint8_t {
  none,     ///< does not read the realisation
  rising,   ///< or level in places
  falling,  ///< likewise
  unknown,
};

/// `measures_are_positive`: target and realisation are never below zero.
Trend trend_of(ir::Program const& program, ir::NodeId formula, bool measures_are_positive);

}  // namespace timbang::language
