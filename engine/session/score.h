// Decides every record of a file, one at a time, and hands each to a sink; nothing is gathered.
// Used by score_report for files, and by whoever embeds Timbang.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/ranking.h"
#include "engine/evaluate/summary.h"
#include "engine/ir/program.h"
#include "engine/records/record_source.h"
#include "engine/session/score_request.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Takes what score makes: records in the order of the file, of a ranking by cohort and rank, of a summary its lines.
class ScoreSink {
public:
  virtual ~ScoreSink() = default;
  /// Of a member of a population the data of `record` are not there.
  virtual void decided(records::ReadRecord const& record, evaluate::Decision const& decision) = 0;
  virtual void rejected(records::Rejection const& rejection) = 0;
  /// A row of a list that belongs to nobody; they come last.
  virtual void left_out(records::LeftOutRow const&) {}
  /// About a record of a collection, which is kept.
  virtual void warned(std::vector<source::Diagnostic> const&) {}
  /// After all members of a ranking; `members` stand beside its places.
  virtual void ranked(evaluate::RankedPopulation const&, std::vector<records::ReadRecord> const& /*members*/) {}
  /// A line of a summary.
  virtual void summarised(evaluate::SummaryLine const&) {}
  /// After all lines of a summary: how many records it is made from.
  virtual void summary_ended(std::uint64_t /*num_members*/) {}
};

struct ScoreEnd {
  /// The file is unusable as a whole, and so is everything that the sink was given.
  bool refused = false;
  std::vector<source::Diagnostic> file_diagnostics;
};

ScoreEnd score(ir::Program const& program, ScoreRequest const& request, ScoreSink& sink);

}  // namespace timbang::session
