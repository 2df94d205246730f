// The result of one assessment for one record. Made by interpret, told by explain, written by report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

enum class ResultState : std::uint8_t {
  final,           ///< known, and nothing that is missing can change it
  provisional,     ///< not known, but fewer values are possible than its type allows
  undetermined,    ///< every value is still possible
  not_applicable,  ///< `berlaku bila` does not hold
  fault,           ///< cannot be computed; the fault says why
};

/// A datum that nobody has told.
struct MissingDatum {
  /// In the rules' names: `skp[2020].nilai_skp`; a year without a row `skp[2020]`; a list without rows `uji_kompetensi`.
  std::string path;
  std::string source;  ///< the same in the names of the source's columns: `skp[2020].nilaiSkp`
};

/// One comparison that decides a requirement, as the author wrote it, with the values that it met.
/// For a yes/no datum without comparison `demanded` is yes (or no under `tidak`).
struct Reason {
  ir::NodeId node;      ///< the comparison
  std::string element;  ///< the row of a list it was made for, `skp[2020]`; empty otherwise
  value::Outcome actual;
  value::ComparisonOperator operation;
  std::vector<value::Outcome> demanded;               ///< one, or several for `salah satu dari`
  std::optional<value::Value> shortfall;              ///< how far actual is from demanded; numbers, durations
  std::optional<value::Date> cured_on;                ///< the day on which time alone makes it hold
  std::optional<ir::NodeId> measured = std::nullopt;  ///< the operand that gave `actual`; empty for a yes/no of its own
};

/// Why an exception did not help (or that it did).
struct ExceptionResult {
  std::uint16_t index = 0;      ///< in the rule's ExceptionTree
  value::Outcome holds;         ///< its guard, and no exception to it holds
  std::vector<Reason> reasons;  ///< comparisons of the guard that fail or are open
};

struct RequirementResult {
  ir::RuleId rule;
  value::Outcome outcome;                     ///< yes: met (itself or by an exception)
  std::optional<std::uint16_t> satisfied_by;  ///< the exception that satisfies it where the requirement itself fails
  std::vector<Reason> reasons;                ///< comparisons that fail (or are open) when it is not met
  std::vector<ExceptionResult> exceptions;    ///< all of them, when the requirement itself does not hold
  std::vector<std::size_t> versions = {};     ///< those that are, or may be, in force, when it does not hold
};

/// The output of a table row that matches or may match.
struct CollectedOutput {
  std::uint16_t row = 0;
  value::Outcome matches;
  value::Outcome output;
};

/// A value or a decision, in the order written. Steps are left out.
struct RuleResult {
  ir::RuleId rule;
  value::Outcome outcome;  ///< of a collection: yes when it is complete
  ResultState state = ResultState::final;
  /// Tables that use all rows that match: their outputs, in the order of the rows.
  std::vector<CollectedOutput> collected = {};
  /// Indicators whose missing data were dealt with by a written policy (`bagi ulang bobot`, `anggap nol`): if the state is
  /// final, it is so by that policy.
  std::vector<ir::RuleId> by_policy = {};
  /// Decisions, where the requirements alone do not hold: the exception that satisfies it, and all exceptions.
  std::optional<std::uint16_t> satisfied_by = {};
  std::vector<ExceptionResult> exceptions = {};
};

struct Decision {
  ir::AssessmentId assessment;
  value::Outcome law_date = value::NotApplicable{};  ///< that picked the versions in force
  ResultState state = ResultState::final;  ///< the worst of the results: fault, undetermined, provisional, final
  std::vector<RuleResult> results;
  /// All requirements of the assessment, in the order written; empty when it does not apply.
  std::vector<RequirementResult> requirements;
  /// Every missing datum that was read; a MissingId in `causes` of an outcome above is a place in here.
  std::vector<MissingDatum> missing;
  /// Missing data on which some result hangs that is not final, in the order first met.
  std::vector<MissingDatum> missing_deciding;
  /// Missing data that was read too, but changes nothing. Data that only a requirement of a decision that does not apply
  /// would need is not listed.
  std::vector<MissingDatum> missing_besides;
  /// Faults of results and requirements, each once.
  std::vector<value::Fault> faults;
};

/// Indicators that a policy dealt with in some result, each once.
std::vector<ir::RuleId> indicators_by_policy(Decision const& decision);

/// The requirements that make `decision` (a rule of the program) fail, by index into Decision::requirements; empty for a
/// decision that does not apply.
std::vector<std::size_t> failing_requirements(ir::Program const& program, Decision const& result, ir::RuleId decision);

}  // namespace timbang::evaluate
