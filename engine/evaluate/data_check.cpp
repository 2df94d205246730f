#include "engine/evaluate/data_check.h"

#include <variant>

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

bool is_violated(ir::Program const& program, ir::RecordTypeId type, ir::DataCheck const& check,
                 value::RecordDatum const& record, EvaluationContext const& context) {
  ir::Assessment alone;
  alone.subject = type;
  auto const outcome = Interpreter(program, alone, record, context).condition(check.condition);
  return outcome.is_known() && !std::get<bool>(outcome.value());
}

}  // namespace timbang::evaluate
