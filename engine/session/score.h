// Decides every record of a file, one at a time, and hands each to a sink; nothing is gathered.
// Used by score_report for files, and by whoever embeds Timbang.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/records/record_source.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Where records come from. The same for score and explain.
struct RecordRequest {
  std::string path;                          ///< CSV or JSON lines; `-` is standard input
  std::vector<records::ChildFile> children;  ///< `--records skp=skp.csv`
};

struct ScoreRequest {
  ir::AssessmentId assessment;
  RecordRequest records;
  evaluate::EvaluationContext dates;
};

/// Takes what score makes, in the order of the file.
class ScoreSink {
public:
  virtual ~ScoreSink() = default;
  virtual void decided(records::ReadRecord const& record, evaluate::Decision const& decision) = 0;
  virtual void rejected(records::Rejection const& rejection) = 0;
  /// A row of a list that belongs to nobody; they come last.
  virtual void left_out(records::LeftOutRow const&) {}
};

struct ScoreEnd {
  /// The file is unusable as a whole, and so is everything that the sink was given.
  bool refused = false;
  std::vector<source::Diagnostic> file_diagnostics;
};

ScoreEnd score(ir::Program const& program, ScoreRequest const& request, ScoreSink& sink);

}  // namespace timbang::session
