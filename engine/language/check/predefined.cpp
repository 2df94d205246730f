#include "engine/language/check/predefined.h"

namespace timbang::language {

namespace {

value::Type type_of(PredefinedName name) {
  switch (name) {
    case PredefinedName::integer: return value::Type::number(value::plain_number, true);
    case PredefinedName::percent: return value::Type::number(value::percent);
    case PredefinedName::money: return value::Type::number(value::money);
    case PredefinedName::text: return value::Type::text();
    case PredefinedName::date: return value::Type::date();
    case PredefinedName::duration: return value::Type::duration();
    case PredefinedName::yes_no: return value::Type::boolean();
    default: return value::Type::number(value::plain_number);
  }
}

}  // namespace

std::optional<value::Type> predefined_type(std::string_view name, source::Language language) {
  auto const found = find_predefined(NameGroup::type, name, language);
  return found ? std::optional(type_of(*found)) : std::nullopt;
}

std::vector<std::string> predefined_type_names(source::Language language) {
  std::vector<std::string> names;
  for (auto const name : predefined_names(NameGroup::type)) names.emplace_back(spelling(name, language));
  return names;
}

bool is_evaluation_date(std::string_view name, source::Language language) {
  return find_predefined(NameGroup::variable, name, language) == PredefinedName::evaluation_date;
}

std::optional<ir::IndicatorFormula> named_formula(std::string_view name, source::Language language) {
  auto const found = find_predefined(NameGroup::indicator_formula, name, language);
  if (!found) return std::nullopt;
  if (*found == PredefinedName::special) return ir::IndicatorFormula::special;
  if (*found == PredefinedName::inverse) return ir::IndicatorFormula::inverse;
  return ir::IndicatorFormula::normal;
}

}  // namespace timbang::language
