// Which lines of a Markdown document are rules.
#include "engine/source/literate.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/source/source_file.h"

namespace timbang::source {
namespace {

using testing::ElementsAre;

std::vector<std::string> blocks_of(std::string const& document) {
  std::vector<std::string> texts;
  for (auto const& block : find_rule_blocks(document).blocks) {
    texts.push_back(document.substr(block.begin, block.end - block.begin));
  }
  return texts;
}

TEST(Literate, FindsBlocksOfRulesAlone) {
  EXPECT_THAT(blocks_of("a\n```timbang\nx\n```\nb\n```sql\ny\n```\n```timbang berkas\nz\n```\n"),
              ElementsAre("x\n", "z\n"));
}

TEST(Literate, PassesOverAFenceThatIsOnlyShown) {
  EXPECT_THAT(blocks_of("````\n```timbang\nx\n```\n````\n~~~\n```timbang\ny\n```\n~~~\n"), ElementsAre());
}

TEST(Literate, ClosesABlockByAsManyOfTheSameSign) {
  EXPECT_THAT(blocks_of("````timbang\nx\n```\n~~~~\n`````\n"), ElementsAre("x\n```\n~~~~\n"));
}

TEST(Literate, TakesIndentedFences) {
  EXPECT_THAT(blocks_of("1. a\n\n   ```timbang\n   x\n   ```\n"), ElementsAre("   x\n"));
}

TEST(Literate, TakesLinesThatEndWithAReturn) {
  EXPECT_THAT(blocks_of("```timbang\r\nx\r\n```\r\n"), ElementsAre("x\r\n"));
}

TEST(Literate, TellsABlockThatIsNotClosed) {
  auto const found = find_rule_blocks("a\n```timbang\nx");
  EXPECT_EQ(found.unclosed, 2U);
  ASSERT_EQ(found.blocks.size(), 1U);
  EXPECT_EQ(found.blocks.front().end, 14U);
  EXPECT_FALSE(find_rule_blocks("```sql\nx").unclosed);
}

TEST(Literate, KeepsEveryByteInItsPlace) {
  std::string const document = "prosa — x\n```timbang\npaket a\n```\nakhir";
  SourceFile const file("a.timbang.md", document);
  ASSERT_EQ(file.rules().size(), document.size());
  EXPECT_EQ(file.rules().find("paket a"), document.find("paket a"));
  EXPECT_EQ(file.rules().find_first_not_of(" \n"), document.find("paket a"));
  EXPECT_EQ(SourceFile("a.timbang", document).rules(), document);
  EXPECT_EQ(SourceFile("a.md", document).rules(), document);
}

}  // namespace
}  // namespace timbang::source
