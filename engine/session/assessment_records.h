// Opens a file of records for an assessment: with the fields that matter to it, and the data checks.
// Used by score, gather and explain, so that all read the same records and say the same of them.
#pragma once

#include <memory>
#include <vector>

#include "engine/ir/fields_read.h"
#include "engine/ir/program.h"
#include "engine/records/record_source.h"
#include "engine/session/score_request.h"

namespace timbang::session {

/// Always returns a source; one that cannot be used is `refused`. `program` must outlive it.
std::unique_ptr<records::RecordSource> open_records_of(ir::Program const& program, ir::RecordTypeId type,
                                                       RecordRequest const& files, ir::FieldSet const& needed,
                                                       evaluate::EvaluationContext const& dates);

/// Warns that a law date was asked for which the assessment does not use, because it names its own; else empty.
std::vector<source::Diagnostic> about_law_date(ir::Program const& program, ScoreRequest const& request);

}  // namespace timbang::session
