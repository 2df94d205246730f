#include "engine/explain/explain.h"
#include "engine/explain/story.h"
#include "engine/explain/text_teller.h"

namespace timbang::explain {

std::string explain_text(ExplanationInput const& input) {
  Story const story(input.program, input.decision, input.trace);
  return TextTeller(input, story).tell();
}

}  // namespace timbang::explain
