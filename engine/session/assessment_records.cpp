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

}  // namespace timbang::session
