#include "engine/session/assessment_records.h"

#include <utility>

#include "engine/session/data_checks.h"

namespace timbang::session {

std::unique_ptr<records::RecordSource> open_records_of(ir::Program const& program, ir::RecordTypeId type,
                                                       RecordRequest const& files, ir::FieldSet const& needed,
                                                       evaluate::EvaluationContext const& dates) {
  records::Purpose purpose;
  purpose.needed = needed;
  purpose.inspector = std::make_unique<DataChecks>(program, dates);
  return records::open_records(program, type, files.path, files.children, std::move(purpose));
}

std::vector<source::Diagnostic> about_law_date(ir::Program const& program, ScoreRequest const& request) {
  auto const& assessment = program[request.assessment];
  if (!assessment.law_date || request.dates.law_date == request.dates.evaluation_date) return {};
  return {{source::DiagnosticCode::law_date_not_used, source::NoPlace{}, {assessment.name}, {}, {}}};
}

}  // namespace timbang::session
