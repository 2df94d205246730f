// Why a record's result is what it is: told to a person, or structured for a machine. Both say the same.
// Used by session; made from what interpret() gave. Never evaluates a rule.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/place.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::explain {

/// Another member of the cohort, for explanations that name them.
struct CohortMember {
  std::string key;
  evaluate::Place const* place = nullptr;  ///< not owned
};

/// What an explanation is made from. The references outlive the call.
struct ExplanationInput {
  ir::Program const& program;
  source::SourceStore const& sources;
  evaluate::Decision const& decision;
  evaluate::TraceRecorder const& trace;  ///< of the evaluation that gave the decision
  evaluate::EvaluationContext const& context;
  std::string const& key;          ///< of the record
  std::string const& rule_digest;  ///< of the rules (audit/digest.h)
  source::Language language = source::Language::indonesian;
  /// Rankings: all members of the cohort by rank, when their data may be told; else empty.
  std::vector<CohortMember> cohort = {};
};

/// Several lines of at most about 110 columns, the last one ended too. Formulas stand as they are written, whatever the
/// language.
std::string explain_text(ExplanationInput const& input);

/// One JSON object, indented, ended by a line break. Keys and values are the same in every language, and exact: numbers as
/// JSON numbers (a string `1/3` when not a finite decimal), dates and durations as ISO 8601, enumerations by name and
/// label; only messages are in the language.
std::string explain_json(ExplanationInput const& input);

}  // namespace timbang::explain
