// Where a member stands in a ranking. Made by ranking.cpp for all members at once; read by the interpreter as the results
// that a ranking adds to an assessment.
#pragma once

#include <cstdint>
#include <string>

namespace timbang::evaluate {

enum class PlaceState : std::uint8_t {
  ranked,
  set_apart,    ///< its own place is open, and the ranking lists such members apart
  refused,      ///< the place of some member of the cohort is open, its own or another
  not_a_member  ///< the ranking is not about it
};

enum class Selected : std::uint8_t { yes, no, referred };

struct Place {
  PlaceState state = PlaceState::ranked;
  std::string cohort;             ///< among whom: the values of `per`, or the name of the ranking
  std::uint64_t cohort_size = 0;  ///< how many are ranked there
  std::uint64_t num_apart = 0;    ///< how many are set apart there, or keep it from being ranked
  std::uint64_t rank = 0;         ///< from 1; those who are equal share it
  std::uint64_t num_equal = 0;    ///< that share the rank, with itself
  Selected selected = Selected::no;
};

}  // namespace timbang::evaluate
