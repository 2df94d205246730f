// The machine behind interpret(): one object decides one record, then is thrown away.
// Used by interpret.cpp alone; its parts are in interpret_*.cpp, exception_tree.cpp, reason.cpp and decision.cpp.
// Never holds the meaning of an operator: that is value/operation.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/missing.h"
#include "engine/evaluate/scope.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// What one evaluation of a rule gave, kept so that every later read gives the same.
struct RuleOutcome {
  value::Outcome outcome;
  value::MissingSet reads;  ///< every missing datum that was read on the way, whether or not it matters
};

/// A list as an operation sees it.
struct ListRow {
  Scope scope;
  std::optional<value::Fault> fault;  ///< a year with more than one row
};
struct ListRows {
  std::vector<ListRow> rows;
  bool is_told = true;                ///< false: there is no row, and nobody has said that there is none
  std::optional<value::Fault> fault;  ///< the record that has the list is `tidak ada`
};

/// The rows of a table that match or may match, kept for its other output columns.
struct TableMatch {
  std::vector<std::uint16_t> candidates;
  value::MissingSet open_causes;  ///< why it is open which candidate it is
  std::optional<value::Fault> fault;
  value::MissingSet reads;
  std::vector<TraceOperand> operands;
};

/// The guards of a rule's exceptions, each evaluated once, whatever the others gave. By index.
struct ExceptionGuards {
  std::vector<value::Outcome> holds;   ///< the guard itself
  std::vector<value::Outcome> active;  ///< the guard, and no exception to it is active
};

/// What an exception tree made of a rule's own formula.
struct Resolution {
  value::Outcome outcome;
  std::vector<ir::NodeId> formulas;          ///< those of exceptions that had to be evaluated
  std::optional<std::uint16_t> replaced_by;  ///< the exception that certainly takes the place of the rule's own formula
};

/// One step of comparisons: a side, and what it is held against.
struct Comparison {
  ir::NodeId node;
  ir::NodeId actual;
  value::ComparisonOperator operation = value::ComparisonOperator::equal;
  ir::NodeId demanded;
};

class Interpreter {
public:
  Interpreter(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
              EvaluationContext const& context, TraceRecorder* trace);

  Decision decide();

private:
  /// A rule's evaluation that is under way, or the applicability of the assessment.
  struct Frame {
    std::optional<ir::RuleId> rule;
    value::MissingSet reads;
    TraceStep closing;                       ///< the step that ends the evaluation
    std::optional<value::Outcome> own;       ///< what the rule's own formula gave, when it was evaluated
  };
  class FrameGuard;
  class StepGuard;
  class QuietGuard;
  class InputsGuard;

  // interpret_expression.cpp: one function for each operation of ir/node.h
  value::Outcome evaluate(ir::NodeId id);
  /// As `evaluate`, with what it read written into the step.
  value::Outcome evaluate_into(TraceStep& step, ir::NodeId id);
  value::Outcome apply(ir::Literal const& operation, ir::NodeId id);
  value::Outcome apply(ir::FieldRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::ParameterRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::RuleRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::EvaluationDateRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::TableInput const& operation, ir::NodeId id);
  value::Outcome apply(ir::Not const& operation, ir::NodeId id);
  value::Outcome apply(ir::Logical const& operation, ir::NodeId id);
  value::Outcome apply(ir::Compare const& operation, ir::NodeId id);
  value::Outcome apply(ir::OneOf const& operation, ir::NodeId id);
  value::Outcome apply(ir::InInterval const& operation, ir::NodeId id);
  value::Outcome apply(ir::Arithmetic const& operation, ir::NodeId id);
  value::Outcome apply(ir::AddDuration const& operation, ir::NodeId id);
  value::Outcome apply(ir::TimeSince const& operation, ir::NodeId id);
  value::Outcome apply(ir::Round const& operation, ir::NodeId id);
  value::Outcome apply(ir::Clamp const& operation, ir::NodeId id);
  value::Outcome apply(ir::Every const& operation, ir::NodeId id);
  value::Outcome apply(ir::Exists const& operation, ir::NodeId id);
  value::Outcome apply(ir::Latest const& operation, ir::NodeId id);
  value::Outcome apply(ir::HasData const& operation, ir::NodeId id);
  value::Outcome comparison_operand(ir::NodeId id);
  value::Outcome limited(ir::NodeId operand, ir::NodeId id, value::Outcome outcome);

