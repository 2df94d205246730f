#include "engine/language/check/weight_check.h"

#include <algorithm>
#include <utility>

#include "engine/value/notation.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using value::Type;

/// The weight on the day; empty when its parameter has no version then.
std::optional<value::Rational> weight_on(ir::Program const& program, ir::NodeId weight,
                                         std::optional<value::Date> date) {
  auto const& operation = program[weight].operation;
  if (auto const* literal = std::get_if<ir::Literal>(&operation)) return std::get<value::Rational>(literal->value);
  auto const& parameter = program[std::get<ir::ParameterRead>(operation).parameter];
  auto const* version = date ? parameter.version_on(*date) : nullptr;
  return version != nullptr ? std::optional(std::get<value::Rational>(version->value)) : std::nullopt;
}

/// The days on which a weight, or which of them count, may change; and no day, for what has no dates.
std::vector<std::optional<value::Date>> days_of_change(ir::Program const& program,
                                                       std::vector<NamedWeight> const& weights) {
  std::vector<std::optional<value::Date>> days = {std::nullopt};
  for (auto const& [name, weight, in_force] : weights) {
    if (in_force.from) {
      days.push_back(value::Date::from_day_number(in_force.from->day_number() - 1));
      days.push_back(in_force.from);
    }
    if (in_force.through) days.push_back(value::Date::from_day_number(in_force.through->day_number() + 1));
    auto const* read = std::get_if<ir::ParameterRead>(&program[weight].operation);
    if (read == nullptr) continue;
    for (auto const& version : program[read->parameter].versions) days.emplace_back(version.in_force.from);
  }
  return days;
}

/// Some weight counts before the day, and some from a later day on.
bool is_between(std::vector<NamedWeight> const& weights, value::Date day) {
  auto const is_before = [&](NamedWeight const& weight) { return weight.in_force.from < day; };
  auto const is_after = [&](NamedWeight const& weight) { return weight.in_force.from > day; };
  return std::any_of(weights.begin(), weights.end(), is_before) &&
         std::any_of(weights.begin(), weights.end(), is_after);
}

/// Those that count on the day; without a day, none that has dates.
std::vector<NamedWeight> counting_on(std::vector<NamedWeight> const& weights, std::optional<value::Date> day) {
  std::vector<NamedWeight> counting;
  for (auto const& weight : weights) {
    if (day ? weight.in_force.contains(*day) : !weight.in_force.from) counting.push_back(weight);
  }
  return counting;
}

void report_total(CheckState& state, std::vector<NamedWeight> const& weights, Argument const& what, source::Span where,
                  value::Rational const& total, std::optional<value::Date> day) {
  auto const text = [&](source::Language language) {
    auto const since = language == source::Language::indonesian ? " sejak " : " since ";
    return value::write_percent(total, language) + (day ? since + value::write_date(*day, language) : "");
  };
  source::Diagnostic diagnostic{DiagnosticCode::weights_not_whole,
                                where,
                                {Argument(text(source::Language::indonesian), text(source::Language::english)), what},
                                {},
                                {}};
  for (auto const& [name, weight, in_force] : weights) {
    auto const part = weight_on(state.program, weight, day).value();
    diagnostic.notes.push_back(
        {state.program[weight].span,
         {"bobot `" + name + "`, " + value::write_percent(part, source::Language::indonesian),
          "weight of `" + name + "`, " + value::write_percent(part, source::Language::english)}});
  }
  state.sink.report(std::move(diagnostic));
}

}  // namespace

std::optional<ir::NodeId> check_weight(CheckState& state, ExpressionChecker& expressions,
                                       ast::Expression const& written) {
  auto const type = Type::number(value::percent);
  auto const weight = expressions.check(written, Expected{type, false});
  if (!weight || !expressions.check_assignable(*weight, type, written.span)) return std::nullopt;
  auto const& operation = expressions.node(*weight).operation;
  auto const* literal = std::get_if<ir::Literal>(&operation);
  auto const* read = std::get_if<ir::ParameterRead>(&operation);
  auto const is_negative = [](value::Value const& percent) { return std::get<value::Rational>(percent).sign() < 0; };
  if ((literal == nullptr && read == nullptr) || (literal != nullptr && is_negative(literal->value))) {
    state.report(DiagnosticCode::weight_form, written.span);
    return std::nullopt;
  }
  if (read == nullptr) return weight;
  if (!state.program[read->parameter].exceptions.exceptions.empty()) {
    state.report(DiagnosticCode::excepted_parameter_place, written.span,
                 {state.program[read->parameter].name, {"bobot", "a weight"}});
    return std::nullopt;
  }
  for (auto const& version : state.program[read->parameter].versions) {
    if (!is_negative(version.value)) continue;
    state.report_clash(DiagnosticCode::weight_form, written.span, {}, version.span, {"di bawah nol", "below zero"});
    return std::nullopt;
  }
  return weight;
}

void check_weights(CheckState& state, std::vector<NamedWeight> const& weights, Argument const& what,
                   source::Span where) {
  if (weights.empty()) return;
  auto is_any_day_whole = false;
  auto const has_dates = std::any_of(weights.begin(), weights.end(),
                                     [](NamedWeight const& weight) { return weight.in_force.from.has_value(); });
  for (auto const day : days_of_change(state.program, weights)) {
    auto const counting = counting_on(weights, day);
    value::Rational total;
    // Where all that counts has dates, there are days without any.
    auto is_whole = !counting.empty() && !(has_dates && !day);
    for (auto const& [name, weight, in_force] : counting) {
      auto const part = weight_on(state.program, weight, day);
      is_whole = is_whole && part.has_value();
      if (part) total = total + *part;
    }
    is_any_day_whole = is_any_day_whole || is_whole;
    if (day && counting.empty() && is_between(weights, *day)) return report_total(state, {}, what, where, total, day);
    if (is_whole && total != value::Rational(1)) return report_total(state, counting, what, where, total, day);
  }
  auto const is_unset = [&](NamedWeight const& weight) {
    auto const* read = std::get_if<ir::ParameterRead>(&state.program[weight.weight].operation);
    return read != nullptr && state.program[read->parameter].open && state.program[read->parameter].versions.empty();
  };
  // What nobody has set yet is held to a whole where it is set.
  if (std::any_of(weights.begin(), weights.end(), is_unset)) return;
  if (!is_any_day_whole) state.report(DiagnosticCode::versions_never_meet, where);
}

}  // namespace timbang::language
