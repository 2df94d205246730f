// Where a member stands in a ranking. Made by ranking.cpp for all members at once; read by the interpreter as the results
// that a ranking adds to an assessment, and told by explain.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/value/outcome.h"

namespace timbang::evaluate {

enum class PlaceState : std::uint8_t {
  ranked,
  set_apart,    ///< its own place is open, and the ranking lists such members apart
  refused,      ///< the place of some member of the cohort is open, its own or another
  not_a_member  ///< the ranking is not about it
};

enum class Selected : std::uint8_t { yes, no, referred };

/// How a member compares by one criterion with those who are equal to it in all criteria before.
struct CriterionStanding {
  value::Outcome value;
  std::uint64_t num_ahead = 0;
  std::uint64_t num_equal = 0;  ///< without itself
  std::uint64_t num_behind = 0;
};

struct Place {
  PlaceState state = PlaceState::ranked;
  std::string cohort;             ///< among whom: the values of `per`, or the name of the ranking
  std::uint64_t cohort_size = 0;  ///< how many are ranked there
  std::uint64_t num_open = 0;  ///< how many have an open place there, and so are set apart or keep it from being ranked
  std::uint64_t rank = 0;      ///< from 1; those who are equal share it
  std::uint64_t num_equal = 0;  ///< that share the rank, without itself
  Selected selected = Selected::no;
  value::Outcome num_taken = value::NotApplicable{};  ///< how many are, where some are
  bool is_beyond_cut = false;                         ///< taken only because it is tied with somebody within the cut
  /// As far as they were needed to tell it from others; of a member whose place is open, up to the one that is not known.
  std::vector<CriterionStanding> criteria;
  bool is_open = false;  ///< its own place is not known
};

}  // namespace timbang::evaluate
