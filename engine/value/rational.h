// Exact rational numbers with a stated limit of digits.
// Used wherever Timbang computes; there is no inexact arithmetic between input and output.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <gmpxx.h>

namespace timbang::value {

/// How a number is brought to a given count of decimals. Ties and directions are those of a spreadsheet's
/// ROUND (half_up: half away from zero), ROUNDUP (up: away from zero) and ROUNDDOWN (down: towards zero).
enum class RoundingMode : std::uint8_t { half_up, half_down, half_even, up, down };

class Rational {
public:
  /// Neither numerator nor denominator may need more decimal digits than this; an operation whose result would is a fault.
  static constexpr std::uint32_t max_digits = 1000;

  Rational() = default;
  Rational(std::int64_t whole);
  /// `denominator` is not zero; the fraction is reduced.
  Rational(std::int64_t numerator, std::int64_t denominator);

  /// Reads `-12`, `98.5` or `1/3`: a decimal point, no grouping, no exponent, no blanks. Empty when the text is anything
  /// else or has more than max_digits digits (of a fraction: above or below the bar). Such a number is within the digit
  /// limit. Reads every number within the limit back from to_string.
  static std::optional<Rational> from_decimal(std::string_view text);

  bool is_zero() const;
  bool is_whole() const;
  bool within_digit_limit() const;
  int sign() const;

  /// Decimals needed to write the number exactly, or empty when it is not a finite decimal (1/3).
  std::optional<std::uint32_t> decimals() const;
  /// The canonical form: `-12`, `98.5`, `1/3`; no grouping, decimal point, no trailing zeros. A finite decimal that
  /// would need more than max_digits digits is written as a fraction.
  std::string to_string() const;
  /// The whole part when it fits, else empty. Only for whole numbers.
  std::optional<std::int64_t> to_int64() const;

  /// Time and space grow with `decimals`; `operation` refuses counts that could only exceed the digit limit.
  Rational rounded(std::uint32_t decimals, RoundingMode mode) const;
  Rational negated() const;

  /// Arithmetic without a digit check; `operation` is what the rest of the engine calls.
  friend Rational operator+(Rational const& a, Rational const& b);
  friend Rational operator-(Rational const& a, Rational const& b);
  friend Rational operator*(Rational const& a, Rational const& b);
  /// `b` is not zero.
  friend Rational operator/(Rational const& a, Rational const& b);
  friend bool operator==(Rational const& a, Rational const& b);
  friend std::strong_ordering operator<=>(Rational const& a, Rational const& b);

private:
  explicit Rational(mpq_class value);
  mpq_class value_;
};

}  // namespace timbang::value
