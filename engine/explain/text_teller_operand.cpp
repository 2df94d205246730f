// What a formula is, what it read, how its result was rounded, and why a condition does not hold.
#include <variant>

#include "engine/explain/citation_text.h"
#include "engine/explain/reason_text.h"
#include "engine/explain/text_teller.h"
#include "engine/explain/value_text.h"
#include "engine/value/notation.h"

namespace timbang::explain {

namespace {

Phrase mode_phrase(value::RoundingMode mode) {
  switch (mode) {
    case value::RoundingMode::half_up: return Phrase::half_up;
    case value::RoundingMode::half_down: return Phrase::half_down;
    case value::RoundingMode::half_even: return Phrase::half_even;
    case value::RoundingMode::up: return Phrase::up;
    case value::RoundingMode::down: return Phrase::down;
  }
  return Phrase::half_up;
}

/// Could the comparison still turn out to hold?
bool is_open(evaluate::Reason const& reason) {
  if (reason.demanded.size() == 1) {
    return value::compare(reason.operation, reason.actual, reason.demanded.front()).is_unknown();
  }
  return value::is_one_of(reason.actual, reason.demanded).is_unknown();
}

}  // namespace

/// A formula that is only a name says nothing that its operand does not say.
void TextTeller::tell_formula(std::size_t depth, Phrase heading, FormulaStory const& formula) {
  auto const& node = program_[formula.node];
  auto const written = sources_.get(node.span.file).text(node.span);
  if (!written.empty()) page_.written(depth, phrase(heading, language_), written);
  if (formula.version != nullptr) {
    tell_period(depth + 1, formula.version->in_force);
    tell_annotations(depth + 1, formula.version->annotations);
  }
  tell_reads(depth + 1, formula.reads);
}

void TextTeller::tell_period(std::size_t depth, ir::Period const& period) {
  auto const from = value::write_date(period.from.value(), language_);
  if (period.through) {
    say(depth, Phrase::version_from_through, from, value::write_date(*period.through, language_));
  } else {
    say(depth, Phrase::version_from, from);
  }
}

void TextTeller::tell_possible_versions(std::size_t depth, RuleStory const& rule) {
  if (rule.possible_versions.empty()) return;
  page_.line(depth, phrase(Phrase::possible_versions, language_));
  auto const is_requirement = rule.requirement != nullptr;
  for (auto const& version : rule.possible_versions) {
    tell_period(depth + 1, version.in_force);
    if (version.formula) {
      auto const span = program_[*version.formula].span;
      page_.written(depth + 2, phrase(is_requirement ? Phrase::must : Phrase::formula, language_),
                    sources_.get(span.file).text(span));
    }
    tell_reads(depth + 2, version.reads);
  }
}

void TextTeller::tell_reads(std::size_t depth, ReadStory const& reads) {
  for (auto const& operand : reads.operands) tell_operand(depth, operand);
  for (auto const& list : reads.lists) tell_list(depth, list);
  tell_weights(depth, reads.weights);
  for (auto const& feedback : reads.feedbacks) tell_feedback(depth, feedback);
  for (auto const& limit : reads.limits) tell_limit(depth, limit);
}

void TextTeller::tell_operand(std::size_t depth, OperandStory const& operand) {
  auto const value = outcome_text(program_, program_[operand.node].type, operand.outcome, language_);
  switch (operand.kind) {
    case OperandKind::datum:
      if (operand.source.empty() || operand.source == operand.name || is_in_missing_row(operand)) {
        say(depth, Phrase::equals, operand.name, datum_value(operand));
      } else {
        say(depth, Phrase::from_column, operand.name, datum_value(operand), operand.source);
      }
      return;
    case OperandKind::parameter: return tell_parameter(depth, operand);
    case OperandKind::rule: return tell_rule_operand(depth, operand);
    case OperandKind::evaluation_date: return say(depth, Phrase::equals, operand.name, value);
  }
}

/// Not the field is what nobody has told, but the row around it.
bool TextTeller::is_in_missing_row(OperandStory const& operand) const {
  auto const causes = operand.outcome.causes();
  return causes.size() == 1 && decision_.missing.at(causes.front()).path != operand.name;
}

std::string TextTeller::datum_value(OperandStory const& operand) const {
  if (is_in_missing_row(operand)) {
    return sentence(Phrase::no_row_yet, language_, decision_.missing.at(operand.outcome.causes().front()).path);
  }
  if (operand.outcome.is_unknown()) return std::string(phrase(Phrase::no_data_yet, language_));
  if (operand.outcome.is_not_applicable()) {
    auto const is_running = operand.field != nullptr && operand.field->when_empty == value::Absence::still_running;
    return std::string(phrase(is_running ? Phrase::still_running : Phrase::none, language_));
  }
  return outcome_text(program_, program_[operand.node].type, operand.outcome, language_);
}

/// A step, or a value for one element, is told where it is first used; a result of its own has its own place.
void TextTeller::tell_rule_operand(std::size_t depth, OperandStory const& operand) {
  auto const* rule = story_.find(*operand.rule, operand.element, operand.law);
  auto const value = outcome_text(program_, program_[operand.node].type, operand.outcome, language_);
  auto const is_as_of = std::holds_alternative<ir::RuleAsOf>(program_[operand.node].operation);
  auto const name = is_as_of ? one_line(sources_, program_[operand.node].span) : operand.name;
  if (rule == nullptr) return say(depth, Phrase::equals, name, value);
  if (told_.count({rule->rule, rule->element, rule->law}) > 0) return say(depth, Phrase::shown_above, name, value);
  auto const has_own_place = rule->result != nullptr || rule->requirement != nullptr;
  if (has_own_place) return say(depth, Phrase::shown_below, name, value);
  tell_rule(depth, *rule);
}

void TextTeller::tell_limit(std::size_t depth, LimitStory const& limit) {
  if (limit.before.is_not_applicable() || limit.before.is_fault()) return;
  auto const& node = program_[limit.node];
  auto const before = outcome_text(program_, node.type, limit.before, language_);
  auto const after = outcome_text(program_, node.type, limit.after, language_);
  if (auto const* round = std::get_if<ir::Round>(&node.operation)) {
    if (before == after)
      return say(depth, Phrase::rounded_unchanged, round->decimals, phrase(mode_phrase(round->mode), language_), after);
    return say(depth, Phrase::rounded, round->decimals, phrase(mode_phrase(round->mode), language_), before, after);
  }
  auto const& clamp = std::get<ir::Clamp>(node.operation);
  auto const low = one_line(sources_, program_[clamp.low].span);
  auto const high = one_line(sources_, program_[clamp.high].span);
  if (before == after) return say(depth, Phrase::limited_unchanged, low, high, after);
  say(depth, Phrase::limited, low, high, before, after);
}

void TextTeller::tell_reasons(std::size_t depth, std::vector<evaluate::Reason> const& reasons) {
  for (auto const& reason : reasons) {
    auto const text = reason_text(program_, sources_, reason, language_);
    say(depth, is_open(reason) ? Phrase::open_part : Phrase::unmet_part, text);
  }
}

void TextTeller::tell_annotations(std::size_t depth, ir::Annotations const& annotations) {
  if (!annotations.citations.empty()) {
    say(depth, Phrase::under, citations_text(program_, annotations.citations, language_));
  }
  for (auto const& citation : annotations.citations) cited_.insert(citation.regulation);
  for (auto const& note : annotations.notes) say(depth, Phrase::note, note);
  for (auto const& open : annotations.to_check) say(depth, Phrase::to_be_checked, open);
}

}  // namespace timbang::explain
