// Random formulas of a wanted type, as text. What it writes passes the checker; whether it can be computed is left to chance.
#pragma once

#include <string>
#include <vector>

#include "tests/property/dice.h"
#include "tests/property/vocabulary.h"

namespace timbang::property {

/// The units of numbers that random programs use.
std::vector<std::string> const& units();
/// `2,5 poin`, `2,5%`, `Rp2,5`.
std::string in_unit(std::string const& number, std::string const& unit);

class ExpressionWriter {
public:
  ExpressionWriter(Dice& dice, Vocabulary const& vocabulary) : dice_(dice), vocabulary_(vocabulary) {}

  /// Every expression is a name, a literal or stands in parentheses, so that it may be an operand or the head of a column.
  std::string of(Type const& type, int depth);
  std::string condition(int depth);
  std::string literal(Type const& type);
  std::string as_of_some_day(std::string const& name);
  /// Some type that a value can have.
  Type any_type();

private:
  std::string number(Type const& type, int depth);
  std::string product(Type const& type, int depth);
  std::string quotient(Type const& type, int depth);
  std::string aggregate(Type const& type, int depth);
  std::string latest(Type const& type, int depth);
  std::string date(int depth);
  std::string duration(int depth);
  std::string comparison(int depth);
  std::string over_list(int depth);
  std::string source(ListName const& list, int depth);
  std::string interval(Type const& type);
  bool is_ordered(Type const& type) const;
  ListName const* some_list(bool with_date = false);

  Dice& dice_;
  Vocabulary const& vocabulary_;
};

}  // namespace timbang::property
