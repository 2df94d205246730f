// Reads what a scoring needs besides the record in hand: the collections that relations and `seluruh` look at, and for
// rankings and summaries all records of the subject. Used by score, explain and their tests of data.
// Holds all of it in memory, without the fields that no rule reads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/evaluate/collections.h"
#include "engine/evaluate/holidays.h"
#include "engine/ir/fields_read.h"
#include "engine/records/record_source.h"
#include "engine/session/score_request.h"
#include "engine/source/diagnostic.h"

namespace timbang::session {

/// Which files hold what.
struct GatheringPlan {
  ir::RecordTypeId subject;  ///< of the records in the main file; of a summary the subject of what it is made from
  ir::FieldSet needed;
  bool is_population = false;  ///< all records of the subject are needed before any can be decided
  RecordRequest main;          ///< of the subject
  std::map<ir::RecordTypeId, RecordRequest> collections;
  std::vector<source::Diagnostic>
      mistakes;  ///< files that nobody asks for (errors), collections without a file (warnings)
};

GatheringPlan plan_gathering(ir::Program const& program, ScoreRequest const& request);

struct Gathered {
  evaluate::Collections collections;
  evaluate::Holidays holidays;  ///< from collections by which a package tells them
  /// Records of the subject, when the plan asks for all of them; in the order of the file, their data apart.
  std::vector<records::ReadRecord> members;
  std::vector<value::RecordDatum const*> data;  ///< beside the members
  std::uint64_t num_rejected_members = 0;
  std::map<ir::RecordTypeId, std::set<std::string>> rejected_keys;
  std::map<ir::RecordTypeId, evaluate::Rejected> rejected;
  bool is_refused = false;
  std::vector<source::Diagnostic> file_diagnostics;
  std::vector<value::RecordDatum> own_data;  ///< of members that are no collection; `data` points into it
};

/// Is told what is rejected or left out on the way.
class GatheringSink {
public:
  virtual ~GatheringSink() = default;
  virtual void rejected(records::Rejection const& rejection) = 0;
  virtual void left_out(records::LeftOutRow const& row) = 0;
  /// Of a record of a collection that is kept.
  virtual void warned(std::vector<source::Diagnostic> const& warnings) = 0;
};

std::unique_ptr<Gathered> gather(ir::Program const& program, ScoreRequest const& request, GatheringPlan const& plan,
                                 GatheringSink& sink);

/// Relations of the record that lead nowhere, and lists of more records than declared; nothing about collections that nobody
/// has given. `place` is the record's.
std::vector<source::Diagnostic> broken_relations(ir::Program const& program, ir::RecordTypeId type,
                                                 value::RecordDatum const& record, GatheringPlan const& plan,
                                                 Gathered const& gathered, source::DataPlace const& place);

}  // namespace timbang::session
