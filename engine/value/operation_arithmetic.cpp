// Sum, difference, product and quotient of numbers.
#include <stdexcept>

#include "engine/value/interval_arithmetic.h"
#include "engine/value/operands.h"
#include "engine/value/operation.h"

namespace timbang::value {

namespace {

Rational compute(ArithmeticOperator operation, Rational const& left, Rational const& right) {
  switch (operation) {
    case ArithmeticOperator::add: return left + right;
    case ArithmeticOperator::subtract: return left - right;
    case ArithmeticOperator::multiply: return left * right;
    case ArithmeticOperator::divide: return left / right;
  }
  throw std::logic_error("arithmetic operator out of range");
}

Interval<Rational> compute(ArithmeticOperator operation, Interval<Rational> const& left,
                           Interval<Rational> const& right) {
  switch (operation) {
    case ArithmeticOperator::add: return interval_sum(left, right);
    case ArithmeticOperator::subtract: return interval_difference(left, right);
    case ArithmeticOperator::multiply: return interval_product(left, right);
    case ArithmeticOperator::divide: return interval_quotient(left, right);
  }
  throw std::logic_error("arithmetic operator out of range");
}

}  // namespace

Outcome arithmetic(ArithmeticOperator operation, Outcome const& left, Outcome const& right) {
  if (auto fault = first_failure({&left, &right})) return *fault;
  // Also for an unknown dividend: no value of it makes the quotient exist.
  if (operation == ArithmeticOperator::divide && right.is_known() && right.as<Rational>().is_zero()) {
    return Fault{source::DiagnosticCode::division_by_zero, {}};
  }
  if (left.is_known() && right.is_known()) {
    return checked(compute(operation, left.as<Rational>(), right.as<Rational>()));
  }
  return Unknown{compute(operation, interval_of<Rational>(left), interval_of<Rational>(right)),
                 causes_of({&left, &right})};
}

}  // namespace timbang::value
