#include "engine/language/check/parameter_values.h"

#include <variant>

namespace timbang::language {

namespace {

/// The parameter that an exception puts in place; null for a constant.
ir::Parameter const* parameter_read(ir::Program const& program, ir::NodeId node) {
  auto const* read = std::get_if<ir::ParameterRead>(&program[node].operation);
  return read != nullptr ? &program[read->parameter] : nullptr;
}

}  // namespace

std::vector<value::Value> possible_values(ir::Program const& program, ir::Parameter const& parameter,
                                          std::optional<value::Date> day) {
  std::vector<value::Value> values;
  for (auto const& version : parameter.versions) {
    if (!day || version.in_force.contains(*day)) values.push_back(version.value);
  }
  for (auto const& exception : parameter.exceptions.exceptions) {
    if (day && !exception.in_force.contains(*day)) continue;
    if (auto const* other = parameter_read(program, *exception.formula)) {
      auto const others = possible_values(program, *other, day);
      values.insert(values.end(), others.begin(), others.end());
    } else {
      values.push_back(std::get<ir::Literal>(program[*exception.formula].operation).value);
    }
  }
  return values;
}

std::vector<value::Possible> open_values(ir::Program const& program, ir::Parameter const& parameter) {
  std::vector<value::Possible> values;
  if (parameter.open && parameter.versions.empty()) values.push_back(parameter.open->allowed);
  for (auto const& exception : parameter.exceptions.exceptions) {
    auto const* other = parameter_read(program, *exception.formula);
    if (other == nullptr) continue;
    auto const others = open_values(program, *other);
    values.insert(values.end(), others.begin(), others.end());
  }
  return values;
}

std::vector<value::Date> change_days(ir::Program const& program, ir::Parameter const& parameter) {
  std::vector<value::Date> days;
  auto const add = [&](ir::Period const& period) {
    if (period.from) days.push_back(*period.from);
    auto const after = period.through ? value::Date::from_day_number(period.through->day_number() + 1) : std::nullopt;
    if (after) days.push_back(*after);
  };
  for (auto const& version : parameter.versions) days.push_back(version.in_force.from.value());
  for (auto const& exception : parameter.exceptions.exceptions) {
    add(exception.in_force);
    auto const* other = parameter_read(program, *exception.formula);
    if (other == nullptr) continue;
    for (auto const& version : other->versions) days.push_back(version.in_force.from.value());
  }
  return days;
}

std::optional<value::Value> constant_on(ir::Program const& program, ir::NodeId node, std::optional<value::Date> day) {
  if (auto const* literal = std::get_if<ir::Literal>(&program[node].operation)) return literal->value;
  auto const* parameter = parameter_read(program, node);
  if (parameter == nullptr || !parameter->exceptions.exceptions.empty() || !day) return std::nullopt;
  auto const* version = parameter->version_on(*day);
  return version != nullptr ? std::optional(version->value) : std::nullopt;
}

}  // namespace timbang::language
