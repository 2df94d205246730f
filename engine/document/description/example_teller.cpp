#include "engine/document/description/example_teller.h"

#include <utility>
#include <variant>

#include "engine/explain/value_text.h"

namespace timbang::document {

namespace {

/// The results of rankings are called otherwise in the other language.
std::string meaning_of_name(ir::Rule const& rule) {
  auto const* output = std::get_if<ir::RankingOutput>(&rule.body);
  auto const is_named_by_author = output == nullptr || output->result == ir::RankingResult::selected;
  return is_named_by_author ? rule.name : "ranking " + std::to_string(static_cast<unsigned>(output->result));
}

/// What stands in a field: of a relation by key, the key.
value::Type type_within(ir::Program const& program, ir::Field const& field) {
  if (field.relation != ir::Relation::by_key) return field.type;
  auto const& other = program[ir::RecordTypeId{field.type.index}];
  return other.key ? other.fields.at(*other.key).type : field.type;
}

}  // namespace

Statement ExampleTeller::named(std::string const& name, Statement const& value, std::string const& meaning) {
  if (value.text.empty()) return {};
  return {name + " = " + value.text, (meaning.empty() ? name : meaning) + "=" + value.meaning, false};
}

Statement ExampleTeller::day(ir::ExampleCase const& one) const {
  return one.evaluation_date ? make_.date(*one.evaluation_date) : Statement{};
}

Statement ExampleTeller::given(ir::ExampleCase const& one) const {
  auto const& program = make_.program();
  std::vector<Statement> parts;
  for (auto const& [term, value] : one.terms) {
    parts.push_back(named(program[term].name, make_.value(home_, program[term].type, value)));
  }
  if (auto const* subject = std::get_if<value::RecordDatum>(&one.subject.content)) {
    parts.push_back(record(program[example_.assessment].subject, *subject));
  }
  for (auto const& collection : one.collections) {
    parts.push_back(named(program[collection.type].name, rows(collection.type, collection.records)));
  }
  return make_.joined(parts);
}

Statement ExampleTeller::record(ir::RecordTypeId type, value::RecordDatum const& record) const {
  auto const& fields = make_.program()[type].fields;
  auto const& evaluation = make_.program()[example_.assessment];
  auto const is_group = evaluation.summary && evaluation.subject == type;
  std::vector<Statement> parts;
  for (std::size_t i = 0; i < record.fields.size() && i < fields.size(); ++i) {
    // The day of a summary is called otherwise in the other language.
    auto const meaning = is_group && i == 0 ? std::string("group") : std::string();
    parts.push_back(named(fields[i].name, datum(fields[i], record.fields[i]), meaning));
  }
  return make_.joined(parts);
}

Statement ExampleTeller::datum(ir::Field const& field, value::Datum const& datum) const {
  auto const type = type_within(make_.program(), field);
  if (auto const* absence = std::get_if<value::Absence>(&datum.content)) {
    switch (*absence) {
      case value::Absence::unknown: return {};
      case value::Absence::none: return make_.of_word(Word::given_none);
      case value::Absence::still_running: return make_.of_word(Word::given_running);
    }
  }
  if (auto const* value = std::get_if<value::Value>(&datum.content)) return make_.value(home_, type, *value);
  if (auto const* nested = std::get_if<value::RecordDatum>(&datum.content)) {
    auto made = record(ir::RecordTypeId{type.index}, *nested);
    if (!made.text.empty()) made.text = "(" + made.text + ")";
    return made;
  }
  auto const& list = std::get<value::ListDatum>(datum.content);
  if (list.rows.empty()) return list.complete ? make_.of_word(Word::given_none) : Statement{};
  return rows(ir::RecordTypeId{type.index}, list.rows);
}

Statement ExampleTeller::rows(ir::RecordTypeId type, std::vector<value::RecordDatum> const& rows) const {
  std::vector<Statement> parts;
  for (auto const& row : rows) {
    auto made = record(type, row);
    // A row of which nothing is known is a row.
    made.text = "(" + made.text + ")";
    parts.push_back(std::move(made));
  }
  return make_.joined(parts, " ");
}

Statement ExampleTeller::expected(ir::ExampleCase const& one) const {
  std::vector<Statement> parts;
  for (auto const& expectation : one.expectations) {
    if (auto const* missing = std::get_if<ir::ExpectMissing>(&expectation.expected)) {
      parts.push_back(make_.of_sentence(Word::expected_missing, missing->path));
    } else {
      auto const& rule = make_.program()[expectation.rule];
      parts.push_back(std::holds_alternative<ir::ExpectFailing>(expectation.expected)
                          ? make_.of_sentence(Word::expected_failing, rule.name)
                          : named(rule.name, outcome(expectation), meaning_of_name(rule)));
    }
  }
  return make_.joined(parts);
}

Statement ExampleTeller::outcome(ir::Expectation const& expectation) const {
  auto const& type = make_.program()[expectation.rule].type;
  auto const state = [&](evaluate::ResultState name) {
    return Statement{explain::state_text(name, make_.language()), explain::state_text(name, source::Language::english),
                     false};
  };
  auto const& expected = expectation.expected;
  if (auto const* known = std::get_if<ir::ExpectValue>(&expected)) {
    auto made = make_.value(home_, type, known->value);
    auto const& body = make_.program()[expectation.rule].body;
    if (std::holds_alternative<ir::DecisionRule>(body) || std::holds_alternative<ir::Requirement>(body)) {
      made.text = word(std::get<bool>(known->value) ? Word::eligible : Word::not_eligible, make_.language());
    }
    // An empty text is something to expect.
    if (made.text.empty()) made.text = "\"\"";
    return made;
  }
  if (auto const* open = std::get_if<ir::ExpectProvisional>(&expected)) {
    auto made = make_.possible(type, open->possible);
    made.text = state(evaluate::ResultState::provisional).text + " " + made.text;
    made.meaning = "provisional " + made.meaning;
    return made;
  }
  if (auto const* collected = std::get_if<ir::ExpectCollected>(&expected)) {
    std::vector<Statement> parts;
    for (auto const& value : collected->values) parts.push_back(make_.value(home_, type, value));
    auto made = make_.joined(parts);
    return {"(" + made.text + ")", "all " + made.meaning, false};
  }
  if (std::holds_alternative<ir::ExpectNotApplicable>(expected)) return state(evaluate::ResultState::not_applicable);
  if (std::holds_alternative<ir::ExpectFault>(expected)) return state(evaluate::ResultState::fault);
  return state(evaluate::ResultState::undetermined);
}

}  // namespace timbang::document
