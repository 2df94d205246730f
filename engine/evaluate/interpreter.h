// The machine behind interpret(): one object decides one record, then is thrown away.
// Used by interpret.cpp alone; its parts are in interpret_*.cpp, exception_tree.cpp, reason.cpp, shortfall.cpp, decision.cpp.
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
#include "engine/evaluate/exception_tree.h"
#include "engine/evaluate/feedback_standing.h"
#include "engine/evaluate/member_values.h"
#include "engine/evaluate/missing.h"
#include "engine/evaluate/rater_answers.h"
#include "engine/evaluate/scope.h"
#include "engine/evaluate/standing.h"
#include "engine/evaluate/temporarily.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/value/operation_period.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// What one evaluation of a rule gave, kept so that every later read gives the same.
struct RuleOutcome {
  value::Outcome outcome;
  value::MissingSet reads;                 ///< every missing datum that was read on the way, whether or not it matters
  std::set<ir::RuleId> policies;           ///< indicators whose missing data a policy dealt with
  std::vector<CollectedOutput> collected;  ///< tables that use all rows that match
  std::optional<IndicatorStanding> standing;  ///< indicators
};

/// What the exceptions did for a decision that its requirements alone do not meet.
struct DecisionExceptions {
  std::optional<std::uint16_t> satisfied_by;
  std::vector<ExceptionResult> exceptions;
};

/// What `target` and `realisasi` stand for in the formula of an indicator.
struct IndicatorValues {
  value::Outcome target;
  value::Outcome actual;
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
  std::vector<value::Outcome> matches;  ///< beside the candidates: yes, or not known
  value::MissingSet open_causes;        ///< why it is open which candidate it is
  std::optional<value::Fault> fault;
  value::MissingSet reads;
  std::set<ir::RuleId> policies;
  TraceReads trace;  ///< what inputs and conditions read
};

/// The versions that are in force, or while the law date is not known may be, by their places.
struct VersionChoice {
  std::vector<std::size_t> versions;
  std::optional<value::Fault> none;  ///< there is, or may be, none
  value::MissingSet causes;          ///< why it is open
};

/// The days of each version.
template <typename Version>
std::vector<ir::Period> periods_of(std::vector<Version> const& versions) {
  std::vector<ir::Period> periods;
  for (auto const& version : versions) periods.push_back(version.in_force);
  return periods;
}

/// A side of a comparison, and what it is held against.
struct Comparison {
  ir::NodeId node;
  ir::NodeId actual;
  value::ComparisonOperator operation = value::ComparisonOperator::equal;
  ir::NodeId demanded;
};

/// So many rows may one rule go through, with lists within lists, for one record or row. Every rule then ends soon, whatever
/// it says; and since the count starts anew with each rule, it does not matter which is evaluated first.
inline constexpr std::uint64_t max_rows_of_a_rule = 1'000'000;

class Interpreter {
public:
  Interpreter(ir::Program const& program, ir::AssessmentId assessment, value::RecordDatum const& subject,
              EvaluationContext const& context, TraceRecorder* trace);

  /// For conditions over a record that no assessment is about; `alone` has nothing but the record's type as subject, and
  /// must outlive the interpreter.
  Interpreter(ir::Program const& program, ir::Assessment const& alone, value::RecordDatum const& record,
              EvaluationContext const& context);

  Decision decide();
  value::Outcome condition(ir::NodeId id);
  MemberValues values_of(std::vector<ir::NodeId> const& nodes);

private:
  /// An input of a table, as far as a row lets it through.
  struct NarrowedInput {
    ir::NodeId input;
    value::Outcome outcome;
  };
  /// A rule's evaluation that is under way, or the applicability of the assessment.
  struct Frame {
    std::optional<ir::RuleId> rule;
    value::MissingSet reads;
    std::set<ir::RuleId> policies;
    std::vector<CollectedOutput> collected;
    std::optional<IndicatorStanding> standing;
    std::uint64_t num_rows = 0;              ///< that operations over lists went through
    TraceStep closing;                       ///< the step that ends the evaluation
    std::optional<value::Outcome> own;       ///< what the rule's own formula gave, when it was evaluated
    std::vector<NarrowedInput> narrowed;     ///< within the row of a table under way
    std::optional<value::Outcome> law_date;  ///< within the version under way, while it is not known
  };
  class FrameGuard;
  class RowGuard;
  struct LatestRow;
  struct GroupOfRaters;
  using Formula = std::function<value::Outcome()>;

