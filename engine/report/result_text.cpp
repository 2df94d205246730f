#include "engine/report/result_text.h"

#include "engine/explain/value_text.h"
#include "engine/report/canonical_text.h"
#include "engine/report/words.h"

namespace timbang::report {

std::string_view state_text(evaluate::ResultState state, source::Language language) {
  switch (state) {
    case evaluate::ResultState::final: return word(Word::state_final, language);
    case evaluate::ResultState::provisional: return word(Word::state_provisional, language);
    case evaluate::ResultState::undetermined: return word(Word::state_undetermined, language);
    case evaluate::ResultState::not_applicable: return word(Word::state_not_applicable, language);
    case evaluate::ResultState::fault: return word(Word::state_fault, language);
  }
  return {};
}

std::string result_text(ir::Program const& program, evaluate::RuleResult const& result, source::Language language) {
  auto const& outcome = result.outcome;
  auto const& rule = program[result.rule];
  if (outcome.is_known() && is_decision(rule)) {
    return std::string(word(outcome.is_true() ? Word::eligible : Word::not_eligible, language));
  }
  auto const has_values = outcome.is_known() || result.state == evaluate::ResultState::provisional;
  if (!has_values) return std::string(state_text(result.state, language));
  return explain::outcome_text(program, rule.type, outcome, language);
}

}  // namespace timbang::report
