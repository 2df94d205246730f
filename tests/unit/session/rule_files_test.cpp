#include "engine/session/rule_files.h"

#include <gtest/gtest.h>

#include "engine/language/compile.h"
#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

TEST(RuleFiles, ListsThoseBelowAFolderByPath) {
  ScratchFolder const folder;
  auto const b = folder.write("b.timbang", "");
  auto const c = folder.write("a/c.timbang", "");
  folder.write("a/catatan.txt", "");
  folder.write(".git/d.timbang", "");
  source::DiagnosticSink sink;
  EXPECT_EQ(rule_files_below(folder.path(), sink), (std::vector<std::string>{c, b}));
  EXPECT_TRUE(sink.all().empty());
}

TEST(RuleFiles, DoesNotFollowLinksToFolders) {
  ScratchFolder const folder;
  auto const a = folder.write("a.timbang", "");
  std::filesystem::create_directory_symlink(folder.path(), folder.path("lagi"));
  source::DiagnosticSink sink;
  EXPECT_EQ(rule_files_below(folder.path(), sink), std::vector<std::string>{a});
}

TEST(RuleFiles, RefusesAFolderWithTooManyFiles) {
  ScratchFolder const folder;
  for (std::size_t i = 0; i <= max_rule_files; ++i) folder.write(std::to_string(i) + ".timbang", "");
  source::DiagnosticSink sink;
  EXPECT_TRUE(rule_files_below(folder.path(), sink).empty());
  ASSERT_EQ(sink.all().size(), 1U);
  EXPECT_EQ(sink.all().front().code, source::DiagnosticCode::too_many_rule_files);
}

TEST(RuleFiles, ReadsUpToTheLimit) {
  ScratchFolder const folder;
  auto const path = folder.write("a.timbang", std::string(language::max_file_bytes, 'x'));
  EXPECT_EQ(read_rule_file(path).status, ReadStatus::done);
  EXPECT_EQ(read_rule_file(path).text.size(), language::max_file_bytes);
}

TEST(RuleFiles, RefusesALargerFileUnread) {
  ScratchFolder const folder;
  auto const path = folder.write("a.timbang", std::string(language::max_file_bytes + 1, 'x'));
  EXPECT_EQ(read_rule_file(path).status, ReadStatus::too_large);
  EXPECT_TRUE(read_rule_file(path).text.empty());
}

TEST(RuleFiles, StopsReadingAnEndlessDevice) { EXPECT_EQ(read_rule_file("/dev/zero").status, ReadStatus::too_large); }

TEST(RuleFiles, SaysWhatCannotBeRead) {
  ScratchFolder const folder;
  EXPECT_EQ(read_rule_file(folder.path("tidak-ada.timbang")).status, ReadStatus::unreadable);
}

TEST(RuleFiles, KnowsTheFolderOfAFile) {
  EXPECT_EQ(folder_of("a.timbang"), ".");
  EXPECT_EQ(folder_of("rules/kota/a.timbang"), "rules/kota");
}

TEST(RuleFiles, KnowsOneFileByAllItsNames) {
  ScratchFolder const folder;
  folder.write("a/b.timbang", "");
  EXPECT_EQ(same_file_name(folder.path("a/b.timbang")), same_file_name(folder.path("a/../a/./b.timbang")));
}

}  // namespace
}  // namespace timbang::session