  // interpret_expression.cpp: one function for each operation of ir/node.h
  value::Outcome evaluate(ir::NodeId id);
  /// As `evaluate`, with what it reads written into the step.
  value::Outcome evaluate_into(TraceReads& reads, ir::NodeId id);
  value::Outcome apply(ir::Literal const& operation, ir::NodeId id);
  value::Outcome apply(ir::FieldRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::ParameterRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::RuleRead const& operation, ir::NodeId id);
  value::Outcome apply(ir::RuleAsOf const& operation, ir::NodeId id);
  value::Outcome read_rule(ir::RuleId id, ir::ScopeDepth depth, ir::NodeId node);
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
  value::Outcome apply(ir::FirstOfNextMonth const& operation, ir::NodeId id);
  value::Outcome apply(ir::CalendarYear const& operation, ir::NodeId id);
  value::Outcome apply(ir::Round const& operation, ir::NodeId id);
  value::Outcome apply(ir::Clamp const& operation, ir::NodeId id);
  value::Outcome apply(ir::HasData const& operation, ir::NodeId id);
  value::Outcome apply(ir::Applies const& operation, ir::NodeId id);
  value::Outcome apply(ir::NotApplicable const& operation, ir::NodeId id);
  value::Outcome apply(ir::Extreme const& operation, ir::NodeId id);
  value::Outcome apply(ir::IndicatorInput const& operation, ir::NodeId id);
  value::Outcome value_of(ir::ParameterId parameter, ir::NodeId origin);
  value::Outcome comparison_operand(ir::NodeId id);
  value::Outcome date_or_later(ir::NodeId operand);
  void note_intermediate(ir::NodeId node, value::Outcome const& outcome);

  // interpret_field.cpp
  value::Outcome read_field(ir::ScopeDepth depth, ir::FieldPath const& path);
  value::Possible declared_values(ir::Field const& field) const;
  bool is_still_running(ir::NodeId id) const;
  bool may_be_running(ir::NodeId id) const;
  value::Outcome has_record_or_list(ir::FieldRead const& read);
  value::MissingId note_missing_field(ir::ScopeDepth depth, ir::FieldPath const& path);

  // interpret_list.cpp, interpret_latest.cpp
  value::Outcome apply(ir::Every const& operation, ir::NodeId id);
  value::Outcome apply(ir::Exists const& operation, ir::NodeId id);
  value::Outcome apply(ir::Latest const& operation, ir::NodeId id);
  ListRows rows_of(ir::ListSource const& list);
  std::optional<value::Fault> too_many_rows() const;
  value::Outcome bounded(value::Outcome outcome, std::uint32_t origin) const;
  TraceList trace_of(ir::NodeId id, ir::ListSource const& list) const;
  void add_row(TraceList& list, value::Outcome const& counts, TraceReads reads);
  void note_list(TraceList list);
  value::Outcome untold(TraceList trace, ir::ListSource const& list);
  static std::vector<value::RecordDatum const*> records_of(FoundField const& found);
  ListRows rows_of_years(ir::ListSource const& list, std::vector<value::RecordDatum const*> const& rows);
  /// The filter for the innermost scope; yes without one.
  value::Outcome passes(ir::ListSource const& list);
  std::optional<value::Fault> add_latest_row(std::vector<LatestRow>& found, TraceList& trace, ir::Latest const& latest,
                                             ListRow const& row);
  value::Outcome join_latest(ir::Latest const& latest, ir::NodeId id, std::vector<LatestRow> const& found,
                             TraceList& trace);
  value::Outcome element_of(ir::Latest const& latest, LatestRow const& row, TraceList& trace);
  value::Outcome agreed(ir::Latest const& latest, ir::NodeId id, value::Date date,
                        std::vector<value::Outcome> const& elements);
  value::Outcome missing_latest(ir::Latest const& latest);

