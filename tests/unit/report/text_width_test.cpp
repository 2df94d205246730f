#include "engine/report/text_width.h"

#include <gtest/gtest.h>

namespace timbang::report {
namespace {

TEST(TextWidth, CountsCodePoints) {
  EXPECT_EQ(text_width("“é”"), 3U);
  EXPECT_EQ(padded("é", 3), "é  ");
  EXPECT_EQ(padded("é", 3, true), "  é");
  EXPECT_EQ(padded("panjang", 3), "panjang");
}

TEST(TextWidth, BreaksAtBlanksOnly) {
  EXPECT_EQ(broken_into_lines("Masa jabatan", 20), std::vector<std::string>{"Masa jabatan"});
  EXPECT_EQ(broken_into_lines("Masa jabatan paling lama", 12),
            (std::vector<std::string>{"Masa jabatan", "paling lama"}));
  EXPECT_EQ(broken_into_lines("terlalupanjang  ya", 5), (std::vector<std::string>{"terlalupanjang", "ya"}));
  EXPECT_EQ(broken_into_lines("", 5), std::vector<std::string>{""});
}

}  // namespace
}  // namespace timbang::report
