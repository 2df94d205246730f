#include "engine/explain/text_teller.h"

#include <variant>

#include "engine/explain/reason_text.h"
#include "engine/explain/value_text.h"
#include "engine/value/notation.h"

namespace timbang::explain {

namespace {

Phrase state_phrase(ExceptionState state) {
  switch (state) {
    case ExceptionState::holds: return Phrase::exception_holds;
    case ExceptionState::does_not_hold: return Phrase::exception_does_not_hold;
    case ExceptionState::open: return Phrase::exception_open;
    case ExceptionState::set_aside: return Phrase::exception_set_aside;
    case ExceptionState::not_in_force: return Phrase::exception_not_in_force;
    case ExceptionState::fault: return Phrase::cannot_be_computed;
  }
  return Phrase::cannot_be_computed;
}

}  // namespace

std::string TextTeller::tell() {
  tell_header();
  tell_results();
  if (decision_.state != evaluate::ResultState::not_applicable) tell_loose_requirements();
  tell_end();
  return page_.take();
}

void TextTeller::tell_header() {
  auto const& assessment = program_[decision_.assessment];
  auto const& package = program_[assessment.package];
  auto const& subject = program_[assessment.subject];
  if (assessment.label.empty()) {
    page_.line(0, assessment.name);
  } else {
    say(0, Phrase::assessment_title, assessment.label, assessment.name);
  }
  say(0, Phrase::package_version, package.name, package.version);
  tell_annotations(1, package.annotations);
  for (auto const filler : program_.fillers()) {
    say(0, Phrase::filled_by, program_[filler].name, program_[filler].version);
    tell_annotations(1, program_[filler].annotations);
  }
  if (subject.key) {
    say(0, Phrase::record_key_named, subject.fields.at(*subject.key).name, input_.key);
  } else {
    say(0, Phrase::record_key, input_.key);
  }
  say(0, Phrase::evaluation_date, value::write_date(input_.context.evaluation_date, language_));
  auto const law_date = law_date_text(decision_.law_date);
  if (assessment.law_date) {
    say(0, Phrase::law_date_named, law_date, one_line(sources_, program_[*assessment.law_date].span));
  } else {
    say(0, Phrase::law_date, law_date);
  }
  auto const by_policy = evaluate::indicators_by_policy(decision_);
  auto const state = state_text(decision_.state, language_);
  say(0, Phrase::state,
      by_policy.empty() ? state : sentence(Phrase::state_by_policy, language_, state, policies_text(by_policy)));
  tell_annotations(0, assessment.annotations);
  if (!story_.applies_when()) return;
  page_.blank();
  tell_formula(0, Phrase::applies_when, *story_.applies_when());
  tell_reasons(1, story_.applies_when()->reasons);
}

void TextTeller::tell_results() {
  for (auto const& result : decision_.results) {
    page_.blank();
    auto const* rule = story_.find(result.rule, {});
    if (rule != nullptr) {
      tell_rule(0, *rule);
    } else {
      say(0, Phrase::equals, title(program_[result.rule]), result_text(program_, result, language_));
    }
  }
}

/// Those that no decision names.
void TextTeller::tell_loose_requirements() {
  for (auto const& requirement : decision_.requirements) {
    auto const* rule = story_.find(requirement.rule, {});
    if (rule == nullptr || told_.count({requirement.rule, {}, 0}) > 0) continue;
    auto is_named = false;
    for (auto const id : program_[decision_.assessment].rules) {
      auto const* decision = std::get_if<ir::DecisionRule>(&program_[id].body);
      if (decision == nullptr) continue;
      for (auto const named : decision->requirements) is_named = is_named || named == requirement.rule;
    }
    if (is_named) continue;
    page_.blank();
    tell_requirement(0, *rule);
  }
}

void TextTeller::tell_end() {
  tell_cohort();
  tell_missing(Phrase::missing_deciding, decision_.missing_deciding);
  tell_missing(Phrase::missing_besides, decision_.missing_besides);
  if (!decision_.faults.empty()) {
    page_.blank();
    page_.line(0, phrase(Phrase::faults, language_));
    for (auto const& fault : decision_.faults) page_.line(1, fault_line(program_, sources_, fault, language_));
  }
  tell_regulations();
  page_.blank();
  say(0, Phrase::rule_digest, input_.rule_digest);
}

void TextTeller::tell_missing(Phrase heading, std::vector<evaluate::MissingDatum> const& data) {
  if (data.empty()) return;
  page_.blank();
  page_.line(0, phrase(heading, language_));
  for (auto const& datum : data) page_.line(1, missing_line(datum, language_));
}

void TextTeller::tell_regulations() {
  if (cited_.empty()) return;
  page_.blank();
  page_.line(0, phrase(Phrase::regulations, language_));
  for (auto const id : cited_) {
    auto const& regulation = program_[id];
    auto const day = [&](value::Date date) { return value::write_date(date, language_); };
    if (!regulation.from) {
      say(1, Phrase::regulation_line, regulation.name, regulation.title);
    } else if (!regulation.through) {
      say(1, Phrase::regulation_in_force, regulation.name, regulation.title, day(*regulation.from));
    } else {
      say(1, Phrase::regulation_in_force_through, regulation.name, regulation.title, day(*regulation.from),
          day(*regulation.through));
    }
    for (auto const& note : regulation.annotations.notes) say(2, Phrase::note, note);
    for (auto const& open : regulation.annotations.to_check) say(2, Phrase::to_be_checked, open);
  }
}

std::string TextTeller::law_date_text(value::Outcome const& law_date) const {
  if (law_date.is_unknown()) return std::string(phrase(Phrase::no_data_yet, language_));
  return outcome_text(program_, value::Type::date(), law_date, language_);
}

std::string TextTeller::rule_heading(RuleStory const& rule) const {
  auto const& known = program_[rule.rule];
  auto name = known.label.empty() ? known.name : sentence(Phrase::assessment_title, language_, known.label, known.name);
  if (known.is_step) name = sentence(known.parameter ? Phrase::parameter : Phrase::step, language_, name);
  if (!rule.element.empty()) name = sentence(Phrase::in_element, language_, rule.element, name);
  if (rule.law > 0) name = sentence(Phrase::by_rules_of, language_, name, law_date_text(rule.law_date));
  auto value = rule.result != nullptr ? result_text(program_, *rule.result, language_)
                                      : outcome_text(program_, known.type, rule.outcome, language_);
  if (rule.result != nullptr && rule.result->satisfied_by) {
    auto const& tree = std::get<ir::DecisionRule>(known.body).exceptions;
    value = sentence(Phrase::eligible_by_exception, language_, value,
                     title(tree.exceptions.at(*rule.result->satisfied_by), *rule.result->satisfied_by));
  }
  return sentence(Phrase::equals, language_, name, value);
}

void TextTeller::tell_rule(std::size_t depth, RuleStory const& rule) {
  auto const& known = program_[rule.rule];
  if (rule.requirement != nullptr) return tell_requirement(depth, rule);
  page_.line(depth, rule_heading(rule));
  if (auto const* decision = std::get_if<ir::DecisionRule>(&known.body)) {
    tell_decision(depth + 1, rule, *decision);
  }
  if (auto const* output = std::get_if<ir::RankingOutput>(&known.body)) {
    if (output->result == ir::RankingResult::rank) tell_place(depth + 1);
  }
  if (rule.own) tell_formula(depth + 1, known.parameter ? Phrase::parameter_value : Phrase::formula, *rule.own);
  if (rule.own && !rule.exceptions.empty() && !known.parameter) {
    say(depth + 1, Phrase::before_exceptions, outcome_text(program_, known.type, rule.own->outcome, language_));
  }
  tell_possible_versions(depth + 1, rule);
  if (rule.table) tell_table(depth + 1, *rule.table);
  if (rule.indicator) {
    if (rule.applies_when) {
      tell_formula(depth + 1, Phrase::applies_when, *rule.applies_when);
      tell_reasons(depth + 2, rule.applies_when->reasons);
    }
    tell_indicator(depth + 1, *rule.indicator);
  }
  // Those of a table are its rules' too.
  if (!rule.table) tell_annotations(depth + 1, known.annotations);
  for (auto const& exception : rule.exceptions) tell_exception(depth + 1, rule, exception);
  told_.insert({rule.rule, rule.element, rule.law});
}

void TextTeller::tell_decision(std::size_t depth, RuleStory const& rule, ir::DecisionRule const& body) {
  if (rule.applies_when) {
    tell_formula(depth, Phrase::applies_when, *rule.applies_when);
    tell_reasons(depth + 1, rule.applies_when->reasons);
  }
  if (rule.outcome.is_not_applicable()) return;
  page_.line(depth, phrase(Phrase::all_requirements, language_));
  for (auto const id : body.requirements) {
    auto const* requirement = story_.find(id, {}, rule.law);
    if (requirement == nullptr) continue;
    if (told_.count({id, {}, rule.law}) > 0) {
      say(depth + 1, Phrase::requirement_shown_above, title(program_[id]), requirement_state(*requirement));
    } else {
      tell_rule(depth + 1, *requirement);
    }
  }
}

/// By the rules of another day a requirement is no result of the record: only what it came to is told.
std::string TextTeller::requirement_state(RuleStory const& rule) const {
  auto const* result = rule.requirement;
  if (result != nullptr && result->satisfied_by) {
    auto const& tree = std::get<ir::Requirement>(program_[rule.rule].body).exceptions;
    return sentence(Phrase::met_by_exception, language_,
                    title(tree.exceptions.at(*result->satisfied_by), *result->satisfied_by));
  }
  auto const& outcome = result != nullptr ? result->outcome : rule.outcome;
  if (outcome.is_fault()) return outcome_text(program_, program_[rule.rule].type, outcome, language_);
  if (outcome.is_true()) return std::string(phrase(Phrase::met, language_));
  return std::string(phrase(outcome.is_false() ? Phrase::not_met : Phrase::open, language_));
}

/// The exceptions of a requirement that is met by itself are of no interest.
void TextTeller::tell_requirement(std::size_t depth, RuleStory const& rule) {
  auto const& known = program_[rule.rule];
  auto const name =
      known.label.empty() ? known.name : sentence(Phrase::assessment_title, language_, known.label, known.name);
  say(depth, Phrase::requirement_line, sentence(Phrase::requirement, language_, name), requirement_state(rule));
  if (known.added_by) say(depth + 1, Phrase::added_by, program_[*known.added_by].name);
  if (rule.own) tell_formula(depth + 1, Phrase::must, *rule.own);
  tell_possible_versions(depth + 1, rule);
  tell_reasons(depth + 1, rule.requirement->reasons);
  tell_annotations(depth + 1, known.annotations);
  if (!rule.own || !rule.own->outcome.is_true()) {
    for (auto const& exception : rule.exceptions) tell_exception(depth + 1, rule, exception);
  }
  told_.insert({rule.rule, rule.element, rule.law});
}

void TextTeller::tell_table(std::size_t depth, TableStory const& table) {
  auto const& known = *table.table;
  say(depth, Phrase::by_table, known.label.empty() ? known.name : known.label);
  if (known.in_force.from) tell_period(depth + 1, known.in_force);
  tell_reads(depth + 1, table.reads);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto const& row = known.rows.at(table.rows[i]);
    auto const is_certain = table.matches.at(i).is_true();
    say(depth + 1, is_certain ? Phrase::matching_row : Phrase::possible_row, one_line(sources_, row.span));
    tell_annotations(depth + 2, row.annotations);
  }
  // With a first match the rows below it were not looked at; with none that matches the result says so.
  auto const num_not_taken = known.rows.size() - table.rows.size();
  if (num_not_taken > 0 && !table.rows.empty()) say(depth + 1, Phrase::rows_not_taken, num_not_taken);
  tell_annotations(depth + 1, known.annotations);
}

void TextTeller::tell_exception(std::size_t depth, RuleStory const& rule, ExceptionStory const& exception) {
  auto const& known = *exception.exception;
  auto name = title(known, exception.index);
  if (exception.against) {
    name = sentence(Phrase::exception_against, language_, name,
                    title(*rule.find_exception(*exception.against)->exception, *exception.against));
  } else if (!known.row.empty()) {
    name = sentence(Phrase::exception_against_row, language_, name, known.row);
  }
  say(depth, Phrase::except, name, phrase(state_phrase(exception.state), language_));
  if (known.in_force.from) tell_period(depth + 1, known.in_force);
  tell_formula(depth + 1, Phrase::when, exception.guard);
  tell_reasons(depth + 1, exception.guard.reasons);
  if (exception.formula) {
    tell_formula(depth + 1, Phrase::then, *exception.formula);
    auto const value = outcome_text(program_, program_[rule.rule].type, exception.formula->outcome, language_);
    say(depth + 2, Phrase::equals, title(program_[rule.rule]), value);
  }
  tell_annotations(depth + 1, known.annotations);
}

}  // namespace timbang::explain
