#include "engine/session/output_file.h"

#include <gtest/gtest.h>

#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

TEST(OutputFile, AppearsWhenCommitted) {
  ScratchFolder const folder;
  OutputFile file(folder.path("hasil.csv"));
  file.stream() << "baru";
  EXPECT_EQ(folder.read("hasil.csv"), "");
  EXPECT_TRUE(file.commit());
  EXPECT_EQ(folder.read("hasil.csv"), "baru");
  EXPECT_EQ(folder.num_files(), 1U);
}

TEST(OutputFile, LeavesTheOldFileAloneWhenNotCommitted) {
  ScratchFolder const folder;
  folder.write("hasil.csv", "lama");
  {
    OutputFile file(folder.path("hasil.csv"));
    file.stream() << "setengah";
  }
  EXPECT_EQ(folder.read("hasil.csv"), "lama");
  EXPECT_EQ(folder.num_files(), 1U);
}

TEST(OutputFile, FollowsALink) {
  ScratchFolder const folder;
  folder.write("asli.csv", "lama");
  std::filesystem::create_symlink("asli.csv", folder.path("hasil.csv"));
  OutputFile file(folder.path("hasil.csv"));
  file.stream() << "baru";
  EXPECT_TRUE(file.commit());
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path("hasil.csv")));
  EXPECT_EQ(folder.read("asli.csv"), "baru");
}

TEST(OutputFile, NeverReplacesADevice) {
  OutputFile file("/dev/null");
  file.stream() << "x";
  EXPECT_TRUE(file.commit());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(OutputFile, SaysThatAFolderIsMissing) {
  ScratchFolder const folder;
  OutputFile file(folder.path("tidak/ada/hasil.csv"));
  EXPECT_FALSE(file.is_good());
  EXPECT_FALSE(file.commit());
}

}  // namespace
}  // namespace timbang::session
