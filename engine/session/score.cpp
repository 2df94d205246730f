#include "engine/session/score.h"

#include <variant>

#include "engine/evaluate/interpret.h"
#include "engine/session/assessment_records.h"

namespace timbang::session {

ScoreEnd score(ir::Program const& program, ScoreRequest const& request, ScoreSink& sink) {
  auto const source = open_records_for(program, request);
  while (auto const item = source->next()) {
    if (auto const* rejection = std::get_if<records::Rejection>(&*item)) {
      sink.rejected(*rejection);
    } else if (auto const* row = std::get_if<records::LeftOutRow>(&*item)) {
      sink.left_out(*row);
    } else {
      auto const& record = std::get<records::ReadRecord>(*item);
      sink.decided(record, evaluate::interpret(program, request.assessment, record.record, request.dates));
    }
  }
  ScoreEnd end{source->refused(), about_law_date(program, request)};
  auto const& about_files = source->file_diagnostics();
  end.file_diagnostics.insert(end.file_diagnostics.end(), about_files.begin(), about_files.end());
  return end;
}

}  // namespace timbang::session