  // interpret_aggregate.cpp
  value::Outcome apply(ir::Aggregate const& operation, ir::NodeId id);
  value::AggregatePart part_of(ir::Aggregate const& operation, ListRow const& row, TraceList& trace);
  value::Outcome untold_aggregate(TraceList trace, ir::Aggregate const& operation, ir::NodeId id);

  // interpret_population.cpp: many records at once, beside the subject
  value::Outcome over_population(ir::Aggregate const& operation, ir::NodeId id);
  PopulationResult population_result(ir::Aggregate const& operation, ir::NodeId id, Collection const& collection,
                                     std::vector<value::Outcome> const& group);
  void add_rejected(ir::Aggregate const& operation, ir::NodeId id, Rejected const& rejected,
                    std::vector<value::Outcome> const& group, std::vector<value::AggregatePart>& parts);
  value::Outcome agrees(ir::Population const& population, std::vector<value::Outcome> const& group);
  value::AggregatePart member_part(ir::Aggregate const& operation, std::vector<value::Outcome> const& group);
  value::Outcome over_members(ir::Aggregate const& operation, ir::NodeId id);
  value::Outcome told_elsewhere(value::Outcome outcome, MissingTable const& missing, ir::NodeId id);

  // interpret_ranking.cpp
  value::Outcome evaluate_body(ir::RuleId id, ir::RankingOutput const& body);
  value::Outcome is_selected(ir::RuleId id, Place const& place);
  value::Outcome open_place(ir::RuleId id, Place const& place);
  value::Outcome waits_for(ir::RuleId id, std::vector<std::string> const& names, value::MissingSet causes = {});
  // interpret_working_days.cpp
  value::Outcome apply(ir::AddWorkingDays const& operation, ir::NodeId id);
  value::Outcome apply(ir::WorkingDaysBetween const& operation, ir::NodeId id);
  value::WorkingTime working_time(ir::WorkingCalendar const& calendar) const;
  value::UntoldYears untold_years(ir::WorkingCalendar const& calendar);

  // interpret_period.cpp
  value::Outcome apply(ir::CombinedTime const& operation, ir::NodeId id);
  std::vector<value::PeriodPart> service_periods(ir::CombinedTime const& operation, std::vector<ListRow> const& rows,
                                                 TraceList& trace);
  value::PeriodPart service_period(ir::CombinedTime const& operation, ListRow const& row, TraceList& trace);
  value::Outcome last_day(ir::NodeId node);
  value::Outcome untold_time(ir::CombinedTime const& operation, TraceList trace);

  // interpret_indicator.cpp
  value::Outcome apply(ir::WeightedIndicators const& operation, ir::NodeId id);
  value::Outcome evaluate_body(ir::RuleId id, ir::Indicator const& body);
  IndicatorStanding standing_of(ir::RuleId id, ir::Indicator const& body);
  value::Outcome points_of(ir::RuleId id, ir::Indicator const& body, IndicatorStanding& standing);
  value::Outcome points_for(ir::RuleId id, ir::Indicator const& body, IndicatorStanding& standing, PointsBasis basis);
  value::Outcome points_in_range(ir::RuleId id, ir::Indicator const& body, IndicatorStanding& standing);
  value::Outcome points_when_target_zero(ir::RuleId id, ir::Indicator const& body);
  bool waits_for_law_date(value::MissingSet const& causes) const;
  void apply_policy(ir::Rule const& rule, ir::Indicator const& body, IndicatorStanding& standing,
                    value::Outcome const& applies);
  void note_policies(RuleOutcome const& found);

