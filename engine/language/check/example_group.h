// Which row of a summary an example is about: the values of its group, or `-` for the total row.
#pragma once

#include <set>
#include <string>

#include "engine/language/check/check_state.h"

namespace timbang::language {

class ExampleGroup {
public:
  ExampleGroup(CheckState& state, ir::AssessmentId summary) : state_(state), summary_(summary) {}

  /// Takes note that the example names the field; true when it says `-`, and there is nothing to fill in.
  bool name(ast::Path const& path, ast::Cell const& cell, ir::ExampleCase& target);
  /// Reported and false when it is not said which row it is.
  bool check(ir::ExampleCase const& made);

private:
  CheckState& state_;
  ir::AssessmentId summary_;
  std::set<std::string> named_;
};

}  // namespace timbang::language
