#include "tests/property/trial.h"

#include <algorithm>
#include <exception>
#include <sstream>
#include <utility>

#include "engine/evaluate/interpret.h"
#include "engine/explain/explain.h"
#include "engine/language/compile.h"
#include "engine/report/csv_report.h"
#include "engine/report/jsonl_report.h"
#include "tests/property/decision_text.h"

namespace timbang::property {

using evaluate::Decision;
using evaluate::ResultState;
using value::Outcome;

namespace {

ir::AssessmentId const only{0};

/// What came of a record, and whether something on the way had no value.
struct Decided {
  Decision decision;
  bool met_fault = false;
};

bool has_fault(evaluate::TraceStep const& step) {
  return step.outcome.is_fault() || (step.own && step.own->is_fault());
}

/// Two exceptions to one may disagree, a fault that no step of a trace has.
bool has_rivals(ir::Rule const& rule) {
  auto const* output = std::get_if<ir::TableOutput>(&rule.body);
  if (output != nullptr) return output->exceptions.exceptions.size() > 1;
  auto const* computation = std::get_if<ir::Computation>(&rule.body);
  if (computation == nullptr) return false;
  auto const& exceptions = computation->exceptions.exceptions;
  return std::any_of(exceptions.begin(), exceptions.end(),
                     [](ir::Exception const& exception) { return exception.children.size() > 1; });
}

/// What a later answer may not do to an outcome; empty when it did not. An unknown does not say whether it could be a fault, so
/// what every possible value agrees on is final, and an answer may still make it a fault, or open behind a fault.
std::string objection_to_change(Outcome const& before, Outcome const& after, bool met_fault) {
  if (after.is_fault() || (after.is_unknown() && met_fault)) return "";
  if (before.is_not_applicable()) return after.is_not_applicable() ? "" : "it did not apply, and now does";
  if (before.is_known()) {
    return after.is_known() && before.value() == after.value() ? "" : "it was final, and has changed";
  }
  // A fault stands only until another answer decides.
  if (before.is_fault() || !after.is_known()) return "";
  return value::contains(before.unknown().possible, after.value()) ? ""
                                                                   : "it is a value that was said to be impossible";
}

class Trial {
public:
  Trial(ProgramText const& text, CompiledText const& compiled, Case const& tried)
      : text_(text), sources_(compiled.sources), program_(*compiled.program), tried_(tried) {}

  std::string run(Tally* tally) {
    auto const before = decide(tried_.before);
    auto const after = decide(tried_.after, true);
    auto const full = decide(tried_.full);
    if (!objection_.empty()) return objection_;
    check_policies(before.decision);
    if (!text_.reads_absence) {
      check_change(before, after);
      check_change(before, full);
      check_change(after, full);
      if (!text_.reads_latest && !text_.has_feedback) check_settled(full.decision);
    }
    if (tally != nullptr && objection_.empty()) count(before.decision, full.decision, *tally);
    return objection_;
  }

private:
  /// Telling takes longer than deciding, so it is done for one of the records.
  Decided decide(value::RecordDatum const& record, bool is_told = false) {
    evaluate::TraceRecorder trace;
    auto const with_trace = evaluate::interpret(program_, only, record, tried_.context, &trace);
    auto decision = evaluate::interpret(program_, only, record, tried_.context);
    auto const shown = decision_text(program_, decision);
    auto const shown_with_trace = decision_text(program_, with_trace);
    if (shown != shown_with_trace)
      object("a trace changes the decision\n" + shown + "with trace:\n" + shown_with_trace);
    if (is_told) tell(with_trace, trace);
    auto const met_fault = std::any_of(trace.steps().begin(), trace.steps().end(), has_fault) ||
                           std::any_of(program_.rules.begin(), program_.rules.end(), has_rivals);
    return {std::move(decision), met_fault};
  }

  /// Whatever was decided can be told.
  void tell(Decision const& decision, evaluate::TraceRecorder const& trace) {
    std::string const key = "1234";
    std::string const digest(64, '0');
    explain::ExplanationInput const input{program_, sources_, decision, trace, tried_.context, key, digest};
    if (explain::explain_text(input).empty() || explain::explain_json(input).empty()) object("it is not explained");
    std::ostringstream output;
    report::ReportContext const context{program_, sources_, only, tried_.context, digest};
    report::JsonlReport(context, output).write({key}, decision);
    report::CsvReport(context, output).write({key}, decision);
  }

