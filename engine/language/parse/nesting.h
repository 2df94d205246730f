// How deep a formula nests, counted token by token: brackets, and operators that hold formulas without them.
// Used by the scanner, so that the generated parser, which calls itself for every level and also looks ahead through
// them, never meets more. Knows no more of the grammar than where an operator's operands end.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/language/parse/token.h"

namespace timbang::language {

class Nesting {
public:
  /// Takes the next token; the number of levels that are open with it.
  std::size_t add(TokenKind kind);

private:
  /// What is open: a bracket; a list operator up to its `dari`; `masa sejak` up to its `pada`; `persentase` up to its
  /// `terhadap`; `masa gabungan` up to its `dari`, and from there, as a count of working days, up to its
  /// `sampai dengan`; and what the last three hold
  /// against, which ends where another operand or clause begins.
  enum class Level : std::uint8_t { bracket, list, since, percentage, periods, first_day, last_operand };

  void close_bracket();
  void end_last_operands();
  void pass_from();
  void end_first_operand(Level operation);
  void end_operators();

  std::vector<Level> open_;
};

}  // namespace timbang::language