  value::Outcome mean_of_those_that_count(std::vector<value::AggregatePart> const& parts,
                                          value::MissingSet const& exclusion_causes, value::Type const& type) const;

  // interpret_feedback.cpp
  value::Outcome apply(ir::Feedback const& operation, ir::NodeId id);
  GroupOfRaters begin_group(ir::RaterGroup const& group);
  std::optional<RaterAnswer> answer_of(ir::Feedback const& feedback, ListRow const& row,
                                       std::vector<GroupOfRaters> const& groups, FeedbackStanding& standing);
  Raters untold_raters(ir::Feedback const& feedback);
  void weigh_group(ir::Feedback const& feedback, GroupOfRaters& group);
  value::Outcome total_of(std::vector<GroupOfRaters> const& groups, value::Type const& type) const;
  value::Outcome keep_confidential(std::vector<GroupOfRaters>& groups, value::Outcome total, ir::NodeId id);
  static void tell_mean(GroupOfRaters& group, bool hides_all);
  void note_feedback(FeedbackStanding standing, ir::Feedback const& feedback, std::vector<GroupOfRaters> groups);

  // interpret_rule.cpp
  /// The rule's outcome for the subject, or for the element at `depth` when it is declared for each.
  RuleOutcome const& rule_outcome(ir::RuleId id, ir::ScopeDepth depth);
  value::Outcome evaluate_body(ir::RuleId id, ir::Computation const& body);
  value::Outcome evaluate_body(ir::RuleId id, ir::Requirement const& body);
  value::Outcome evaluate_body(ir::RuleId id, ir::DecisionRule const& body);
  void note_requirement(RequirementResult result);
  value::Outcome all_requirements(ir::DecisionRule const& body);
  value::Outcome own_formula(ir::RuleId id, std::vector<ir::FormulaVersion> const& versions);
  /// A condition with a trace step of its own, `not applicable` being a fault.
  /// `premise` must hold as well.
  value::Outcome evaluate_condition(TraceStep step, ir::NodeId condition,
                                    value::Outcome const& premise = value::Value(true));
  value::Outcome checked(ir::Rule const& rule, value::Outcome outcome) const;
  TraceStep make_step(TraceStep::Role role) const;
  void record(TraceStep step);

  // interpret_version.cpp
  std::uint32_t law_of(value::Outcome const& date);
  value::Outcome within_assessment(value::Outcome const& date, ir::NodeId origin) const;
  value::Outcome law_date();
  /// `name` is for the fault that no version is in force, `origin` for its place.
  VersionChoice choose_version(std::vector<ir::Period> const& versions, std::string const& name, ir::NodeId origin);
  value::Outcome is_in_force_then(ir::Period const& period);
  /// What the chosen versions give together.
  value::Outcome by_version(std::vector<ir::Period> const& versions, VersionChoice const& choice,
                            value::Type const& type, std::function<value::Outcome(std::size_t)> const& outcome_of);
  /// In the version of a rule that is under way, else of the assessment.
  value::Outcome const& law_date_here() const { return frame_->law_date ? *frame_->law_date : law_date_; }
  value::Outcome law_date_within(ir::Period const& period) const;
  value::Outcome formula_in_force(ir::RuleId id, std::vector<ir::FormulaVersion> const& versions);

  // interpret_table.cpp
  value::Outcome evaluate_body(ir::RuleId id, ir::TableOutput const& body);
  value::Outcome by_tables(ir::RuleId id, ir::TableOutput const& body);
  value::Outcome output_of(ir::RuleId id, ir::TableOutput const& body, ir::TableId table_id);
  value::Outcome put_together(ir::RuleId id, ir::Table const& table, TableMatch const& match,
                              std::vector<value::Outcome> const& outputs);
  TableMatch const& table_match(ir::TableId id);
  TableMatch match_table(ir::Table const& table);
  void match_rows(TableMatch& match, ir::Table const& table);
  void count_rows(ir::TableId id, TableMatch const& match) const;
  value::Outcome table_input(TraceReads& reads, ir::NodeId id);
  value::Outcome row_matches(TableMatch& match, ir::Table const& table, ir::TableRow const& row);
  value::Fault input_fault(ir::Table const& table, ir::NodeId input);

