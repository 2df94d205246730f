#include "engine/value/rational.h"

#include <algorithm>
#include <utility>

namespace timbang::value {

namespace {

mpz_class power_of_ten(std::uint32_t exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
  return power;
}

/// The least magnitude that needs one digit too many.
mpz_class const& digit_limit() {
  static mpz_class const limit = power_of_ten(Rational::max_digits);
  return limit;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The digits as a number, or empty when they are none or too many. The count is asked before converting: the time for
/// a conversion grows faster than the text.
std::optional<mpz_class> read_digits(std::string_view text) {
  if (text.size() > Rational::max_digits || !all_digits(text)) return std::nullopt;
  return mpz_class(std::string(text), 10);
}

std::optional<mpq_class> read_fraction(std::string_view numerator, std::string_view denominator) {
  auto const above = read_digits(numerator);
  auto const below = read_digits(denominator);
  if (!above || !below || *below == 0) return std::nullopt;
  mpq_class fraction(*above, *below);
  fraction.canonicalize();
  return fraction;
}

std::optional<mpq_class> read_point(std::string_view whole, std::string_view decimals) {
  if (whole.empty() || decimals.empty()) return std::nullopt;
  auto const digits = read_digits(std::string(whole) + std::string(decimals));
  if (!digits) return std::nullopt;
  mpq_class number(*digits, power_of_ten(static_cast<std::uint32_t>(decimals.size())));
  number.canonicalize();
  return number;
}

std::optional<mpq_class> read_unsigned(std::string_view text) {
  if (auto const bar = text.find('/'); bar != text.npos)
    return read_fraction(text.substr(0, bar), text.substr(bar + 1));
  if (auto const point = text.find('.'); point != text.npos) {
    return read_point(text.substr(0, point), text.substr(point + 1));
  }
  auto const whole = read_digits(text);
  if (!whole) return std::nullopt;
  return mpq_class(*whole);
}

/// Whether a quotient that was cut towards zero, with `remainder` over `divisor` left, must go one step away from zero.
bool goes_away_from_zero(mpz_class const& quotient, mpz_class const& remainder, mpz_class const& divisor,
                         RoundingMode mode) {
  mpz_class const twice = 2 * abs(remainder);
  auto const half = cmp(twice, divisor);
  switch (mode) {
    case RoundingMode::up: return true;
    case RoundingMode::down: return false;
    case RoundingMode::half_up: return half >= 0;
    case RoundingMode::half_down: return half > 0;
    case RoundingMode::half_even: return half > 0 || (half == 0 && mpz_odd_p(quotient.get_mpz_t()) != 0);
  }
  return false;
}

}  // namespace

Rational::Rational(std::int64_t whole) : value_(whole) {}

Rational::Rational(std::int64_t numerator, std::int64_t denominator)
    : value_(mpz_class(numerator), mpz_class(denominator)) {
  value_.canonicalize();
}

Rational::Rational(mpq_class value) : value_(std::move(value)) {}

std::optional<Rational> Rational::from_decimal(std::string_view text) {
  auto const negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  // Hostile length: no number within the limit needs more than two runs of digits and one sign between them.
  if (text.size() > 2 * max_digits + 1) return std::nullopt;
  auto number = read_unsigned(text);
  if (!number) return std::nullopt;
  if (negative) *number = -*number;
  return Rational(std::move(*number));
}

bool Rational::is_zero() const { return sgn(value_) == 0; }

bool Rational::is_whole() const { return value_.get_den() == 1; }

bool Rational::within_digit_limit() const {
  auto const* limit = digit_limit().get_mpz_t();
  return mpz_cmpabs(value_.get_num_mpz_t(), limit) < 0 && mpz_cmpabs(value_.get_den_mpz_t(), limit) < 0;
}

int Rational::sign() const { return sgn(value_); }

std::optional<std::uint32_t> Rational::decimals() const {
  mpz_class rest = value_.get_den();
  mpz_class const two = 2;
  mpz_class const five = 5;
  auto const twos = mpz_remove(rest.get_mpz_t(), rest.get_mpz_t(), two.get_mpz_t());
  auto const fives = mpz_remove(rest.get_mpz_t(), rest.get_mpz_t(), five.get_mpz_t());
  if (rest != 1) return std::nullopt;
  return static_cast<std::uint32_t>(std::max(twos, fives));
}

std::string Rational::to_string() const {
  if (is_whole()) return value_.get_num().get_str();
  auto const places = decimals();
  if (!places) return value_.get_str();
  mpz_class const scaled = abs(value_.get_num()) * power_of_ten(*places) / value_.get_den();
  auto digits = scaled.get_str();
  if (digits.size() <= *places) digits.insert(0, *places + 1 - digits.size(), '0');
  if (digits.size() > max_digits) return value_.get_str();
  digits.insert(digits.size() - *places, 1, '.');
  return sign() < 0 ? "-" + digits : digits;
}

std::optional<std::int64_t> Rational::to_int64() const {
  static_assert(sizeof(long) == sizeof(std::int64_t));
  if (!is_whole() || !value_.get_num().fits_slong_p()) return std::nullopt;
  return value_.get_num().get_si();
}

Rational Rational::rounded(std::uint32_t decimals, RoundingMode mode) const {
  if (is_whole()) return *this;
  auto const scale = power_of_ten(decimals);
  mpz_class const scaled = value_.get_num() * scale;
  mpz_class quotient;
  mpz_class remainder;
  mpz_tdiv_qr(quotient.get_mpz_t(), remainder.get_mpz_t(), scaled.get_mpz_t(), value_.get_den_mpz_t());
  if (remainder == 0) return *this;
  if (goes_away_from_zero(quotient, remainder, value_.get_den(), mode)) quotient += sign();
  mpq_class result(quotient, scale);
  result.canonicalize();
  return Rational(std::move(result));
}

Rational Rational::negated() const { return Rational(mpq_class(-value_)); }

Rational operator+(Rational const& a, Rational const& b) { return Rational(mpq_class(a.value_ + b.value_)); }
Rational operator-(Rational const& a, Rational const& b) { return Rational(mpq_class(a.value_ - b.value_)); }
Rational operator*(Rational const& a, Rational const& b) { return Rational(mpq_class(a.value_ * b.value_)); }
Rational operator/(Rational const& a, Rational const& b) { return Rational(mpq_class(a.value_ / b.value_)); }
bool operator==(Rational const& a, Rational const& b) { return a.value_ == b.value_; }
std::strong_ordering operator<=>(Rational const& a, Rational const& b) { return cmp(a.value_, b.value_) <=> 0; }

}  // namespace timbang::value
