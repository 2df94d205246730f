#include "engine/evaluate/interpret.h"

#include <algorithm>
#include <utility>

#include "engine/evaluate/aggregate_parts.h"
#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

Interpreter::Interpreter(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
                         EvaluationContext const& context, TraceRecorder* trace)
    : program_(program),
      assessment_id_(assessment),
      assessment_(program[assessment]),
      context_(context),
      trace_(trace),
      law_date_(value::Value(context.law_date)),
      scopes_(program, Scope{program[assessment].subject, &subject, std::nullopt, std::nullopt}, context.collections) {
  if (context_.hides_others) scopes_.hide(assessment_.subject);
  law_date_ = law_date();
}

Interpreter::Interpreter(ir::Program const& program, ir::Assessment const& alone, value::RecordDatum const& record,
                         EvaluationContext const& context)
    : program_(program),
      assessment_id_(),
      assessment_(alone),
      context_(context),
      trace_(nullptr),
      law_date_(value::Value(context.law_date)),
      scopes_(program, Scope{alone.subject, &record, std::nullopt, std::nullopt}, context.collections) {}

value::Outcome Interpreter::condition(ir::NodeId id) {
  Frame frame;
  FrameGuard const guard(*this, frame, scopes_);
  return bounded(evaluate(id), id.index);
}

void Interpreter::note_missing(value::MissingSet const& set) { frame_->reads = value::unite(frame_->reads, set); }

value::MissingId Interpreter::note_missing(MissingDatum datum) {
  auto const id = missing_.add(std::move(datum));
  note_missing(value::MissingSet{id});
  return id;
}

void Interpreter::note_operand(TraceReads* reads, TraceOperand operand) {
  if (reads == nullptr) return;
  auto const is_known = std::any_of(reads->operands.begin(), reads->operands.end(), [&](TraceOperand const& other) {
    return other.name == operand.name && other.law == operand.law;
  });
  if (!is_known) reads->operands.push_back(std::move(operand));
}

TraceReads* Interpreter::reads_at(ir::ScopeDepth depth) {
  if (reads_ == nullptr) return nullptr;
  auto const first_row = scopes_.size() - row_reads_.size();
  return depth < first_row ? reads_ : row_reads_.at(depth - first_row);
}

TraceReads* Interpreter::innermost_reads() {
  return reads_ != nullptr && !row_reads_.empty() ? row_reads_.back() : reads_;
}

std::size_t Interpreter::num_values(value::Type const& type) const { return num_values_of(program_, type); }

value::Outcome Interpreter::everything(value::Type const& type, value::MissingSet causes, bool may_not_apply) const {
  return value::Unknown{value::everything(type.kind, num_values(type)), std::move(causes), may_not_apply};
}

Interpreter::Key Interpreter::key_of(std::uint16_t index, ScopeStack const& scopes) const {
  if (scopes.size() == 1) return {index, nullptr, {}, law_};
  auto const& element = scopes.at(1);
  return {index, element.record, element.record == nullptr ? scopes.element_name(1, NameStyle::rules) : std::string(),
          law_};
}

Decision interpret(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
                   EvaluationContext const& context, TraceRecorder* trace) {
  return Interpreter(program, assessment, subject, context, trace).decide();
}

}  // namespace timbang::evaluate
