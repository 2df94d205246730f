#include "engine/explain/explain.h"
#include "engine/explain/json_teller.h"
#include "engine/explain/story.h"

namespace timbang::explain {

std::string explain_json(ExplanationInput const& input) {
  Story const story(input.program, input.decision, input.trace);
  return JsonTeller(input, story).tell().write();
}

}  // namespace timbang::explain
