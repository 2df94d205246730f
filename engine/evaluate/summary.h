// Puts the members of a population together by groups: the counts, sums and shares of a `rekap`. The order in which members
// come never matters. Used by session.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// One line of the summary.
struct SummaryLine {
  std::string name;  ///< the day, if there are several, and the values of the group: `2021-05-24 / jpt_pratama`
  value::RecordDatum subject;  ///< of the summary's own record type; in the line of all members without values
  value::Date day;             ///< the evaluation date
  bool is_total = false;       ///< all members of the day
  Decision decision;           ///< the columns
  TraceRecorder trace;         ///< when it is asked for
};

/// `summary` is an assessment with a summary. Lines stand by day, then by the values of the group as these are ordered; then
/// members whose group is not known in lines of their own, then all members together. A member of whom it is open whether it
/// belongs to a group, and each of `num_rejected` records that could not be used, leaves open what it could change.
std::vector<SummaryLine> summarise(ir::Program const& program, ir::AssessmentId summary,
                                   std::vector<value::RecordDatum const*> const& members, std::uint64_t num_rejected,
                                   EvaluationContext const& context, bool with_trace = false);

}  // namespace timbang::evaluate
