#include "engine/explain/explain.h"
#include "engine/explain/json_teller.h"
#include "engine/explain/story.h"

namespace timbang::explain {

std::string explain_json(ir::Program const& program, source::SourceStore const& sources,
                         evaluate::Decision const& decision, evaluate::TraceRecorder const& trace,
                         evaluate::EvaluationContext const& context, std::string const& key,
                         source::Language language) {
  Story const story(program, decision, trace, context);
  return JsonTeller(program, sources, story, decision, language).tell(context, key).write();
}

}  // namespace timbang::explain
