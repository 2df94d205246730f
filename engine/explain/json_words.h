// The words of the JSON explanation for our enumerations; the same in every language, and part of its interface.
// Used by explain_json alone.
#pragma once

#include <string_view>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/place.h"
#include "engine/explain/story.h"
#include "engine/ir/program.h"
#include "engine/value/operation.h"

namespace timbang::explain {

std::string_view json_word(evaluate::ResultState state);
std::string_view json_word(ExceptionState state);
std::string_view json_word(evaluate::PlaceState state);
std::string_view json_word(OperandKind kind);
std::string_view json_word(ir::CitationPartKind kind);
std::string_view json_word(value::ComparisonOperator operation);
std::string_view json_word(value::RoundingMode mode);
std::string_view json_word(ir::IndicatorFormula formula);
std::string_view json_word(ir::MissingPolicy policy);
std::string_view json_word(evaluate::PointsBasis basis);
std::string_view json_word(ir::Freedom freedom);
std::string_view json_word(evaluate::MeanSecrecy secrecy);

/// `eligible`, `not_eligible`, `undetermined`, `not_applicable`, `fault`.
std::string_view decision_word(value::Outcome const& outcome);
/// `met`, `not_met`, `undetermined`, `fault`.
std::string_view requirement_word(value::Outcome const& outcome);

}  // namespace timbang::explain
