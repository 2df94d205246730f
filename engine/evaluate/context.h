// What an evaluation depends on besides the program and the record. There is no "now".
#pragma once

#include <map>

#include "engine/evaluate/collections.h"
#include "engine/evaluate/group_members.h"
#include "engine/evaluate/place.h"
#include "engine/evaluate/population_cache.h"
#include "engine/ir/identifier.h"
#include "engine/value/calendar.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

class Coverage;
class Holidays;

/// The dates that are kept apart (the third, the date of a fact, stands in the record), and what an example sets.
struct EvaluationContext {
  value::Date evaluation_date;  ///< the day for which the question is asked
  value::Date law_date;         ///< picks the versions in force; the evaluation date unless asked otherwise
  /// Open terms that have this value whatever has been set.
  std::map<ir::ParameterId, value::Value> terms = {};
  // What is not of the record itself; each may be null, and then nobody has told it. Not owned.
  Collections const* collections = nullptr;
  PopulationCache* populations = nullptr;  ///< of these collections, dates and terms alone
  /// Of a ranking: traces and missing data do not tell of other records of the subject's type, whatever relation leads there.
  bool hides_others = false;
  Place const* place = nullptr;           ///< of the subject, for the results of a ranking
  GroupMembers const* members = nullptr;  ///< of the subject, a group of a summary
  /// Not owned; null when nobody has told any.
  Holidays const* holidays = nullptr;
  Coverage* coverage = nullptr;  ///< counts what is evaluated; not owned
};

}  // namespace timbang::evaluate
