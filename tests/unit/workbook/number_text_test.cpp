#include "engine/workbook/number_text.h"

#include <gtest/gtest.h>

namespace timbang::workbook {
namespace {

std::string text_of(std::string_view written) { return number_text(written).value_or("none"); }

TEST(NumberText, RoundsToTheDigitsThatExcelShows) {
  EXPECT_EQ(text_of("1.1000000000000001"), "1.1");
  EXPECT_EQ(text_of("0.30000000000000004"), "0.3");
  EXPECT_EQ(text_of("82.140000000000001"), "82.14");
  EXPECT_EQ(text_of("97.569999999999993"), "97.57");
  EXPECT_EQ(text_of("1.9820227201212E+17"), "198202272012120000");
  EXPECT_EQ(text_of("123456789012345.5"), "123456789012346");
  EXPECT_EQ(text_of("-123456789012344.5"), "-123456789012345");
  EXPECT_EQ(text_of("999999999999999.9"), "1000000000000000");
  EXPECT_EQ(text_of("0.99999999999999999"), "1");
}

TEST(NumberText, WritesPlainDigits) {
  EXPECT_EQ(text_of("5"), "5");
  EXPECT_EQ(text_of("005.50"), "5.5");
  EXPECT_EQ(text_of("-0"), "0");
  EXPECT_EQ(text_of("0.000"), "0");
  EXPECT_EQ(text_of("1E-3"), "0.001");
  EXPECT_EQ(text_of("1.5e+3"), "1500");
  EXPECT_EQ(text_of(".5"), "0.5");
  EXPECT_EQ(text_of("100"), "100");
}

TEST(NumberText, RefusesWhatIsNoNumber) {
  for (auto const* written :
       {"", "-", ".", "1.2.3", "1,5", "E5", "1E", "1E+", "1E5.5", "0x10", "nan", "1E+4000", "--1", " 1"}) {
    EXPECT_EQ(text_of(written), "none") << written;
  }
}

TEST(NumberText, ShowsPercentages) {
  EXPECT_EQ(percent_text("0.375"), "37.5%");
  EXPECT_EQ(percent_text("1"), "100%");
  EXPECT_EQ(percent_text("0"), "0%");
  EXPECT_EQ(percent_text("-0.0005"), "-0.05%");
}

}  // namespace
}  // namespace timbang::workbook
