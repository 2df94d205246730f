#include "engine/explain/explain.h"
#include "engine/explain/story.h"
#include "engine/explain/text_teller.h"

namespace timbang::explain {

std::string explain_text(ir::Program const& program, source::SourceStore const& sources,
                         evaluate::Decision const& decision, evaluate::TraceRecorder const& trace,
                         evaluate::EvaluationContext const& context, std::string const& key,
                         source::Language language) {
  Story const story(program, decision, trace, context);
  return TextTeller(program, sources, story, decision, language).tell(context, key);
}

}  // namespace timbang::explain
