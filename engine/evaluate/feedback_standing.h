// How the groups of raters stand in a feedback: how many raters, whether they are enough, what they gave, and what of it may be
// told. Made by the interpreter, read by the explainer. Never holds what a single rater answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// Why the mean of a group is not told.
enum class MeanSecrecy : std::uint8_t {
  told,
  small_group,   ///< its answers are confidential, and they are too few
  other_groups,  ///< with the total it would give away the mean of a small group
  none,          ///< there is none: no rater, or one whose answer has no value
};

struct RaterGroupStanding {
  value::Outcome applies = value::Value(true);
  value::Outcome number = value::Value(value::Rational(0));  ///< of raters; of rows where the group does not count
  value::Outcome minimum = value::Value(value::Rational(1));
  value::Outcome is_enough = value::Value(false);
  value::Outcome weight = value::NotApplicable{};
  value::Outcome counts = value::Value(false);  ///< in the mean of the groups
  MeanSecrecy secrecy = MeanSecrecy::none;
  std::optional<value::Outcome> mean;       ///< of the raters; only where it is told
  std::optional<ir::MissingPolicy> policy;  ///< what took effect for want of raters
};

struct FeedbackStanding {
  ir::NodeId node;
  std::string list;
  std::string source;   ///< the source's name for the list
  bool is_told = true;  ///< false: there is no row, and nobody has said that there is none
  std::size_t num_rows = 0;
  std::size_t num_passing = 0;             ///< that certainly pass the filter
  std::size_t num_left_out = 0;            ///< that certainly do not
  std::vector<RaterGroupStanding> groups;  ///< beside those of ir::Feedback
};

}  // namespace timbang::evaluate
