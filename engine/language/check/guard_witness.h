// An example for which some conditions hold and others do not. Understands comparisons of data and named values with constants,
// joined in any way; used by exception_clash.
#pragma once

#include <optional>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// What the conditions see.
struct WitnessScope {
  std::vector<ir::RecordTypeId> records;  ///< as the interpreter has them in scope
  std::vector<ir::NodeId> inputs;         ///< of a table, for the conditions of its rows
};

/// In words: "`golongan` = IV dan `masa` = 5 tahun". Empty when there is no example, or when nobody can say.
/// `day` picks the versions of parameters.
std::optional<source::Argument> find_witness(CheckState const& state, WitnessScope const& scope,
                                             std::vector<ir::NodeId> const& holding,
                                             std::vector<ir::NodeId> const& failing, std::optional<value::Date> day);

}  // namespace timbang::language
