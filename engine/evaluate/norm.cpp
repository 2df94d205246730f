#include "engine/evaluate/norm.h"

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

namespace {

value::Outcome kept(Interpreter& interpreter, ir::Norm const& norm) {
  auto const must = interpreter.condition(norm.must);
  if (!norm.when) return must;
  return value::logical_or(value::logical_not(interpreter.condition(*norm.when)), must);
}

}  // namespace

value::Outcome ask(ir::Program const& program, ir::Norm const& norm, value::RecordDatum const& record,
                   EvaluationContext const& context) {
  if (norm.assessment) {
    Interpreter interpreter(program, *norm.assessment, record, context, nullptr);
    return kept(interpreter, norm);
  }
  ir::Assessment alone;
  alone.name = norm.name;
  alone.subject = norm.subject;
  Interpreter interpreter(program, alone, record, context);
  return kept(interpreter, norm);
}

}  // namespace timbang::evaluate
