// What an explanation says, before it is said: every evaluated rule with its formula, what it read, its exceptions, and the
// reasons why it is not met. Made from Decision and trace; told by explain_text and explain_json, which therefore agree.
// Never evaluates a rule.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::explain {

enum class OperandKind : std::uint8_t { datum, parameter, rule, evaluation_date };

/// A value that a formula read.
struct OperandStory {
  OperandKind kind = OperandKind::datum;
  ir::NodeId node;
  std::string name;    ///< `skp[2020].nilai_skp`
  std::string source;  ///< data: the source's name
  value::Outcome outcome;
  ir::Field const* field = nullptr;               ///< data
  ir::ParameterVersion const* version = nullptr;  ///< parameters: the one in force; null when there is none
  std::optional<ir::RuleId> rule;
  std::string element;    ///< rules for each element
  std::uint32_t law = 0;  ///< rules: by whose law date, see RuleStory
};

/// A rounding or a clamp, with the value before and after.
struct LimitStory {
  ir::NodeId node;
  value::Outcome before;
  value::Outcome after;
};

struct ListStory;

/// What a formula read, and how its value was limited.
struct ReadStory {
  std::vector<OperandStory> operands;
  std::vector<ListStory> lists;
  std::vector<LimitStory> limits;
  std::vector<evaluate::TraceWeight> weights;  ///< of a weighted mean of indicators
  std::vector<evaluate::FeedbackStanding> feedbacks;
};

/// A row of a list, and what was read from it.
struct RowStory {
  std::string name;       ///< `skp[2020]`
  value::Outcome counts;  ///< passes the filter; for `terbaru`: has the latest date
  ReadStory reads;
};

struct ListStory {
  ir::NodeId node;
  std::string name;
  std::string source;
  bool is_told = true;
  std::vector<RowStory> rows;                    ///< all of them
  std::vector<value::UnitedPeriod> pieces = {};  ///< of `masa gabungan`, where it is known which days count
  /// `seluruh X`, and members of a group: how many count, in place of rows.
  std::optional<std::uint64_t> num_members = {};
};

/// A formula, condition or guard that was evaluated.
struct FormulaStory {
  ir::NodeId node;
  value::Outcome outcome;
  ReadStory reads;
  std::vector<evaluate::Reason> reasons;  ///< guards: why it does not hold
  /// Dated formulas: the version that is in force.
  ir::FormulaVersion const* version = nullptr;
};

enum class ExceptionState : std::uint8_t { holds, does_not_hold, open, set_aside, not_in_force, fault };

struct ExceptionStory {
  std::uint16_t index = 0;
  ir::Exception const* exception = nullptr;
  std::optional<std::uint16_t> against;  ///< the exception that it excepts
  ExceptionState state = ExceptionState::does_not_hold;
  FormulaStory guard;
  std::optional<FormulaStory> formula;  ///< when it was evaluated
};

struct TableStory {
  ir::Table const* table = nullptr;
  std::vector<std::uint16_t> rows;      ///< those that match or may match
  std::vector<value::Outcome> matches;  ///< beside `rows`: yes, or not known
  ReadStory reads;
};

struct IndicatorStory {
  ir::Indicator const* indicator = nullptr;
  ir::NodeId written_formula;  ///< without rounding and limits
  evaluate::IndicatorStanding standing;
  ReadStory target;  ///< what its clauses read
  ReadStory actual;
  ReadStory weight;
  ReadStory formula;  ///< with the points for a target of zero
};

/// A version that may be in force.
struct PossibleVersion {
  ir::Period in_force;
  std::optional<ir::NodeId> formula;  ///< none for a table
  ReadStory reads;
};

/// One evaluation of a rule, for the subject or for an element.
struct RuleStory {
  ir::RuleId rule;
  std::string element;
  std::uint32_t law = 0;    ///< by whose law date it was evaluated, as in the trace: 0 for that of the assessment
  value::Outcome law_date;  ///< which that is
  value::Outcome outcome;
  evaluate::RuleResult const* result = nullptr;  ///< null for steps, requirements and elements
  evaluate::RequirementResult const* requirement = nullptr;
  std::optional<FormulaStory> applies_when;  ///< decisions
  std::optional<FormulaStory> own;           ///< empty when an exception took its place, for tables and for decisions
  /// Of a dated rule whose law date is not known, several: those that may be in force. Then `own` and `table` are empty.
  std::vector<PossibleVersion> possible_versions;
  std::optional<TableStory> table;
  std::optional<IndicatorStory> indicator;
  std::vector<ExceptionStory> exceptions;  ///< those whose guard was asked, in the order written

  /// By its place in the rule's tree; null when its guard was not asked.
  ExceptionStory const* find_exception(std::uint16_t index) const;
};

class Story {
public:
  Story(ir::Program const& program, evaluate::Decision const& decision, evaluate::TraceRecorder const& trace);

  /// Of the assessment.
  std::optional<FormulaStory> const& applies_when() const { return applies_when_; }
  /// Null when the rule was not evaluated.
  RuleStory const* find(ir::RuleId rule, std::string const& element, std::uint32_t law = 0) const;
  /// Every rule that was evaluated, what a rule needs before it.
  std::vector<RuleStory const*> in_order() const;

private:
  using Key = std::tuple<ir::RuleId, std::string, std::uint32_t>;

  void add(evaluate::TraceStep const& step);
  void close(RuleStory& story, evaluate::TraceStep const& step);
  void finish_exceptions(RuleStory& story) const;
  std::vector<PossibleVersion> possible_versions(ir::RuleBody const& body, evaluate::TraceStep const& step) const;
  /// The formula of the version that is in force; empty when several may be, or none is.
  std::optional<FormulaStory> own(std::vector<ir::FormulaVersion> const& versions,
                                  evaluate::TraceStep const& step) const;
  static bool is_in_force(ir::Period const& period, value::Outcome const& law_date);
  FormulaStory formula(ir::NodeId node, value::Outcome const& outcome, evaluate::TraceStep const& step) const;
  ReadStory reads(evaluate::TraceReads const& trace) const;
  std::vector<OperandStory> operands(evaluate::TraceReads const& trace) const;
  std::vector<ListStory> lists(evaluate::TraceReads const& trace) const;
  std::vector<LimitStory> limits(evaluate::TraceReads const& trace) const;
  RuleStory& open(evaluate::TraceStep const& step);

  ir::Program const& program_;
  evaluate::Decision const& decision_;
  std::optional<FormulaStory> applies_when_;
  std::map<Key, RuleStory> rules_;
  std::vector<Key> order_;
  value::Outcome law_date_;  ///< of the step that is being added
};

}  // namespace timbang::explain