  void check_policies(Decision const& decision) {
    auto const by_policy = evaluate::indicators_by_policy(decision);
    if (!text_.reads_absence && !text_.has_feedback && !by_policy.empty())
      object("a result is final by policy, and there is no policy");
  }

  void check_change(Decided const& earlier, Decided const& later) {
    auto const& before = earlier.decision;
    auto const& after = later.decision;
    met_fault_ = later.met_fault;
    for (std::size_t i = 0; i < before.results.size(); ++i) {
      check_change(before.results[i].rule, before.results[i].outcome, after.results.at(i).outcome);
      check_collection(before.results[i], after.results.at(i));
    }
    // Requirements are not told of an assessment that does not apply.
    if (before.requirements.size() != after.requirements.size()) return;
    for (std::size_t i = 0; i < before.requirements.size(); ++i) {
      check_change(before.requirements[i].rule, before.requirements[i].outcome, after.requirements[i].outcome);
    }
  }

  void check_change(ir::RuleId id, Outcome const& before, Outcome const& after) {
    auto const wrong = objection_to_change(before, after, met_fault_);
    if (wrong.empty()) return;
    auto const& rule = program_[id];
    object("`" + rule.name + "`: " + wrong + "\n  before " + outcome_text(program_, rule.type, before) + "\n  after  " +
           outcome_text(program_, rule.type, after));
  }

  /// What was collected and complete stays; what certainly matched goes on matching.
  void check_collection(evaluate::RuleResult const& before, evaluate::RuleResult const& after) {
    if (!before.outcome.is_known() || !after.outcome.is_known()) return;
    auto const same = std::equal(before.collected.begin(), before.collected.end(), after.collected.begin(),
                                 after.collected.end(), [](auto const& a, auto const& b) { return a.row == b.row; });
    if (!same) object("`" + program_[before.rule].name + "`: it collected other rows before");
  }

  void check_settled(Decision const& full) {
    for (auto const& result : full.results) {
      if (!result.outcome.is_unknown()) continue;
      object("`" + program_[result.rule].name + "`: everything is told, and it is still open: " +
             outcome_text(program_, program_[result.rule].type, result.outcome));
    }
  }

  static void count(Decision const& before, Decision const& full, Tally& tally) {
    for (std::size_t i = 0; i < before.results.size(); ++i) {
      auto const& result = before.results[i];
      if (result.state == ResultState::final) ++tally.num_final;
      if (result.outcome.is_fault()) ++tally.num_faults;
      if (result.outcome.is_unknown()) ++tally.num_open;
      if (result.outcome.is_unknown() && full.results[i].outcome.is_known()) ++tally.num_settled;
      if (!result.by_policy.empty()) ++tally.num_by_policy;
    }
  }

  void object(std::string what) {
    if (objection_.empty()) objection_ = std::move(what);
  }

  ProgramText const& text_;
  source::SourceStore const& sources_;
  ir::Program const& program_;
  Case const& tried_;
  std::string objection_;
  bool met_fault_ = false;
};

}  // namespace

CompiledText compile_text(std::string const& text) {
  CompiledText compiled;
  source::DiagnosticSink sink;
  auto const file = compiled.sources.add("random.timbang", text);
  compiled.program = language::compile(compiled.sources, {file}, sink);
  for (auto const& diagnostic : sink.all()) {
    if (diagnostic.severity() != source::Severity::error) continue;
    auto const* span = std::get_if<source::Span>(&diagnostic.place);
    auto const line = span == nullptr ? 0 : compiled.sources.get(file).position(span->begin).line;
    compiled.first_error = std::string(source::facts(diagnostic.code).name) + " " +
                           source::message_text(diagnostic, source::Language::english);
    if (line > 0) compiled.first_error += " in line: " + std::string(compiled.sources.get(file).line(line));
    break;
  }
  return compiled;
}

std::string objection(ProgramText const& text, CompiledText const& compiled, Case const& tried, Tally* tally) {
  try {
    return Trial(text, compiled, tried).run(tally);
  } catch (std::exception const& exception) {
    return std::string("it throws: ") + exception.what();
  }
}

}  // namespace timbang::property
