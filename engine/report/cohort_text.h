// What became of the cohorts of a ranking, in lines for people: how many are ranked in each, and who is not.
// Used by summary_report.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/ranking.h"
#include "engine/records/record_source.h"
#include "engine/source/language.h"

namespace timbang::report {

/// `members` stand beside the places of `ranked`. Begins with an empty line, or is empty when there is no cohort.
std::string cohort_text(evaluate::RankedPopulation const& ranked, std::vector<records::ReadRecord> const& members,
                        bool sets_apart, source::Language language);

}  // namespace timbang::report