  // interpret_row.cpp
  value::Outcome row_output(ir::RuleId id, ir::TableOutput const& body, ir::Table const& table, ir::TableRow const& row,
                            bool is_certain);
  std::vector<NarrowedInput> narrowed_inputs(ir::Table const& table, ir::TableRow const& row);
  bool narrow(value::Possible& possible, ir::NodeId condition);
  value::Outcome within_row(ir::NodeId node, value::Outcome outcome) const;

  // exception_tree.cpp
  /// Those to the row of a table, or without one those to the rule as a whole; of the others none holds.
  ExceptionGuards evaluate_guards(ir::ExceptionTree const& tree, std::string const& row = {});
  value::Outcome guard_of(ir::ExceptionTree const& tree, std::uint16_t index);
  value::Outcome resolve(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                         Formula const& own);
  value::Outcome resolve_level(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                               std::vector<std::uint16_t> const& level, Formula const& otherwise);
  value::Outcome exception_value(ir::Rule const& rule, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                                 std::uint16_t index);

  // reason.cpp
  RequirementResult requirement_result(ir::RuleId id, ir::Requirement const& body, ExceptionGuards const& guards,
                                       value::Outcome const& outcome);
  std::vector<ExceptionResult> exception_results(ir::ExceptionTree const& tree, ExceptionGuards const& guards);
  /// Whether an exception satisfied it, and what the others lack.
  void note_decision(ir::RuleId id, ir::ExceptionTree const& tree, ExceptionGuards const& guards,
                     value::Outcome const& outcome);
  std::vector<Reason> reasons_of_versions(ir::Requirement const& body, std::vector<std::size_t> const& versions);
  std::vector<Reason> reasons_of(ir::NodeId condition);
  void add_reasons(std::vector<Reason>& reasons, ir::NodeId id, bool wanted);
  void add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::InInterval const& operation, bool wanted);
  void add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::OneOf const& operation, bool wanted);
  void add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::Every const& operation);
  void add_reasons_of(std::vector<Reason>& reasons, ir::NodeId id, ir::Exists const& operation);
  Reason plain_reason(ir::NodeId id, value::Outcome actual, bool wanted) const;
  void add_comparison(std::vector<Reason>& reasons, Comparison const& comparison);

  // shortfall.cpp
  void measure(Reason& reason, Comparison const& comparison);
  bool measure_elapsed(Reason& reason, ir::NodeId actual);
  void measure_span(Reason& reason, ir::TimeSince const& span);
  /// The first day that is long enough, where more is asked for.
  static std::optional<value::Date> measure_length(Reason& reason, value::DaySpan const& measured,
                                                   value::CalendarPolicy policy);
  void measure_date(Reason& reason, Comparison const& comparison) const;
  bool depends_on_evaluation_date(ir::NodeId id) const;
  bool law_changes_by(value::Date day) const;

  // shortfall_period.cpp
  void measure_combined(Reason& reason, ir::CombinedTime const& operation, ir::NodeId id);
  bool is_fixed(ir::NodeId combined_time) const;

  // decision.cpp
  value::Outcome applicability();
  Decision decide_applicable(value::Outcome const& applies);
  RuleResult result_of(ir::RuleId id, value::Outcome const& applies);
  void add_missing(Decision& decision, value::Outcome const& applies);
  void add_faults(Decision& decision, value::Outcome const& applies);
  /// Requirements that are named by decisions, but by none that applies.
  std::set<ir::RuleId> requirements_out_of_play();
  void trace_elements();

  // interpret.cpp
  void note_missing(value::MissingSet const& set);
  value::MissingId note_missing(MissingDatum datum);
  /// `reads` as from `reads_at`; may be null.
  static void note_operand(TraceReads* reads, TraceOperand operand);
  /// Takes what is read from the scope at `depth`; null without trace.
  TraceReads* reads_at(ir::ScopeDepth depth);
  /// Takes what an operation over a list reads; null without trace.
  TraceReads* innermost_reads();
  std::size_t num_values(value::Type const& type) const;
  value::Outcome everything(value::Type const& type, value::MissingSet causes, bool may_not_apply = false) const;

  /// A rule or table, the element it is evaluated for (a row, or the path of a row that is not there), and by whose law date.
  using Key = std::tuple<std::uint16_t, value::RecordDatum const*, std::string, std::uint32_t>;
  /// `scopes` are those that the rule sees.
  Key key_of(std::uint16_t index, ScopeStack const& scopes) const;

  ir::Program const& program_;
  ir::AssessmentId assessment_id_;
  ir::Assessment const& assessment_;
  EvaluationContext context_;
  TraceRecorder* trace_;  ///< may be null

  /// Picks the versions in force: the law date of the assessment, or another while a rule is read by the rules of that day.
  value::Outcome law_date_;
  std::uint32_t law_ = 0;  ///< which it is: 0 for that of the assessment, else a place in `other_laws_`, from 1
  std::vector<value::Outcome> other_laws_;  ///< each once

  ScopeStack scopes_;
  MissingTable missing_;
  std::map<Key, RuleOutcome> rules_;
  std::set<Key> under_way_;
  std::map<Key, TableMatch> tables_;
  std::map<ir::RuleId, RequirementResult> requirements_;
  std::map<ir::RuleId, DecisionExceptions> decisions_;  ///< of those that their requirements alone do not meet
  value::MissingSet applicability_reads_;

  Frame* frame_ = nullptr;
  TraceReads* reads_ = nullptr;         ///< takes what is read; null without trace
  std::vector<TraceReads*> row_reads_;  ///< what is read from the rows in scope, the innermost last
  std::vector<value::Outcome> const* inputs_ = nullptr;
  IndicatorValues const* indicator_ = nullptr;
};

