#include "engine/session/expectation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/explain/value_text.h"
#include "engine/session/last_evaluation.h"
#include "engine/session/words.h"

namespace timbang::session {

namespace {

using evaluate::ResultState;
using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;
using source::Language;

Argument both(Word name) {
  return Argument(std::string(word(name, Language::indonesian)), std::string(word(name, Language::english)));
}

/// What came out for a rule: a result, a requirement or a step. Empty when it was not evaluated.
std::optional<value::Outcome> find_outcome(evaluate::Decision const& decision, evaluate::TraceRecorder const& trace,
                                           ir::RuleId rule) {
  for (auto const& result : decision.results) {
    if (result.rule == rule) return result.outcome;
  }
  for (auto const& requirement : decision.requirements) {
    if (requirement.rule == rule) return requirement.outcome;
  }
  // Steps are no results, but the trace has them.
  if (auto const* step = last_evaluation(trace, rule)) return step->outcome;
  if (decision.state == ResultState::not_applicable) return value::Outcome(value::NotApplicable{});
  return std::nullopt;
}

/// Judges one expectation against what came out, and words what was expected.
class Judge {
public:
  Judge(ir::Program const& program, evaluate::Decision const& decision, evaluate::TraceRecorder const& trace,
        ir::Expectation const& expectation)
      : program_(program),
        decision_(decision),
        expectation_(expectation),
        outcome_(find_outcome(decision, trace, expectation.rule)) {}

  std::optional<Diagnostic> operator()(ir::ExpectValue const& expected) const {
    if (outcome_ && outcome_->is_known() && outcome_->value() == expected.value) return std::nullopt;
    auto message = not_met(text_of(value::Outcome(expected.value)));
    if (is_endless())
      message->remedy = Argument(std::string(word(Word::round_in_formula, Language::indonesian)),
                                 std::string(word(Word::round_in_formula, Language::english)));
    return message;
  }

  std::optional<Diagnostic> operator()(ir::ExpectUndecided const&) const {
    if (outcome_ && state() == ResultState::undetermined) return std::nullopt;
    // Of a collection it is not decided which rows belong to it.
    auto const is_collection = program_.is_collection(program_[expectation_.rule]);
    if (is_collection && outcome_ && outcome_->is_unknown()) return std::nullopt;
    return not_met(both(Word::undecided));
  }

  std::optional<Diagnostic> operator()(ir::ExpectNotApplicable const&) const {
    if (outcome_ && outcome_->is_not_applicable()) return std::nullopt;
    return not_met(both(Word::not_applicable));
  }

  std::optional<Diagnostic> operator()(ir::ExpectFault const&) const {
    if (outcome_ && outcome_->is_fault()) return std::nullopt;
    return not_met(both(Word::fault));
  }

  std::optional<Diagnostic> operator()(ir::ExpectProvisional const& expected) const {
    auto const is_met = outcome_ && outcome_->is_unknown() && outcome_->unknown().possible == expected.possible;
    if (is_met) return std::nullopt;
    return not_met(text_of(value::Outcome(value::Unknown{expected.possible, {}})));
  }

  std::optional<Diagnostic> operator()(ir::ExpectCollected const& expected) const {
    evaluate::RuleResult wanted{expectation_.rule, value::Value(true), ResultState::final, {}, {}};
    for (auto const& value : expected.values) wanted.collected.push_back({0, value::Value(true), value});
    auto const* got = result();
    auto is_met = got != nullptr && got->outcome.is_true() && got->collected.size() == expected.values.size();
    for (std::size_t i = 0; is_met && i < expected.values.size(); ++i) {
      auto const& output = got->collected[i].output;
      is_met = output.is_known() && output.value() == expected.values[i];
    }
    if (is_met) return std::nullopt;
    return not_met(Argument(explain::result_text(program_, wanted, Language::indonesian),
                            explain::result_text(program_, wanted, Language::english)));
  }

  std::optional<Diagnostic> operator()(ir::ExpectFailing const&) const {
    if (outcome_ && outcome_->is_false()) return std::nullopt;
    auto const got = outcome_ && outcome_->is_true() ? both(Word::met) : result_text();
    return diagnostic(DiagnosticCode::requirement_expected_to_fail, {program_[expectation_.rule].name, got});
  }

  std::optional<Diagnostic> operator()(ir::ExpectMissing const& expected) const {
    std::vector<std::string> paths;
    for (auto const& datum : decision_.missing_deciding) paths.push_back(datum.path);
    if (std::find(paths.begin(), paths.end(), expected.path) != paths.end()) return std::nullopt;
    auto const got = paths.empty() ? both(Word::no_datum) : Argument(fmt::format("`{}`", fmt::join(paths, "`, `")));
    return diagnostic(DiagnosticCode::datum_expected_missing, {expected.path, got});
  }

private:
  Diagnostic diagnostic(DiagnosticCode code, std::vector<Argument> arguments) const {
    return Diagnostic{code, expectation_.span, std::move(arguments), {}, {}};
  }

  /// A number that no decimal tells exactly, and so no example.
  bool is_endless() const {
    if (!outcome_ || !outcome_->is_known()) return false;
    auto const* number = std::get_if<value::Rational>(&outcome_->value());
    return number != nullptr && !number->decimals();
  }

  std::optional<Diagnostic> not_met(Argument expected) const {
    return diagnostic(DiagnosticCode::expectation_not_met,
                      {program_[expectation_.rule].name, std::move(expected), result_text()});
  }

  evaluate::RuleResult const* result() const {
    for (auto const& candidate : decision_.results) {
      if (candidate.rule == expectation_.rule) return &candidate;
    }
    return nullptr;
  }

  Argument result_text() const {
    if (auto const* got = result()) {
      return Argument(explain::result_text(program_, *got, Language::indonesian),
                      explain::result_text(program_, *got, Language::english));
    }
    return outcome_ ? text_of(*outcome_, state()) : both(Word::no_result);
  }

  Argument text_of(value::Outcome const& outcome, ResultState state = ResultState::final) const {
    evaluate::RuleResult const shown{expectation_.rule, outcome, state, {}, {}};
    return Argument(explain::result_text(program_, shown, Language::indonesian),
                    explain::result_text(program_, shown, Language::english));
  }

  /// The state of the result; of requirements and steps, which have none, whether anything at all is known.
  ResultState state() const {
    if (auto const* got = result()) return got->state;
    if (!outcome_ || !outcome_->is_unknown()) return ResultState::final;
    auto const& type = program_[expectation_.rule].type;
    auto const num_values =
        type.kind == value::TypeKind::enumeration ? program_[ir::EnumerationId{type.index}].entries.size() : 0;
    auto const is_open = outcome_->unknown().possible == value::everything(type.kind, num_values);
    return is_open ? ResultState::undetermined : ResultState::provisional;
  }

  ir::Program const& program_;
  evaluate::Decision const& decision_;
  ir::Expectation const& expectation_;
  std::optional<value::Outcome> outcome_;
};

}  // namespace

std::optional<Diagnostic> check_expectation(ir::Program const& program, evaluate::Decision const& decision,
                                            evaluate::TraceRecorder const& trace, ir::Expectation const& expectation) {
  return std::visit(Judge(program, decision, trace, expectation), expectation.expected);
}

}  // namespace timbang::session
