#include "engine/explain/text_page.h"

#include <sstream>

#include <gtest/gtest.h>

namespace timbang::explain {
namespace {

std::string one(std::size_t depth, std::string_view text) {
  TextPage page;
  page.line(depth, text);
  return page.take();
}

TEST(TextPageTest, ALineIsIndentedAndHasNoBlanksAtItsEnd) {
  EXPECT_EQ(one(2, "masa = 5 tahun  "), "    masa = 5 tahun\n");
}

TEST(TextPageTest, ALongLineIsWrappedAtBlanks) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "kata ";
  std::istringstream lines(one(1, words));
  std::string line;
  std::size_t num_lines = 0;
  while (std::getline(lines, line)) {
    EXPECT_LE(line.size(), TextPage::max_columns);
    EXPECT_NE(line.back(), ' ');
    EXPECT_EQ(line.find_first_not_of(' '), num_lines == 0 ? 2U : 6U);
    ++num_lines;
  }
  EXPECT_EQ(num_lines, 3U);
}

TEST(TextPageTest, AClauseIsNotTornWhenItNeedNotBe) {
  auto const first = std::string(80, 'a') + ';';
  EXPECT_EQ(one(0, first + " dua tiga empat lima enam tujuh delapan"),
            first + "\n    dua tiga empat lima enam tujuh delapan\n");
}

TEST(TextPageTest, AWordThatIsTooLongStaysWhole) {
  auto const word = std::string(150, 'a');
  EXPECT_EQ(one(0, word), word + "\n");
  EXPECT_EQ(one(0, word + " b"), word + "\n    b\n");
}

TEST(TextPageTest, ColumnsAreCountedInLettersNotBytes) {
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "é";
  EXPECT_EQ(one(0, accents + " bcd"), accents + " bcd\n");
}

TEST(TextPageTest, DataCannotWriteToTheTerminal) {
  EXPECT_EQ(one(0, "nama = \x1b[31mmerah").find('\x1b'), std::string::npos);
  EXPECT_EQ(one(0, "a\nb").find("\nb"), std::string::npos);
}

TEST(TextPageTest, WhatIsWrittenKeepsItsLines) {
  TextPage page;
  page.written(1, "bila", "a >= 1\n            dan b\r\n\n              atau c  ");
  EXPECT_EQ(page.take(), "  bila: a >= 1\n      dan b\n        atau c\n");
}

TEST(TextPageTest, ThePageDoesNotBeginWithAnEmptyLine) {
  TextPage page;
  page.blank();
  page.line(0, "a");
  page.blank();
  page.line(0, "b");
  EXPECT_EQ(page.take(), "a\n\nb\n");
}

}  // namespace
}  // namespace timbang::explain
