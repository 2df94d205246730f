#include "engine/language/check/constant_text.h"

#include "engine/value/notation.h"

namespace timbang::language {

namespace {

std::string in(ir::Program const& program, value::Value const& constant, value::Type type, source::Language language) {
  switch (type.kind) {
    case value::TypeKind::boolean: return value::write_boolean(std::get<bool>(constant), language);
    case value::TypeKind::text: return "\"" + std::get<std::string>(constant) + "\"";
    case value::TypeKind::date: return value::write_date(std::get<value::Date>(constant), language);
    case value::TypeKind::duration: return value::write_duration(std::get<value::Duration>(constant), language);
    case value::TypeKind::enumeration:
      return program.enumerations.at(type.index).entries.at(std::get<value::EnumerationValue>(constant).index).name;
    case value::TypeKind::number: {
      auto const& number = std::get<value::Rational>(constant);
      if (type.unit == value::percent) return value::write_percent(number, language);
      if (type.unit == value::money) return value::write_money(number, language);
      auto const& unit = program.units.at(type.unit.index).name;
      return value::write_number(number, language) + (unit.empty() ? "" : " " + unit);
    }
    case value::TypeKind::record:
    case value::TypeKind::list: return "";
  }
  return "";
}

}  // namespace

source::Argument constant_text(ir::Program const& program, value::Value const& constant, value::Type type) {
  return {in(program, constant, type, source::Language::indonesian),
          in(program, constant, type, source::Language::english)};
}

}  // namespace timbang::language
