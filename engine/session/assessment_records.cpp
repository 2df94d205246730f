#include "engine/session/assessment_records.h"

#include <utility>

#include "engine/ir/fields_read.h"
#include "engine/session/data_checks.h"

namespace timbang::session {

std::unique_ptr<records::RecordSource> open_records_for(ir::Program const& program, ScoreRequest const& request) {
  records::Purpose purpose;
  purpose.needed = ir::fields_read(program, request.assessment);
  purpose.inspector = std::make_unique<DataChecks>(program, request.dates);
  return records::open_records(program, program[request.assessment].subject, request.records.path,
                               request.records.children, std::move(purpose));
}

std::vector<source::Diagnostic> about_law_date(ir::Program const& program, ScoreRequest const& request) {
  auto const& assessment = program[request.assessment];
  if (!assessment.law_date || request.dates.law_date == request.dates.evaluation_date) return {};
  return {{source::DiagnosticCode::law_date_not_used, source::NoPlace{}, {assessment.name}, {}, {}}};
}

}  // namespace timbang::session
