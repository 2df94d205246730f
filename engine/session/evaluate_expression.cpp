#include "engine/session/evaluate_expression.h"

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpret.h"
#include "engine/evaluate/trace.h"
#include "engine/explain/value_text.h"
#include "engine/language/compile.h"
#include "engine/session/last_evaluation.h"
#include "engine/session/reads_dates.h"
#include "engine/session/words.h"

namespace timbang::session {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

/// compile_expression makes one assessment with one rule, which holds the expression.
constexpr ir::AssessmentId the_assessment{0};

/// A step is no result of the decision, but the trace has its value.
value::Outcome outcome_of(ir::Program const& program, ir::RuleId rule, evaluate::EvaluationContext const& dates) {
  evaluate::TraceRecorder trace;
  evaluate::interpret(program, the_assessment, value::RecordDatum{}, dates, &trace);
  auto const* step = last_evaluation(trace, rule);
  if (step == nullptr) throw evaluate::InternalError("an expression was not evaluated");
  return step->outcome;
}

/// An argument of a fault is a bare value; in an expression without data its kind is all of its type.
source::Argument argument_text(ir::Program const& program, value::Value const& argument) {
  value::Type const type{static_cast<value::TypeKind>(argument.index()), {}, false, 0};
  return source::Argument(explain::value_text(program, type, argument, source::Language::indonesian),
                          explain::value_text(program, type, argument, source::Language::english));
}

Diagnostic fault_diagnostic(ir::Program const& program, source::FileId file, value::Fault const& fault) {
  Diagnostic diagnostic{fault.code, source::Span{file, 0, 0}, {}, {}, {}};
  if (fault.origin < program.nodes.size()) diagnostic.place = program.nodes[fault.origin].span;
  for (auto const& argument : fault.arguments) diagnostic.arguments.push_back(argument_text(program, argument));
  return diagnostic;
}

}  // namespace

EvaluatedExpression evaluate_expression(ExpressionRequest const& request) {
  EvaluatedExpression evaluated;
  auto const file =
      evaluated.sources.add(std::string(word(Word::expression_file, request.language)), request.expression);
  source::DiagnosticSink sink;
  auto const program = language::compile_expression(evaluated.sources, file, request.language, sink);
  evaluated.diagnostics = sink.take();
  if (!program) return evaluated;
  if (!request.evaluation_date && reads_dates(*program, the_assessment)) {
    evaluated.needs_date = true;
    evaluated.diagnostics.push_back(Diagnostic{DiagnosticCode::expression_needs_date, source::NoPlace{}, {}, {}, {}});
    return evaluated;
  }
  auto const date = request.evaluation_date.value_or(value::Date());
  auto const rule = (*program)[the_assessment].rules.front();
  auto const outcome = outcome_of(*program, rule, evaluate::EvaluationContext{date, date});
  if (outcome.is_fault()) {
    evaluated.diagnostics.push_back(fault_diagnostic(*program, file, outcome.fault()));
    return evaluated;
  }
  evaluated.text = explain::outcome_text(*program, (*program)[rule].type, outcome, request.language);
  return evaluated;
}

}  // namespace timbang::session
