// The answers of raters, put together: first those of one rater, then the raters of a group; also while it is open whose an
// answer is, and whether it counts. Used by the interpreter for `umpan balik`. Never evaluates a formula.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// What a row of the list says.
struct RaterAnswer {
  std::vector<value::Outcome> belongs;  ///< to each group, and counts: yes, no or not known
  std::optional<value::Outcome> rater;  ///< who it is; empty when every row is a rater
  value::Outcome score;
};

struct Raters {
  value::Outcome number;
  value::Outcome mean;  ///< provided that there is a rater; not applicable when there certainly is none
  /// Why it is open which answers belong to the group; empty when that is known.
  value::MissingSet open_causes;
  bool is_open = false;
};

/// The raters of the group at the place.
Raters raters_of(std::vector<RaterAnswer> const& answers, std::size_t group);

}  // namespace timbang::evaluate
