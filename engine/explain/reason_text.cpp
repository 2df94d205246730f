#include "engine/explain/reason_text.h"

#include <optional>
#include <variant>
#include <vector>

#include "engine/explain/field_of.h"
#include "engine/explain/phrase.h"
#include "engine/explain/value_text.h"
#include "engine/value/notation.h"

namespace timbang::explain {

namespace {

using value::ComparisonOperator;
using value::TypeKind;

/// What the comparison asks for, before the value is filled in; empty for equality.
std::optional<Phrase> demand_phrase(ComparisonOperator operation, TypeKind kind) {
  auto const of_kind = [&](Phrase number, Phrase date, Phrase enumeration) {
    if (kind == TypeKind::date) return date;
    return kind == TypeKind::enumeration ? enumeration : number;
  };
  switch (operation) {
    case ComparisonOperator::equal: return std::nullopt;
    case ComparisonOperator::not_equal: return Phrase::other_than;
    case ComparisonOperator::less: return of_kind(Phrase::less_than, Phrase::before, Phrase::below);
    case ComparisonOperator::less_equal: return of_kind(Phrase::at_most, Phrase::not_after, Phrase::not_above);
    case ComparisonOperator::greater: return of_kind(Phrase::more_than, Phrase::after, Phrase::above);
    case ComparisonOperator::greater_equal: return of_kind(Phrase::at_least, Phrase::not_before, Phrase::not_below);
  }
  return std::nullopt;
}

Phrase shortfall_phrase(ComparisonOperator operation) {
  switch (operation) {
    case ComparisonOperator::equal:
    case ComparisonOperator::not_equal: return Phrase::differs_by;
    case ComparisonOperator::less:
    case ComparisonOperator::less_equal: return Phrase::over_by;
    case ComparisonOperator::greater:
    case ComparisonOperator::greater_equal: return Phrase::short_by;
  }
  return Phrase::differs_by;
}

/// Writes the parts of one reason.
class ReasonWriter {
public:
  ReasonWriter(ir::Program const& program, source::SourceStore const& sources, evaluate::Reason const& reason,
               source::Language language)
      : program_(program),
        sources_(sources),
        reason_(reason),
        language_(language),
        type_(program[reason.measured.value_or(reason.node)].type) {}

  std::string text() const {
    std::vector<std::string> parts{is_unwanted_row() ? unwanted_row() : measured()};
    parts.push_back(is_unwanted_row() ? std::string(phrase(Phrase::demanded_no_row, language_)) : demanded());
    if (reason_.shortfall) {
      auto const amount = value_text(program_, shortfall_type(), *reason_.shortfall, language_);
      parts.push_back(sentence(shortfall_phrase(reason_.operation), language_, amount));
    }
    if (reason_.cured_on) {
      parts.push_back(sentence(Phrase::cured_on, language_, value::write_date(*reason_.cured_on, language_)));
    }
    auto line = fmt::format("{}", fmt::join(parts, "; "));
    return reason_.element.empty() ? line : sentence(Phrase::in_element, language_, reason_.element, line);
  }

private:
  /// A row of a list of which there should be none.
  bool is_unwanted_row() const {
    auto const is_exists = std::holds_alternative<ir::Exists>(program_[reason_.node].operation);
    return is_exists && !reason_.element.empty() && reason_.demanded.front().is_false();
  }

  std::string unwanted_row() const {
    auto const& list = std::get<ir::Exists>(program_[reason_.node].operation).list;
    auto const filter = one_line(sources_, program_[list.filter.value_or(reason_.node)].span);
    return sentence(reason_.actual.is_true() ? Phrase::unwanted_row : Phrase::possibly_unwanted_row, language_, filter);
  }

  std::string measured() const {
    auto const id = reason_.measured.value_or(reason_.node);
    auto const& node = program_[id];
    auto const written = one_line(sources_, node.span);
    if (auto const* read = std::get_if<ir::RuleRead>(&node.operation)) {
      return sentence(Phrase::measured, language_, title(program_[read->rule]), actual(nullptr));
    }
    auto const* field = field_of(program_, id);
    if (field != nullptr) {
      return sentence(Phrase::measured, language_, field->label.empty() ? written : field->label, actual(field));
    }
    return sentence(Phrase::measured_expression, language_, written, actual(nullptr));
  }

