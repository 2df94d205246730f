#include "engine/workbook/number_format.h"

#include <gtest/gtest.h>

namespace timbang::workbook {
namespace {

TEST(ReadFormat, KnowsDates) {
  for (auto const* code : {"dd/mm/yyyy", "[$-421]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "mmm-yy", "d\" hari \"mmmm",
                           "DD/MM/YYYY HH:MM", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "mmmm"}) {
    EXPECT_EQ(read_format(code), NumberFormat::date) << code;
  }
}

TEST(ReadFormat, KnowsTimes) {
  for (auto const* code : {"hh:mm", "[h]:mm:ss", "mm:ss.0", "h:mm AM/PM", "[mm]:ss"}) {
    EXPECT_EQ(read_format(code), NumberFormat::time) << code;
  }
}

TEST(ReadFormat, KnowsNumbersWhoseTextLooksLikeADate) {
  for (auto const* code : {"General", "0.00", "#,##0 \"hari\"", "\"Rp\"#,##0", "_-* #,##0_-;[Red]-* #,##0_-",
                           "0.00E+00", "@", "\\d0", "", "[Red]0", "[>=100]0;0"}) {
    EXPECT_EQ(read_format(code), NumberFormat::number) << code;
  }
}

TEST(ReadFormat, KnowsPercentages) {
  EXPECT_EQ(read_format("0.00%"), NumberFormat::percentage);
  EXPECT_EQ(read_format("0\"%\""), NumberFormat::number);
  EXPECT_EQ(read_format("0;0%"), NumberFormat::number);
}

TEST(ReadFormat, EndsWhereACodeIsCutShort) {
  for (auto const* code : {"\"", "[", "\\", "_", "*", "[h", "\"dd"}) read_format(code);
}

TEST(BuiltinFormat, FollowsTheStandard) {
  EXPECT_EQ(builtin_format(0), NumberFormat::number);
  EXPECT_EQ(builtin_format(9), NumberFormat::percentage);
  EXPECT_EQ(builtin_format(14), NumberFormat::date);
  EXPECT_EQ(builtin_format(20), NumberFormat::time);
  EXPECT_EQ(builtin_format(22), NumberFormat::date);
  EXPECT_EQ(builtin_format(49), NumberFormat::number);
}

}  // namespace
}  // namespace timbang::workbook
