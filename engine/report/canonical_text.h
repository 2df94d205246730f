// Values and results as result files hold them: the same in every language, exact, and stable from version to version.
// Used by the CSV and JSON reports; what people read is written by explain/value_text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/value/possible.h"

namespace timbang::report {

/// `final`, `provisional`, `undetermined`, `not_applicable`, `fault`.
std::string_view canonical_state(evaluate::ResultState state);

/// A number with decimal point or as a fraction (a percentage as the fraction it is: `0.375`), `true`/`false`, a date
/// `2023-03-10`, a duration `P5Y2M10D`, an enumeration by the name of its value, text as it is.
std::string canonical_value(ir::Program const& program, value::Type const& type, value::Value const& value);

/// `[a .. b]` with round brackets at open ends, or `a|b`; a side without bound is left empty.
std::string canonical_possible(ir::Program const& program, value::Type const& type, value::Possible const& possible);

/// The outputs of all rows that match, separated by `|`; a `?` behind those of rows that only may match. What is no value
/// stands in parentheses: what is possible, `(not_applicable)`, `(fault)`. In texts a `\` stands before `\`, `|`, `?`, `[`
/// and `(`. `[]` when no row matches, empty while nothing is known.
std::string canonical_collection(ir::Program const& program, evaluate::RuleResult const& result);

/// One result. A decision is `eligible`, `not_eligible`, `undetermined`, `not_applicable` or `fault`; a value is written
/// as above (a collection by canonical_collection), empty when every value is possible, and as its state when it does not apply or cannot be computed.
std::string canonical_result(ir::Program const& program, evaluate::RuleResult const& result);

bool is_decision(ir::Rule const& rule);

/// The rules whose results a record gets, in the order written: values and decisions, no requirements and no steps.
std::vector<ir::RuleId> result_rules(ir::Program const& program, ir::AssessmentId assessment);

/// The result of a rule; null when the decision has none.
evaluate::RuleResult const* find_result(evaluate::Decision const& decision, ir::RuleId rule);

/// The requirements that fail, each once, in the order written; none of those that belong only to a decision that does not
/// apply.
std::vector<evaluate::RequirementResult const*> failing(ir::Program const& program, evaluate::Decision const& decision);

}  // namespace timbang::report
