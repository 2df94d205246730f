// Some values of one member of a population, as if each stood in the assessment: what rankings and summaries are made from.
#pragma once

#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

struct MemberValues {
  value::Outcome applies;              ///< whether the assessment does
  std::vector<value::Outcome> values;  ///< beside the nodes asked for; not evaluated where it certainly does not apply
  std::vector<MissingDatum> missing;   ///< to which the causes refer
};

MemberValues member_values(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
                           EvaluationContext const& context, std::vector<ir::NodeId> const& nodes);

}  // namespace timbang::evaluate
