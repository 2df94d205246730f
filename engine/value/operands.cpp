#include "engine/value/operands.h"

namespace timbang::value {

std::optional<Fault> failure(Outcome const& operand) {
  if (operand.is_fault()) return operand.fault();
  if (operand.is_not_applicable()) return Fault{source::DiagnosticCode::operand_not_applicable, {}};
  return std::nullopt;
}

std::optional<Fault> first_failure(std::initializer_list<Outcome const*> operands) {
  for (auto const* operand : operands) {
    if (auto fault = failure(*operand)) return fault;
  }
  return std::nullopt;
}

MissingSet causes_of(std::initializer_list<Outcome const*> operands) {
  MissingSet causes;
  for (auto const* operand : operands) {
    if (operand->is_unknown()) causes = unite(causes, operand->unknown().causes);
  }
  return causes;
}

Outcome checked(Rational number) {
  if (number.within_digit_limit()) return Value(std::move(number));
  return Fault{source::DiagnosticCode::digit_limit_exceeded, {Value(Rational(Rational::max_digits))}};
}

}  // namespace timbang::value
