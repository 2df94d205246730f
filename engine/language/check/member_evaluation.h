// What rankings and summaries are made from, and what of them stands in that evaluation.
#pragma once

#include <optional>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// The evaluation of that name, with results. Reported and empty when there is none; without a word when messages about it
/// have said enough.
std::optional<ir::AssessmentId> find_base(CheckState& state, CheckedModule const& module, ast::Path const& name,
                                          source::Argument const& what);

/// False, and reported, for the name of a ranking or summary. `what` is what cannot be made for it.
bool check_is_evaluation(CheckState& state, ir::AssessmentId id, ast::Path const& name, source::Argument const& what);

/// `per kelompok`: a value of a member, and what it is called.
struct Grouping {
  ir::NodeId value;
  ast::Name name;
};
/// Reported and empty when one is wrong.
std::optional<std::vector<Grouping>> check_groups(CheckState& state, CheckedModule const& module, ir::AssessmentId base,
                                                  std::vector<ast::Path> const& paths);

/// The nodes of rankings and summaries that are evaluated for a record as if they stood in its evaluation.
std::vector<ir::NodeId> nodes_of_members(ir::Program const& program, ir::AssessmentId base);

}  // namespace timbang::language
