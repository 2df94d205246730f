// Ranks all members of a population at once, each cohort by itself. The order in which members come never matters.
// Used by session; needs what a member gives once, and then memory for its place alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/place.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// One cohort as a whole, for reports.
struct Cohort {
  std::string name;
  std::vector<std::size_t> ranked;  ///< the best first; those who are equal in the order given
  std::vector<std::size_t> open;    ///< whose place is not known
  bool is_refused = false;          ///< nobody is ranked
};

struct RankedPopulation {
  std::vector<Place> places;                ///< beside the members given
  std::vector<Cohort> cohorts;              ///< by name
  std::vector<std::size_t> without_cohort;  ///< whose place is open, and of whom not even the cohort is known
  std::uint64_t num_rejected = 0;
};

/// `ranking` is an assessment with a ranking. `num_rejected` records could not be read: they may belong anywhere, so unless
/// the ranking sets such members apart every cohort is refused.
RankedPopulation rank(ir::Program const& program, ir::AssessmentId ranking,
                      std::vector<value::RecordDatum const*> const& members, std::uint64_t num_rejected,
                      EvaluationContext const& context);

}  // namespace timbang::evaluate
