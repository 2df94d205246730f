// One expression without a package: `0,1 + 0,2`. Used by `timbang eval` and wherever a user tries a formula.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"
#include "engine/value/calendar.h"

namespace timbang::session {

struct ExpressionRequest {
  std::string expression;
  source::Language language = source::Language::indonesian;  ///< of the expression and of its result
  std::optional<value::Date> evaluation_date;
};

struct EvaluatedExpression {
  source::SourceStore sources;
  std::optional<std::string> text;  ///< the value in the language's notation; empty when there is none
  std::vector<source::Diagnostic> diagnostics;
  bool needs_date = false;  ///< there is no value because the request has no date
};

EvaluatedExpression evaluate_expression(ExpressionRequest const& request);

}  // namespace timbang::session
