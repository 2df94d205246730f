#include "engine/evaluate/data_check.h"

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

value::Outcome ask(ir::Program const& program, ir::RecordTypeId type, ir::DataCheck const& check,
                   value::RecordDatum const& record, EvaluationContext const& context) {
  ir::Assessment alone;
  alone.name = check.name;
  alone.subject = type;
  return Interpreter(program, alone, record, context).condition(check.condition);
}

}  // namespace timbang::evaluate
