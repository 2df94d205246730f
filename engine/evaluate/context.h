// What an evaluation depends on besides the program and the record. There is no "now".
#pragma once

#include "engine/value/calendar.h"

namespace timbang::evaluate {

/// The dates that are kept apart; the third, the date of a fact, stands in the record.
struct EvaluationContext {
  value::Date evaluation_date;  ///< the day for which the question is asked
  value::Date law_date;         ///< picks the versions in force; the evaluation date unless asked otherwise
};

}  // namespace timbang::evaluate
