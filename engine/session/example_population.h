// The population of an example: the collections that it gives, and what a ranking or summary makes of them.
// Used by run_tests. Never reads a file.
#pragma once

#include <optional>

#include "engine/evaluate/collections.h"
#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/holidays.h"
#include "engine/evaluate/population_cache.h"
#include "engine/evaluate/trace.h"
#include "engine/ir/program.h"

namespace timbang::session {

class ExamplePopulation {
public:
  ExamplePopulation(ir::Program const& program, ir::Example const& example, ir::ExampleCase const& one,
                    evaluate::EvaluationContext const& dates);

  /// What the assessment says of the subject of the case; empty where a summary has no such group.
  std::optional<evaluate::Decision> decide(evaluate::TraceRecorder& trace);

private:
  std::optional<evaluate::Decision> line_of_summary() const;
  evaluate::Place place_in_ranking() const;
  std::vector<value::RecordDatum const*> members(ir::RecordTypeId type) const;

  ir::Program const& program_;
  ir::Assessment const& assessment_;
  ir::AssessmentId id_;
  value::RecordDatum const& subject_;
  evaluate::Collections collections_;
  evaluate::Holidays holidays_;
  evaluate::PopulationCache populations_;
  evaluate::EvaluationContext context_;
};

}  // namespace timbang::session
