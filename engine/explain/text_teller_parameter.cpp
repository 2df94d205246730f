// Parameters: which version was read, and of an open term who has set it and within which bounds.
#include "engine/explain/text_teller.h"
#include "engine/explain/value_text.h"

namespace timbang::explain {

void TextTeller::tell_parameter(std::size_t depth, OperandStory const& operand) {
  auto const value = outcome_text(program_, program_[operand.node].type, operand.outcome, language_);
  auto const* version = operand.version;
  if (version == nullptr) return say(depth, Phrase::equals, operand.name, value);
  if (!told_versions_.insert(version).second) return say(depth, Phrase::shown_above, operand.name, value);
  say(depth, Phrase::equals, operand.name, value);
  auto const& parameter = program_[std::get<ir::ParameterRead>(program_[operand.node].operation).parameter];
  if (version->set_by) say(depth + 1, Phrase::set_by, program_[*version->set_by].name);
  if (version->is_default) {
    auto const is_national = parameter.open && parameter.open->filled_by == ir::Scope::national;
    say(depth + 1, is_national ? Phrase::by_national_default : Phrase::by_default);
  }
  // A default that was written without dates holds from the first day of the calendar.
  if (version->in_force.from->year() > 1) tell_period(depth + 1, version->in_force);
  tell_annotations(depth + 1, version->annotations);
  if (parameter.open) tell_open_term(depth + 1, parameter);
}

void TextTeller::tell_open_term(std::size_t depth, ir::Parameter const& term) {
  auto const& package = program_[term.package].name;
  if (term.open->is_bounded) {
    say(depth, Phrase::opened_within, package, possible_text(program_, term.type, term.open->allowed, language_));
  } else {
    say(depth, Phrase::opened_by, package);
  }
  auto const direction = term.open->freedom == ir::Freedom::only_down ? Phrase::only_down : Phrase::only_up;
  if (term.open->freedom != ir::Freedom::both_ways) {
    for (auto const& standard : term.open->defaults) {
      auto const& day = decision_.law_date;
      if (day.is_known() && !standard.in_force.contains(day.as<value::Date>())) continue;
      say(depth + 1, direction, value_text(program_, term.type, standard.value, language_));
    }
  }
  tell_annotations(depth + 1, term.open->annotations);
}

}  // namespace timbang::explain
