#include "engine/value/rational.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace timbang::value {
namespace {

std::string canonical(std::string const& text) {
  auto const number = Rational::from_decimal(text);
  return number ? number->to_string() : "none";
}

Rational number(std::string const& text) { return Rational::from_decimal(text).value(); }

std::string rounded(std::string const& text, std::uint32_t decimals, RoundingMode mode) {
  return number(text).rounded(decimals, mode).to_string();
}

TEST(Rational, ReadsAndWritesTheCanonicalForm) {
  EXPECT_EQ(canonical("-12"), "-12");
  EXPECT_EQ(canonical("98.5"), "98.5");
  EXPECT_EQ(canonical("98.500"), "98.5");
  EXPECT_EQ(canonical("0.125"), "0.125");
  EXPECT_EQ(canonical("-0.05"), "-0.05");
  EXPECT_EQ(canonical("-0"), "0");
  EXPECT_EQ(canonical("007"), "7");
  EXPECT_EQ(canonical("1/3"), "1/3");
  EXPECT_EQ(canonical("-2/6"), "-1/3");
  EXPECT_EQ(canonical("1/8"), "0.125");
  EXPECT_EQ(canonical("6/3"), "2");
}

TEST(Rational, RefusesEverythingElse) {
  for (std::string const text :
       {"",     "-",  "+1", "--1", ".5",   "5.",    "1.",    "1.2.3", "1,5", " 1",       "1 ",  "1e3",
        "0x10", "1/", "/3", "1/0", "1/-3", "1.5/2", "1/2/3", "NaN",   "inf", "\xC2\xBD", "-/3", "1_000"}) {
    EXPECT_EQ(canonical(text), "none") << "'" << text << "'";
  }
  EXPECT_FALSE(Rational::from_decimal(std::string_view("1\0", 2)));
}

TEST(Rational, CountsDigitsBeforeItConverts) {
  auto const longest = std::string(Rational::max_digits, '9');
  EXPECT_EQ(canonical(longest), longest);
  EXPECT_EQ(canonical("-" + longest), "-" + longest);
  EXPECT_EQ(canonical(longest + "9"), "none");
  EXPECT_EQ(canonical("0." + std::string(999, '3')), "0." + std::string(999, '3'));
  EXPECT_EQ(canonical("0." + std::string(1000, '3')), "none");
  EXPECT_TRUE(Rational::from_decimal(longest + "/" + std::string(999, '9') + "8").has_value());
  EXPECT_FALSE(Rational::from_decimal("1/" + longest + "9").has_value());
  EXPECT_FALSE(Rational::from_decimal(std::string(20'000'000, '7')).has_value());
}

TEST(Rational, DigitLimitIsExact) {
  auto const nines = number(std::string(Rational::max_digits, '9'));
  EXPECT_TRUE(nines.within_digit_limit());
  EXPECT_TRUE(nines.negated().within_digit_limit());
  EXPECT_FALSE((nines + Rational(1)).within_digit_limit());
  EXPECT_FALSE((nines.negated() - Rational(1)).within_digit_limit());
  EXPECT_TRUE((Rational(1) / nines).within_digit_limit());
  EXPECT_FALSE((Rational(1) / (nines + Rational(1))).within_digit_limit());
}

TEST(Rational, ReadsBackEveryNumberWithinTheLimit) {
  auto half_to_the_3000 = Rational(1);
  for (int i = 0; i < 3000; ++i) half_to_the_3000 = half_to_the_3000 / Rational(2);
  auto const nines = number(std::string(Rational::max_digits, '9'));
  for (auto const& each : {half_to_the_3000, half_to_the_3000.negated(), nines, Rational(1) / nines,
                           (nines - Rational(1)) / nines, nines / Rational(2), Rational(1, 3), Rational(0)}) {
    ASSERT_TRUE(each.within_digit_limit());
    EXPECT_EQ(Rational::from_decimal(each.to_string()), each);
  }
  EXPECT_EQ(half_to_the_3000.decimals(), 3000U);
}

TEST(Rational, ReducesFractionsAndMovesTheSignUp) {
  EXPECT_EQ(Rational(2, -4), Rational(-1, 2));
  EXPECT_EQ(Rational(INT64_MIN).to_string(), "-9223372036854775808");
  EXPECT_EQ(Rational(INT64_MIN, INT64_MIN), Rational(1));
  EXPECT_EQ(Rational(6, 3).to_int64(), 2);
  EXPECT_EQ(Rational(INT64_MAX).to_int64(), INT64_MAX);
  EXPECT_EQ((Rational(INT64_MAX) + Rational(1)).to_int64(), std::nullopt);
  EXPECT_EQ(Rational(1, 2).to_int64(), std::nullopt);
}

TEST(Rational, CountsDecimals) {
  EXPECT_EQ(number("12").decimals(), 0U);
  EXPECT_EQ(number("-1.25").decimals(), 2U);
  EXPECT_EQ(Rational(1, 40).decimals(), 3U);
  EXPECT_EQ(Rational(1, 3).decimals(), std::nullopt);
  EXPECT_EQ(Rational(7, 30).decimals(), std::nullopt);
}

TEST(Rational, ComputesWhatDoublesMiss) {
  auto const efficiency = Rational(100) - number("9.12") / Rational(12) * Rational(100);
  EXPECT_EQ(efficiency, Rational(24));
  EXPECT_EQ(number("0.1") + number("0.2"), number("0.3"));
  EXPECT_LT(Rational(1, 3), number("0.33333333333333333334"));
  EXPECT_GT(Rational(-1, 3), number("-0.33333333333333333334"));
}

struct RoundingCase {
  char const* text;
  char const* half_up;
  char const* half_down;
  char const* half_even;
  char const* up;
  char const* down;
};

TEST(Rational, RoundsAsASpreadsheetDoes) {
  std::vector<RoundingCase> const cases{{"2.5", "3", "2", "2", "3", "2"},      {"-2.5", "-3", "-2", "-2", "-3", "-2"},
                                        {"3.5", "4", "3", "4", "4", "3"},      {"-3.5", "-4", "-3", "-4", "-4", "-3"},
                                        {"2.4", "2", "2", "2", "3", "2"},      {"-2.4", "-2", "-2", "-2", "-3", "-2"},
                                        {"2.6", "3", "3", "3", "3", "2"},      {"-2.6", "-3", "-3", "-3", "-3", "-2"},
                                        {"0.5", "1", "0", "0", "1", "0"},      {"-0.5", "-1", "0", "0", "-1", "0"},
                                        {"7", "7", "7", "7", "7", "7"},        {"1/3", "0", "0", "0", "1", "0"},
                                        {"-2/3", "-1", "-1", "-1", "-1", "0"}, {"0", "0", "0", "0", "0", "0"}};
  for (auto const& each : cases) {
    EXPECT_EQ(rounded(each.text, 0, RoundingMode::half_up), each.half_up) << each.text;
    EXPECT_EQ(rounded(each.text, 0, RoundingMode::half_down), each.half_down) << each.text;
    EXPECT_EQ(rounded(each.text, 0, RoundingMode::half_even), each.half_even) << each.text;
    EXPECT_EQ(rounded(each.text, 0, RoundingMode::up), each.up) << each.text;
    EXPECT_EQ(rounded(each.text, 0, RoundingMode::down), each.down) << each.text;
  }
}

TEST(Rational, RoundsToDecimals) {
  EXPECT_EQ(rounded("2.675", 2, RoundingMode::half_up), "2.68");
  EXPECT_EQ(rounded("-2.675", 2, RoundingMode::half_up), "-2.68");
  EXPECT_EQ(rounded("2.665", 2, RoundingMode::half_even), "2.66");
  EXPECT_EQ(rounded("2.675", 2, RoundingMode::half_even), "2.68");
  EXPECT_EQ(rounded("2/3", 4, RoundingMode::half_up), "0.6667");
  EXPECT_EQ(rounded("0.0001", 3, RoundingMode::up), "0.001");
  EXPECT_EQ(rounded("1.995", 2, RoundingMode::half_up), "2");
  EXPECT_EQ(rounded("1.5", 8, RoundingMode::up), "1.5");
}

}  // namespace
}  // namespace timbang::value