  // interpret_field.cpp
  value::Outcome read_field(ir::ScopeDepth depth, ir::FieldPath const& path);
  value::Outcome field_outcome(ir::ScopeDepth depth, ir::FieldPath const& path);
  value::Outcome unknown_field(ir::ScopeDepth depth, ir::FieldPath const& path, ir::Field const& field);
  value::Possible declared_values(ir::Field const& field) const;
  bool is_still_running(ir::NodeId id) const;
  std::optional<value::Outcome> has_record_or_list(ir::NodeId operand);

  // interpret_list.cpp
  ListRows rows_of(ir::ListSource const& list);
  ListRows rows_of_years(ir::ListSource const& list, ir::RecordTypeId type, std::vector<value::RecordDatum> const& rows);
  value::Outcome passes(ir::ListSource const& list);
  value::MissingId note_missing_list(ir::ListSource const& list);
  std::string list_name(ir::ListSource const& list) const;

  // interpret_latest.cpp
  struct LatestCandidate;
  std::vector<LatestCandidate> latest_candidates(ir::Latest const& latest, std::vector<ListRow> const& rows);
  value::Outcome latest_date(ir::Latest const& latest);
  value::Outcome element_of(ir::Latest const& latest, Scope const& row);
  value::Outcome missing_latest(ir::Latest const& latest);
  value::Outcome agreed_element(ir::Latest const& latest, value::Date date, std::vector<value::Outcome> const& elements,
                                ir::NodeId id);

  // interpret_rule.cpp
  /// The rule's outcome for the subject, or for the element at `depth` when it is declared for each.
  RuleOutcome const& rule_outcome(ir::RuleId id, ir::ScopeDepth depth);
  value::Outcome evaluate_body(ir::Rule const& rule, ir::Computation const& body);
  value::Outcome evaluate_body(ir::Rule const& rule, ir::TableOutput const& body);
  value::Outcome evaluate_body(ir::Rule const& rule, ir::Requirement const& body);
  value::Outcome evaluate_body(ir::Rule const& rule, ir::DecisionRule const& body);
  value::Outcome own_formula(ir::NodeId formula);
  value::Outcome evaluate_condition(TraceStep::Role role, ir::NodeId condition);
  value::Outcome checked(ir::Rule const& rule, value::Outcome outcome) const;
  TraceStep make_step(TraceStep::Role role) const;
  void record(TraceStep step);

  // interpret_table.cpp
  TableMatch const& table_match(ir::TableId id);
  TableMatch match_table(ir::Table const& table);
  std::vector<value::Outcome> table_inputs(ir::Table const& table);
  value::Outcome row_matches(ir::TableRow const& row);
  value::Fault table_fault(source::DiagnosticCode code, ir::Table const& table,
                           std::vector<value::Outcome> const& inputs) const;

  // exception_tree.cpp
  ExceptionGuards evaluate_guards(ir::ExceptionTree const& tree);
  Resolution resolve(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                     std::function<value::Outcome()> const& own);
  value::Outcome resolve_level(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                               std::vector<std::uint16_t> const& level,
                               std::function<value::Outcome()> const* otherwise, Resolution& resolution);
  value::Outcome exception_value(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                                 std::uint16_t index, Resolution& resolution);
  value::Outcome exception_formula(std::uint16_t index, ir::NodeId formula);

