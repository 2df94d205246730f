#include "engine/value/notation.h"

#include <string>

#include <gtest/gtest.h>

namespace timbang::value {
namespace {

constexpr auto indonesian = source::Language::indonesian;
constexpr auto english = source::Language::english;

Rational number(std::string const& text) { return Rational::from_decimal(text).value(); }

std::string read(std::string const& text, source::Language language) {
  auto const result = read_number(text, language);
  return result ? result->to_string() : "none";
}

TEST(Notation, WritesNumbers) {
  EXPECT_EQ(write_number(number("1234.5"), indonesian), "1.234,5");
  EXPECT_EQ(write_number(number("1234.5"), english), "1,234.5");
  EXPECT_EQ(write_number(number("-1234567.8901"), indonesian), "-1.234.567,8901");
  EXPECT_EQ(write_number(number("999"), indonesian), "999");
  EXPECT_EQ(write_number(number("-123456"), english), "-123,456");
  EXPECT_EQ(write_number(number("0"), english), "0");
  EXPECT_EQ(write_number(number("-0.05"), indonesian), "-0,05");
  EXPECT_EQ(write_number(number("-1/3"), indonesian), "-1/3");
  EXPECT_EQ(write_number(number("10000/3"), english), "10000/3");
}

TEST(Notation, WritesPercentAndMoney) {
  EXPECT_EQ(write_percent(number("0.375"), indonesian), "37,5%");
  EXPECT_EQ(write_percent(number("0.375"), english), "37.5%");
  EXPECT_EQ(write_percent(number("-12"), english), "-1,200%");
  EXPECT_EQ(write_money(number("5000000"), indonesian), "Rp5.000.000");
  EXPECT_EQ(write_money(number("5000000"), english), "Rp5,000,000");
  EXPECT_EQ(write_money(number("-1500.25"), indonesian), "-Rp1.500,25");
}

TEST(Notation, WritesDates) {
  EXPECT_EQ(write_date(Date::from_iso("2023-03-10").value(), indonesian), "10 Maret 2023");
  EXPECT_EQ(write_date(Date::from_iso("2023-03-10").value(), english), "10 March 2023");
  EXPECT_EQ(write_date(Date::from_iso("2021-08-01").value(), indonesian), "1 Agustus 2021");
}

TEST(Notation, WritesDurations) {
  EXPECT_EQ(write_duration({62, 10}, indonesian), "5 tahun 2 bulan 10 hari");
  EXPECT_EQ(write_duration({62, 10}, english), "5 years 2 months 10 days");
  EXPECT_EQ(write_duration({13, 1}, english), "1 year 1 month 1 day");
  EXPECT_EQ(write_duration({12, 0}, indonesian), "1 tahun");
  EXPECT_EQ(write_duration({0, 0}, indonesian), "0 hari");
  EXPECT_EQ(write_duration({0, 0}, english), "0 days");
  EXPECT_EQ(write_duration({0, -8}, indonesian), "-8 hari");
  EXPECT_EQ(write_duration({-12, -2}, indonesian), "-(1 tahun 2 hari)");
  EXPECT_EQ(write_duration({-1, 0}, english), "-1 month");
}

TEST(Notation, WritesBooleans) {
  EXPECT_EQ(write_boolean(true, indonesian), "ya");
  EXPECT_EQ(write_boolean(false, indonesian), "tidak");
  EXPECT_EQ(write_boolean(true, english), "yes");
  EXPECT_EQ(write_boolean(false, english), "no");
}

TEST(Notation, ReadsEveryMonthBack) {
  for (std::int32_t month = 1; month <= 12; ++month) {
    EXPECT_EQ(read_month_name(month_name(month, indonesian), indonesian), month);
    EXPECT_EQ(read_month_name(month_name(month, english), english), month);
  }
  EXPECT_EQ(read_month_name("AGUSTUS", indonesian), 8);
  EXPECT_EQ(read_month_name("desember", indonesian), 12);
  EXPECT_EQ(read_month_name("october", english), 10);
  EXPECT_EQ(read_month_name("October", indonesian), std::nullopt);
  EXPECT_EQ(read_month_name("Okt", indonesian), std::nullopt);
  EXPECT_EQ(read_month_name("Meii", indonesian), std::nullopt);
  EXPECT_EQ(read_month_name("", english), std::nullopt);
}

TEST(Notation, ReadsNumbersOfEachLanguage) {
  EXPECT_EQ(read("1.500", indonesian), "1500");
  EXPECT_EQ(read("1,500", english), "1500");
  EXPECT_EQ(read("1,500", indonesian), "1.5");
  EXPECT_EQ(read("1.234.567,89", indonesian), "1234567.89");
  EXPECT_EQ(read("1234567,89", indonesian), "1234567.89");
  EXPECT_EQ(read("-1.500", indonesian), "-1500");
  EXPECT_EQ(read("0,5", indonesian), "0.5");
  EXPECT_EQ(read("0.5", english), "0.5");
  EXPECT_EQ(read("12", english), "12");
}

TEST(Notation, RefusesIncompleteGroups) {
  for (std::string const text :
       {"1.50", "1.5000", "1234.567", ".500", "1..500", "1.500.", "0.500", "012.345", "1.50,5", "1,5.000",
        "",     "-",      "1,",       ",5",   "1,2,3",  "1.a00",  "1/3",   "1e3",     "--1",    "1 500"}) {
    EXPECT_EQ(read(text, indonesian), "none") << "'" << text << "'";
  }
  EXPECT_EQ(read("1.500", english), "1.5");
  EXPECT_EQ(read("1,50", english), "none");
  EXPECT_EQ(read(std::string(5'000'000, '1'), english), "none");
}

}  // namespace
}  // namespace timbang::value