  std::string actual(ir::Field const* field) const {
    if (field != nullptr && reason_.actual.is_unknown()) return std::string(phrase(Phrase::no_data_yet, language_));
    if (field != nullptr && reason_.actual.is_not_applicable()) {
      auto const is_running = field->when_empty == value::Absence::still_running;
      return std::string(phrase(is_running ? Phrase::still_running : Phrase::none, language_));
    }
    return outcome_text(program_, type_, reason_.actual, language_);
  }

  std::string demanded() const {
    std::vector<std::string> values;
    for (auto const& outcome : reason_.demanded) values.push_back(outcome_text(program_, type_, outcome, language_));
    auto const separator = phrase(Phrase::list_separator, language_);
    auto text = values.size() == 1
                    ? values.front()
                    : sentence(Phrase::one_of, language_, fmt::format("{}", fmt::join(values, separator)));
    if (auto const wanted = demand_phrase(reason_.operation, type_.kind)) text = sentence(*wanted, language_, text);
    return sentence(Phrase::demanded, language_, text);
  }

  value::Type shortfall_type() const {
    return std::holds_alternative<value::Duration>(*reason_.shortfall) ? value::Type::duration() : type_;
  }

  ir::Program const& program_;
  source::SourceStore const& sources_;
  evaluate::Reason const& reason_;
  source::Language language_;
  value::Type type_;
};

/// The table in which the fault arose; null when it did not arise in the inputs of one.
ir::Table const* table_of(ir::Program const& program, value::Fault const& fault) {
  for (auto const& table : program.tables) {
    if (!table.inputs.empty() && table.inputs.front().index == fault.origin) return &table;
  }
  return nullptr;
}

/// The type of a fault's argument, where the program tells it: a table's inputs, or the result itself.
std::optional<value::Type> argument_type(ir::Program const& program, value::Fault const& fault, std::size_t place) {
  if (place == 0 || fault.origin >= program.nodes.size()) return std::nullopt;
  auto const* table = table_of(program, fault);
  if (table != nullptr && place <= table->inputs.size()) return program[table->inputs[place - 1]].type;
  return program[ir::NodeId{fault.origin}].type;
}

/// `usia` = , before the value of a table's input; empty for a formula, which has no name.
std::string input_name(ir::Program const& program, ir::Table const* table, std::size_t place) {
  if (table == nullptr || place > table->inputs.size()) return {};
  auto const input = table->inputs[place - 1];
  auto const quoted = [](std::string const& name) { return "`" + name + "` = "; };
  if (auto const* read = std::get_if<ir::RuleRead>(&program[input].operation)) return quoted(program[read->rule].name);
  auto const* field = field_of(program, input);
  return field == nullptr ? std::string() : quoted(field->name);
}

std::string argument_text(ir::Program const& program, value::Fault const& fault, std::size_t place,
                          source::Language language) {
  auto const& argument = fault.arguments[place];
  auto const type = argument_type(program, fault, place);
  auto const kind = static_cast<std::size_t>(type ? type->kind : TypeKind::text);
  if (type && kind == argument.index()) return value_text(program, *type, argument, language);
  // Plainly, by the kind of value alone; an enumeration cannot come here without its type.
  auto const plain = value::Type{static_cast<TypeKind>(argument.index()), {}, false, 0};
  if (std::holds_alternative<value::EnumerationValue>(argument)) return "?";
  return value_text(program, plain, argument, language);
}

/// Where a value that does not apply is used: a formula, or a table and its input.
source::Argument unfit_place(std::vector<source::Argument> const& names) {
  if (names.empty()) return {"rumus", "a formula"};
  source::Argument place{"tabel `" + names[0].indonesian + "`", "table `" + names[0].english + "`"};
  if (names.size() > 1) {
    place.indonesian += ", masukan `" + names[1].indonesian + "`";
    place.english += ", input `" + names[1].english + "`";
  }
  return place;
}

/// The days of the evaluation itself, when it is the evaluation that is not in force; empty for other faults.
std::string days_of_evaluation(ir::Program const& program, value::Fault const& fault, source::Language language) {
  if (fault.code != source::DiagnosticCode::no_version_in_force || fault.arguments.size() != 2) return {};
  auto const is_of_node = fault.origin < program.nodes.size();
  if (is_of_node && !std::holds_alternative<ir::RuleAsOf>(program.nodes[fault.origin].operation)) return {};
  auto const* name = std::get_if<std::string>(&fault.arguments[0]);
  auto const* day = std::get_if<value::Date>(&fault.arguments[1]);
  if (name == nullptr || day == nullptr) return {};
  ir::Assessment const* found = nullptr;
  for (auto const& assessment : program.assessments) {
    if (assessment.name != *name || assessment.in_force.contains(*day)) continue;
    if (found != nullptr) return {};
    found = &assessment;
  }
  if (found == nullptr || !found->in_force.from) return {};
  auto const from = value::write_date(*found->in_force.from, language);
  if (!found->in_force.through) return sentence(Phrase::evaluation_from, language, from);
  return sentence(Phrase::evaluation_from_through, language, from,
                  value::write_date(*found->in_force.through, language));
}

}  // namespace

std::string one_line(source::SourceStore const& sources, source::Span span) {
  std::string text;
  for (char const letter : sources.get(span.file).text(span)) {
    auto const is_blank = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    if (!is_blank) {
      text += letter;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::string title(ir::Rule const& rule) { return rule.label.empty() ? rule.name : rule.label; }

std::string title(ir::Exception const& exception, std::size_t index) {
  if (!exception.label.empty()) return exception.label;
  return exception.name.empty() ? fmt::format("#{}", index + 1) : exception.name;
}

std::string reason_text(ir::Program const& program, source::SourceStore const& sources, evaluate::Reason const& reason,
                        source::Language language) {
  return ReasonWriter(program, sources, reason, language).text();
}

std::string requirement_line(ir::Program const& program, source::SourceStore const& sources,
                             evaluate::RequirementResult const& requirement, source::Language language) {
  auto const& rule = program[requirement.rule];
  auto const name = title(rule);
  if (requirement.satisfied_by) {
    auto const& tree = std::get<ir::Requirement>(rule.body).exceptions;
    auto const exception = title(tree.exceptions.at(*requirement.satisfied_by), *requirement.satisfied_by);
    return sentence(Phrase::requirement_line, language, name, sentence(Phrase::met_by_exception, language, exception));
  }
  if (requirement.outcome.is_true())
    return sentence(Phrase::requirement_line, language, name, phrase(Phrase::met, language));
  if (requirement.outcome.is_fault()) {
    return sentence(Phrase::requirement_line, language, name,
                    outcome_text(program, rule.type, requirement.outcome, language));
  }
  auto const state = phrase(requirement.outcome.is_false() ? Phrase::not_met : Phrase::open, language);
  std::vector<std::string> reasons;
  for (auto const& reason : requirement.reasons) reasons.push_back(reason_text(program, sources, reason, language));
  if (reasons.empty()) return sentence(Phrase::requirement_line, language, name, state);
  return sentence(Phrase::requirement_line_because, language, name, state,
                  fmt::format("{}", fmt::join(reasons, phrase(Phrase::reason_separator, language))));
}

std::string missing_line(evaluate::MissingDatum const& datum, source::Language language) {
  if (datum.source.empty() || datum.source == datum.path) return datum.path;
  return sentence(Phrase::missing_in_source, language, datum.path, datum.source);
}

/// A message has one place for all inputs of a table.
std::string fault_text(ir::Program const& program, value::Fault const& fault, source::Language language) {
  source::Diagnostic diagnostic{fault.code, source::NoPlace{}, {}, {}, {}};
  for (std::size_t i = 0; i < fault.arguments.size(); ++i) {
    auto text = argument_text(program, fault, i, language);
    auto const is_input = i > 0 && (fault.code == source::DiagnosticCode::no_row_matches ||
                                    fault.code == source::DiagnosticCode::several_rows_match);
    if (is_input) text = input_name(program, table_of(program, fault), i) + text;
    if (is_input && i > 1) {
      auto& inputs = diagnostic.arguments.back();
      inputs = source::Argument(inputs.in(language) + "; " + text);
    } else {
      diagnostic.arguments.emplace_back(text);
    }
  }
  if (fault.code == source::DiagnosticCode::operand_not_applicable) {
    diagnostic.arguments = {unfit_place(diagnostic.arguments)};
  }
  return source::message_text(diagnostic, language) + days_of_evaluation(program, fault, language);
}

std::string fault_line(ir::Program const& program, source::SourceStore const& sources, value::Fault const& fault,
                       source::Language language) {
  auto const text = fmt::format("{} {}", source::facts(fault.code).name, fault_text(program, fault, language));
  auto const names_place = fault.code == source::DiagnosticCode::operand_not_applicable ? fault.arguments.size() > 1
                                                                                        : !fault.arguments.empty();
  if (names_place || fault.origin >= program.nodes.size()) return text;
  return fmt::format("{}: `{}`", text, one_line(sources, program.nodes[fault.origin].span));
}

}  // namespace timbang::explain
