#include "engine/evaluate/member_values.h"

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

MemberValues member_values(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
                           EvaluationContext const& context, std::vector<ir::NodeId> const& nodes) {
  return Interpreter(program, assessment, subject, context, nullptr).values_of(nodes);
}

MemberValues Interpreter::values_of(std::vector<ir::NodeId> const& nodes) {
  MemberValues found{applicability(), {}, {}};
  auto const is_out = found.applies.is_false() || found.applies.is_fault();
  for (auto const node : nodes) {
    found.values.push_back(is_out ? value::Outcome(value::NotApplicable{}) : condition(node));
  }
  found.missing = missing_.all();
  return found;
}

}  // namespace timbang::evaluate