/// Puts a frame in place of the one under way, with the scopes that its rule sees; gives the old one back at the end.
class Interpreter::FrameGuard {
public:
  FrameGuard(Interpreter& interpreter, Frame& frame, ScopeStack scopes)
      : frame_(interpreter.frame_, &frame),
        reads_(interpreter.reads_, nullptr),
        row_reads_(interpreter.row_reads_, {}),
        inputs_(interpreter.inputs_, nullptr),
        indicator_(interpreter.indicator_, nullptr),
        scopes_(interpreter.scopes_, std::move(scopes)) {}

private:
  Temporarily<Frame*> frame_;
  Temporarily<TraceReads*> reads_;
  Temporarily<std::vector<TraceReads*>> row_reads_;
  Temporarily<std::vector<value::Outcome> const*> inputs_;
  Temporarily<IndicatorValues const*> indicator_;
  Temporarily<ScopeStack> scopes_;
};

/// Puts a row of a list in scope until the end of a block; what is read from it goes into `trace`.
class Interpreter::RowGuard {
public:
  RowGuard(Interpreter& interpreter, Scope const& row, TraceReads& trace) : interpreter_(interpreter) {
    interpreter_.scopes_.push(row);
    interpreter_.row_reads_.push_back(&trace);
  }
  ~RowGuard() {
    interpreter_.row_reads_.pop_back();
    interpreter_.scopes_.pop();
  }
  RowGuard(RowGuard const&) = delete;
  RowGuard& operator=(RowGuard const&) = delete;

private:
  Interpreter& interpreter_;
};

}  // namespace timbang::evaluate
