// What the examples of rule files should reach, and how often they did: rules, exceptions, rows of tables, and both sides
// of every condition. Used by test coverage alone.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/evaluate/coverage.h"
#include "engine/ir/program.h"
#include "engine/source/source_file.h"

namespace timbang::session {

enum class GoalKind : std::uint8_t {
  rule,       ///< a version of a formula, requirement or indicator was computed
  exception,  ///< the guard of an exception held
  row,        ///< a row of a table matched
  holds,      ///< a condition held
  fails,      ///< it did not
};

/// A goal stands for a stretch of text: however many programs a package is part of, it is one.
struct GoalKey {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  GoalKind kind = GoalKind::rule;
  auto operator<=>(GoalKey const&) const = default;
};

struct Goal {
  std::string name;                  ///< of the rule or exception; empty for rows and conditions
  std::uint64_t hits = 0;            ///< of conditions: how often it came out so
  std::optional<GoalKey> rule = {};  ///< of what stands in a rule: the rule's own goal
  std::string assessment = {};       ///< in which it stands
  std::string part = {};             ///< the rule or table in which it stands; may be empty
  bool is_waived = false;            ///< not reached, and somebody answers for that
};

using Goals = std::map<GoalKey, Goal>;

/// Adds the goals of the program that lie in the file, with what was counted. Conditions of rows, of data checks and of
/// norms are none: a row matches or not, and an example that breaks the others fails.
void add_goals(ir::Program const& program, evaluate::Coverage const& coverage, source::FileId file, Goals& goals);

}  // namespace timbang::session
