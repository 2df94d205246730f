// What the interpreter met on its way, kept for the explainer; costs nothing when absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/feedback_standing.h"
#include "engine/evaluate/standing.h"
#include "engine/ir/program.h"
#include "engine/value/operation_period.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

/// One value that a formula read: a datum, a parameter, a date or another rule.
struct TraceOperand {
  ir::NodeId node;
  std::string name;    ///< as it stands in the rules, with the element: `skp[2020].nilai_skp`
  std::string source;  ///< for data: the source's name for it
  value::Outcome outcome;
  std::uint32_t law = 0;  ///< of another rule: by whose law date, see TraceStep
};

struct TraceList;

/// An indicator in a weighted mean.
struct TraceWeight {
  ir::RuleId indicator;
  IndicatorStanding standing;
};

/// What an expression read on its way. What the rows of a list gave stands with the rows, everything else here.
struct TraceReads {
  std::vector<TraceOperand> operands;  ///< in the order read, each once
  std::vector<TraceList> lists;        ///< operations over lists, in the order evaluated
  std::vector<TraceWeight> weights;    ///< of `rata-rata tertimbang indikator`
  std::vector<FeedbackStanding> feedbacks;
  std::vector<TraceOperand> intermediate;  ///< rounding and clamping: the operand's node and value, then the node's own
};

/// One row that an operation over a list looked at.
struct TraceRow {
  std::string name;       ///< `skp[2020]`
  value::Outcome counts;  ///< passes the filter; for `terbaru`: has the latest date
  TraceReads reads;
};

/// `setiap`, `ada`, `terbaru`, `masa gabungan`: the list, and every row of it.
struct TraceList {
  ir::NodeId node;
  std::string name;     ///< `skp`
  std::string source;   ///< the source's name for it
  bool is_told = true;  ///< false: there is no row, and nobody has said that there is none
  std::vector<TraceRow> rows;
  /// `seluruh X`, and members of a group: how many count; their rows are not kept.
  std::optional<std::uint64_t> num_members = {};
  std::vector<value::UnitedPeriod> pieces = {};  ///< of `masa gabungan`, where it is known which days count
};

/// What the clauses of an indicator read; its formula and the points for a target of zero read into the step.
struct IndicatorReads {
  TraceReads target;  ///< both bounds of a range
  TraceReads actual;
  TraceReads weight;
};

/// One evaluation of a rule's formula, guard, table row test or requirement. Every evaluation of a rule ends with exactly
/// one step of the roles formula, requirement or table, whose outcome is the rule's; guards and formulas of exceptions
/// stand before it.
struct TraceStep {
  enum class Role : std::uint8_t { applies_when, formula, requirement, exception_guard, exception_formula, table };
  std::optional<ir::RuleId> rule;  ///< none for the applicability of the assessment
  Role role = Role::formula;
  std::uint32_t law = 0;  ///< 0: by the law date of the assessment; else by another, each its own
  value::Outcome law_date = value::NotApplicable{};  ///< which that is
  std::string element;                               ///< `skp[2020]` for rules `untuk setiap`
  std::optional<std::uint16_t> exception;            ///< index in the rule's tree
  std::vector<std::size_t> versions;                 ///< of the rule: those that are in force, or may be
  std::vector<TraceReads> version_reads;  ///< beside them what each read, when there are several; `reads` is empty then
  std::vector<std::uint16_t> rows;        ///< tables: rows that match or may match
  std::vector<value::Outcome> matches;    ///< beside `rows`: yes, or not known
  TraceReads reads;
  value::Outcome outcome = value::NotApplicable{};
  std::optional<IndicatorStanding> standing;  ///< indicators
  IndicatorReads indicator;                   ///< likewise
  /// What the rule's own formula gave, before exceptions; empty when it was not evaluated.
  std::optional<value::Outcome> own;
  std::vector<Reason> reasons;  ///< applies_when, exception_guard: comparisons that fail or are open
};

class TraceRecorder {
public:
  void record(TraceStep step) { steps_.push_back(std::move(step)); }
  /// In the order in which evaluations ended: what a rule needs stands before it.
  std::vector<TraceStep> const& steps() const { return steps_; }

private:
  std::vector<TraceStep> steps_;
};

}  // namespace timbang::evaluate
