// What the guards of a rule's exceptions say together: which exception is active, and which takes the rule's place.
// Made by the interpreter, read by its reasons. The order in which exceptions are written never matters here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// By index of the exception; every guard is evaluated, whatever the others gave.
struct ExceptionGuards {
  std::vector<value::Outcome> holds;   ///< the guard itself
  std::vector<value::Outcome> active;  ///< the guard, and no exception to it is active
  std::vector<value::Outcome>
      decides;  ///< its formula, or one of an exception to it, takes the place of what it excepts
};

/// Fills `active` and `decides` from `holds`.
void combine_guards(ir::ExceptionTree const& tree, ExceptionGuards& guards);

/// The requirement is satisfied by an exception without formula, whatever its own condition says.
value::Outcome satisfied_by_exception(ir::ExceptionTree const& tree, ExceptionGuards const& guards);

/// The exception without formula that certainly satisfies the requirement; of several the first by name.
std::optional<std::uint16_t> satisfying_exception(ir::ExceptionTree const& tree, ExceptionGuards const& guards);

/// The exception whose formula certainly takes the place of the rule's own, the deepest; of several the first by name.
std::optional<std::uint16_t> deciding_exception(ir::ExceptionTree const& tree, ExceptionGuards const& guards);

/// Name, else label, else `#2`.
std::string exception_title(ir::ExceptionTree const& tree, std::uint16_t index);

/// The exceptions directly to the row of a table; with an empty row, to the rule or the table as a whole.
std::vector<std::uint16_t> roots_of(ir::ExceptionTree const& tree, std::string const& row);

std::vector<std::uint16_t> sorted_by_name(ir::ExceptionTree const& tree, std::vector<std::uint16_t> indices);

}  // namespace timbang::evaluate