  // reason.cpp, shortfall.cpp
  RequirementResult requirement_result(ir::RuleId id, ir::Requirement const& body, ExceptionGuards const& guards,
                                       Resolution const& resolution, value::Outcome const& outcome);
  std::vector<Reason> reasons_of(ir::NodeId condition);
  void add_reasons(std::vector<Reason>& reasons, ir::NodeId id, bool wanted);
  void add_reasons_of_bounds(std::vector<Reason>& reasons, ir::NodeId id, ir::InInterval const& operation, bool wanted);
  void add_reasons_of_rows(std::vector<Reason>& reasons, ir::NodeId id, ir::Every const& operation);
  void add_reasons_of_rows(std::vector<Reason>& reasons, ir::NodeId id, ir::Exists const& operation);
  Reason plain_reason(ir::NodeId id, value::Outcome actual, bool wanted);
  Reason comparison_reason(Comparison const& comparison);
  std::string innermost_element() const;
  void measure(Reason& reason, Comparison const& comparison);
  void measure_duration(Reason& reason, Comparison const& comparison);
  void measure_date(Reason& reason, Comparison const& comparison);
  bool measure_elapsed(Reason& reason, ir::NodeId actual);
  bool depends_on_evaluation_date(ir::NodeId id) const;

  // decision.cpp
  value::Outcome applicability();
  Decision not_applicable_decision() const;
  bool is_result(ir::Rule const& rule) const;
  void add_results(Decision& decision, value::Outcome const& applies);
  void add_missing(Decision& decision, value::Outcome const& applies);
  void add_faults(Decision& decision, value::Outcome const& applies);
  /// Requirements that only decisions name which do not apply.
  std::set<ir::RuleId> requirements_out_of_play();
  void trace_elements();

  void note_missing(value::MissingSet const& set);
  value::MissingId add_missing_datum(MissingDatum datum);
  void note_operand(ir::NodeId node, std::string const& name, std::string const& source_name, value::Outcome const& outcome);
  std::size_t num_enumeration_values(value::Type const& type) const;

  ir::Program const& program_;
  ir::Assessment const& assessment_;
  ir::AssessmentId assessment_id_;
  EvaluationContext context_;
  TraceRecorder* trace_;  ///< may be null

  /// A rule or table and the element it is evaluated for: a row, or the path of a row that is not there.
  using Key = std::tuple<std::uint16_t, value::RecordDatum const*, std::string>;
  Key key_of(std::uint16_t index, bool is_for_each) const;

  ScopeStack scopes_;
  MissingTable missing_;
  std::map<Key, RuleOutcome> rules_;
  std::set<Key> under_way_;
  std::map<Key, TableMatch> tables_;
  std::map<ir::RuleId, RequirementResult> requirements_;
  value::MissingSet applicability_reads_;

  Frame* frame_ = nullptr;
  TraceStep* step_ = nullptr;  ///< takes what is read; null without trace
  std::vector<value::Outcome> const* inputs_ = nullptr;
};

/// Puts a frame in place of the one under way, with the scopes of its rule; gives the old one back at the end.
class Interpreter::FrameGuard {
public:
  FrameGuard(Interpreter& interpreter, Frame& frame, ScopeStack scopes)
      : interpreter_(interpreter), scopes_(std::move(scopes)), frame_(interpreter.frame_), step_(interpreter.step_),
        inputs_(interpreter.inputs_) {
    std::swap(interpreter.scopes_, scopes_);
    interpreter.frame_ = &frame;
    interpreter.step_ = nullptr;
    interpreter.inputs_ = nullptr;
  }
  ~FrameGuard() {
    std::swap(interpreter_.scopes_, scopes_);
    interpreter_.frame_ = frame_;
    interpreter_.step_ = step_;
    interpreter_.inputs_ = inputs_;
  }
  FrameGuard(FrameGuard const&) = delete;
  FrameGuard& operator=(FrameGuard const&) = delete;

private:
  Interpreter& interpreter_;
  ScopeStack scopes_;
  Frame* frame_;
  TraceStep* step_;
  std::vector<value::Outcome> const* inputs_;
};

}  // namespace timbang::evaluate
