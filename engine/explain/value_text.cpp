#include "engine/explain/value_text.h"

#include <variant>

#include "engine/explain/phrase.h"
#include "engine/value/notation.h"

namespace timbang::explain {

namespace {

std::string unit_name(ir::Program const& program, value::Type const& type) {
  if (type.unit.index < value::num_predefined_units || type.unit.index >= program.units.size()) return {};
  return ' ' + program.units[type.unit.index].name;
}

std::string number_text(value::Type const& type, value::Rational const& number, source::Language language) {
  if (type.unit == value::percent) return value::write_percent(number, language);
  if (type.unit == value::money) return value::write_money(number, language);
  // A whole number of four digits without a unit is most often a year: `2020`, never `2.020`.
  auto const is_year_like = type.whole && type.unit == value::plain_number && number.is_whole() &&
                            number >= value::Rational(1000) && number < value::Rational(10'000);
  if (is_year_like) return number.to_string();
  if (number.decimals() || type.unit == value::plain_number) return value::write_number(number, language);
  // A fraction is exact, but nobody reads it: `≈83,33 (250/3)`.
  auto const rounded = number.rounded(2, value::RoundingMode::half_up);
  return "≈" + value::write_number(rounded, language) + " (" + number.to_string() + ")";
}

std::string entry_text(ir::Program const& program, value::Type const& type, std::size_t index) {
  auto const& entry = program[ir::EnumerationId{type.index}].entries.at(index);
  return entry.label.empty() ? entry.name : entry.label;
}

struct ValueWriter {
  ir::Program const& program;
  value::Type const& type;
  source::Language language;

  std::string operator()(bool yes) const { return value::write_boolean(yes, language); }
  std::string operator()(value::Rational const& number) const {
    return number_text(type, number, language) + unit_name(program, type);
  }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(value::EnumerationValue entry) const { return entry_text(program, type, entry.index); }
  std::string operator()(value::Date date) const { return value::write_date(date, language); }
  std::string operator()(value::Duration duration) const { return value::write_duration(duration, language); }
};

struct PossibleWriter {
  ir::Program const& program;
  value::Type const& type;
  source::Language language;

  std::string operator()(value::BooleanSet) const {
    return '(' + value::write_boolean(false, language) + std::string(phrase(Phrase::list_separator, language)) +
           value::write_boolean(true, language) + ')';
  }
  std::string operator()(value::AnyText) const { return "( .. )"; }
  std::string operator()(value::EnumerationSet const& set) const {
    std::string text;
    for (std::size_t i = 0; i < program[ir::EnumerationId{type.index}].entries.size(); ++i) {
      if (!set.test(i)) continue;
      if (!text.empty()) text += phrase(Phrase::list_separator, language);
      text += entry_text(program, type, i);
    }
    return '(' + text + ')';
  }
  std::string operator()(value::Interval<value::Rational> const& interval) const {
    return brackets(interval) + unit_name(program, type);
  }
  std::string operator()(value::Interval<value::Date> const& interval) const { return brackets(interval); }
  std::string operator()(value::Interval<value::Duration> const& interval) const { return brackets(interval); }

private:
  template <typename T>
  std::string brackets(value::Interval<T> const& interval) const {
    auto const is_open_low = interval.low_open || !interval.low;
    auto const is_open_high = interval.high_open || !interval.high;
    return fmt::format("{}{} .. {}{}", is_open_low ? '(' : '[', bound(interval.low), bound(interval.high),
                       is_open_high ? ')' : ']');
  }
  std::string bound(std::optional<value::Rational> const& side) const {
    return side ? number_text(type, *side, language) : std::string();
  }
  template <typename T>
  std::string bound(std::optional<T> const& side) const {
    return side ? ValueWriter{program, type, language}(*side) : std::string();
  }
};

/// Whether there is anything to tell about what is possible.
struct IsNarrow {
  std::size_t num_entries = 0;

  bool operator()(value::BooleanSet) const { return false; }
  bool operator()(value::AnyText) const { return false; }
  bool operator()(value::EnumerationSet const& set) const { return set.count() < num_entries; }
  template <typename T>
  bool operator()(value::Interval<T> const& interval) const {
    return interval.low && interval.high;
  }
};

/// `paling rendah 50 poin`: what is known of an interval with one bound; empty for all else.
struct OneBoundText {
  ir::Program const& program;
  value::Type const& type;
  source::Language language;

  std::string operator()(value::BooleanSet) const { return {}; }
  std::string operator()(value::AnyText) const { return {}; }
  std::string operator()(value::EnumerationSet const&) const { return {}; }
  std::string operator()(value::Interval<value::Rational> const& interval) const {
    return bound(interval, {Phrase::not_below, Phrase::above, Phrase::not_above, Phrase::below});
  }
  std::string operator()(value::Interval<value::Date> const& interval) const {
    return bound(interval, {Phrase::not_before, Phrase::after, Phrase::not_after, Phrase::before});
  }
  std::string operator()(value::Interval<value::Duration> const& interval) const {
    return bound(interval, {Phrase::at_least, Phrase::more_than, Phrase::at_most, Phrase::less_than});
  }

private:
  struct Words {
    Phrase from;
    Phrase beyond;
    Phrase up_to;
    Phrase short_of;
  };
  template <typename T>
  std::string bound(value::Interval<T> const& interval, Words const& words) const {
    if (interval.low.has_value() == interval.high.has_value()) return {};
    auto const words_of_bound = interval.low ? (interval.low_open ? words.beyond : words.from)
                                             : (interval.high_open ? words.short_of : words.up_to);
    auto const known = value::Value(interval.low ? *interval.low : *interval.high);
    return sentence(words_of_bound, language, std::visit(ValueWriter{program, type, language}, known));
  }
};

}  // namespace

std::string value_text(ir::Program const& program, value::Type const& type, value::Value const& value,
                       source::Language language) {
  return std::visit(ValueWriter{program, type, language}, value);
}

std::string possible_text(ir::Program const& program, value::Type const& type, value::Possible const& possible,
                          source::Language language) {
  return std::visit(PossibleWriter{program, type, language}, possible);
}

std::string outcome_text(ir::Program const& program, value::Type const& type, value::Outcome const& outcome,
                         source::Language language) {
  if (outcome.is_known()) return value_text(program, type, outcome.value(), language);
  if (outcome.is_not_applicable()) return std::string(phrase(Phrase::not_applicable, language));
  if (outcome.is_fault()) {
    return sentence(Phrase::cannot_be_computed_because, language, source::facts(outcome.fault().code).name);
  }
  auto const is_enumeration = type.kind == value::TypeKind::enumeration;
  auto const num_entries = is_enumeration ? program[ir::EnumerationId{type.index}].entries.size() : 0;
  auto const& possible = outcome.unknown().possible;
  if (auto const bound = std::visit(OneBoundText{program, type, language}, possible); !bound.empty()) {
    return sentence(Phrase::undecided_within, language, bound);
  }
  if (!std::visit(IsNarrow{num_entries}, possible)) return std::string(phrase(Phrase::undecided, language));
  return sentence(Phrase::provisional_value, language, possible_text(program, type, possible, language));
}

namespace {

struct HasOneBound {
  template <typename T>
  bool operator()(value::Interval<T> const& interval) const {
    return interval.low.has_value() != interval.high.has_value();
  }
  template <typename T>
  bool operator()(T const&) const {
    return false;
  }
};

/// An interval without end is not provisional, but its one bound is told.
bool has_one_bound(value::Outcome const& outcome) {
  return outcome.is_unknown() && std::visit(HasOneBound{}, outcome.unknown().possible);
}

/// The rows that match, then those that may.
std::string collection_text(ir::Program const& program, evaluate::RuleResult const& result, source::Language language) {
  std::string text;
  for (auto const& item : result.collected) {
    if (!text.empty()) text += phrase(Phrase::list_separator, language);
    auto const output = outcome_text(program, program[result.rule].type, item.output, language);
    text += item.matches.is_true() ? output : sentence(Phrase::row_is_open, language, output);
  }
  return text.empty() ? std::string(phrase(Phrase::no_row_matches, language)) : text;
}

}  // namespace

std::string result_text(ir::Program const& program, evaluate::RuleResult const& result, source::Language language) {
  auto const& rule = program[result.rule];
  auto const& outcome = result.outcome;
  auto const is_left_out = outcome.is_not_applicable() && result.by_policy == std::vector<ir::RuleId>{result.rule};
  if (is_left_out) return std::string(phrase(Phrase::left_out_by_policy, language));
  auto const is_told = outcome.is_known() || outcome.is_unknown();
  if (is_told && program.is_collection(rule) && result.state != evaluate::ResultState::undetermined) {
    return collection_text(program, result, language);
  }
  if (outcome.is_known() && std::holds_alternative<ir::DecisionRule>(rule.body)) {
    return std::string(phrase(outcome.is_true() ? Phrase::eligible : Phrase::not_eligible, language));
  }
  if (result.state == evaluate::ResultState::undetermined && !has_one_bound(outcome)) {
    return std::string(phrase(Phrase::undecided, language));
  }
  return outcome_text(program, rule.type, outcome, language);
}

std::string state_text(evaluate::ResultState state, source::Language language) {
  auto const name = [&] {
    switch (state) {
      case evaluate::ResultState::final: return Phrase::state_final;
      case evaluate::ResultState::provisional: return Phrase::state_provisional;
      case evaluate::ResultState::undetermined: return Phrase::undecided;
      case evaluate::ResultState::not_applicable: return Phrase::not_applicable;
      case evaluate::ResultState::fault: return Phrase::cannot_be_computed;
    }
    return Phrase::undecided;
  }();
  return std::string(phrase(name, language));
}

}  // namespace timbang::explain
