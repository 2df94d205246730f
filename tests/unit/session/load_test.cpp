#include "engine/session/load.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/language/compile.h"
#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

using source::DiagnosticCode;

class Load : public ::testing::Test {
protected:
  /// A rule file that declares a package and uses others.
  std::string write(std::string const& file, std::string const& package, std::vector<std::string> const& uses = {}) {
    auto text = "paket " + package + "\n    versi \"1\"\n    lingkup nasional\n";
    for (auto const& used : uses) text += "memakai " + used + "\n";
    return folder_.write(file, text);
  }

  Loaded load(std::vector<std::string> paths, std::vector<std::string> rule_folders = {}) {
    return session::load(LoadRequest{std::move(paths), std::move(rule_folders)});
  }

  std::vector<DiagnosticCode> codes(Loaded const& loaded) {
    std::vector<DiagnosticCode> found;
    for (auto const& diagnostic : loaded.diagnostics) found.push_back(diagnostic.code);
    return found;
  }

  /// Names of the files of the program, in order, below the scratch folder.
  std::vector<std::string> names(Loaded const& loaded) {
    std::vector<std::string> found;
    for (auto const file : loaded.files) {
      found.push_back(loaded.sources.get(file).path().substr(folder_.path().size() + 1));
    }
    return found;
  }

  ScratchFolder folder_;
};

TEST_F(Load, ReadsAFileAndSaysItsLanguage) {
  auto const loaded = load({write("a.timbang", "a")});
  ASSERT_EQ(loaded.jurisdictions.size(), 1U);
  EXPECT_EQ(loaded.jurisdictions.front().program.packages.at(0).name, "a");
  EXPECT_EQ(loaded.language, source::Language::indonesian);
  EXPECT_EQ(loaded.jurisdictions.front().digest.size(), 64U);
  EXPECT_TRUE(loaded.jurisdictions.front().is_main(source::FileId{0}));
}

TEST_F(Load, FindsImportsBelowTheFileByTheirPackageNotTheirName) {
  auto const main = write("a.timbang", "a", {"b"});
  write("dalam/apa-saja.timbang", "b", {"c"});
  write("lain.timbang", "c");
  write("tidak-dipakai.timbang", "d");
  auto const loaded = load({main});
  EXPECT_EQ(loaded.jurisdictions.size(), 1U);
  EXPECT_EQ(names(loaded), (std::vector<std::string>{"a.timbang", "dalam/apa-saja.timbang", "lain.timbang"}));
  EXPECT_FALSE(loaded.jurisdictions.front().is_main(loaded.files.at(1)));
}

TEST_F(Load, FindsImportsInRuleFolders) {
  auto const main = write("kota/a.timbang", "a", {"b"});
  write("nasional/asn/b.timbang", "b");
  EXPECT_EQ(codes(load({main})), std::vector<DiagnosticCode>{DiagnosticCode::unknown_import});
  EXPECT_EQ(load({main}, {folder_.path("nasional")}).jurisdictions.size(), 1U);
}

TEST_F(Load, GivesNoProgramWhenOneOfSeveralFilesIsNotThere) {
  auto const loaded = load({write("a.timbang", "a"), folder_.path("b.timbang")});
  EXPECT_EQ(codes(loaded), std::vector<DiagnosticCode>{DiagnosticCode::path_not_found});
  EXPECT_TRUE(loaded.jurisdictions.empty());
}

TEST_F(Load, NamesBothFilesOfAPackageThatIsDeclaredTwice) {
  auto const main = write("a.timbang", "a", {"b"});
  write("b1.timbang", "b");
  write("b2.timbang", "b");
  auto const loaded = load({main});
  ASSERT_EQ(codes(loaded), std::vector<DiagnosticCode>{DiagnosticCode::duplicate_package});
  auto const& diagnostic = loaded.diagnostics.front();
  ASSERT_EQ(diagnostic.notes.size(), 1U);
  auto const second = std::get<source::Span>(diagnostic.place).file;
  EXPECT_TRUE(loaded.sources.get(second).path().ends_with("b2.timbang"));
  EXPECT_TRUE(loaded.sources.get(diagnostic.notes.front().span.file).path().ends_with("b1.timbang"));
}

TEST_F(Load, TakesOneFileOnceHoweverItIsNamed) {
  auto const main = write("a.timbang", "a", {"b"});
  write("b.timbang", "b");
  auto const loaded =
      load({main, folder_.path("./a.timbang"), folder_.path("b.timbang")}, {folder_.path(), folder_.path(".")});
  EXPECT_EQ(loaded.jurisdictions.size(), 1U);
  EXPECT_EQ(loaded.files.size(), 2U);
  EXPECT_EQ(loaded.main_files.size(), 2U);
}

TEST_F(Load, ACircleOfImportsEnds) {
  auto const main = write("a.timbang", "a", {"b"});
  write("b.timbang", "b", {"a"});
  auto const loaded = load({main});
  EXPECT_EQ(loaded.files.size(), 2U);
  auto const found = codes(loaded);
  EXPECT_EQ(std::count(found.begin(), found.end(), DiagnosticCode::unknown_import), 0);
}

TEST_F(Load, TakesAFolderWithAllBelow) {
  write("a.timbang", "a");
  write("kota/b.timbang", "b");
  auto const loaded = load({folder_.path()});
  EXPECT_EQ(names(loaded), (std::vector<std::string>{"a.timbang", "kota/b.timbang"}));
  EXPECT_EQ(loaded.main_files.size(), 2U);
}

TEST_F(Load, SaysWhatIsNotThere) {
  EXPECT_EQ(codes(load({folder_.path("x.timbang")})), std::vector<DiagnosticCode>{DiagnosticCode::path_not_found});
  EXPECT_EQ(codes(load({folder_.path()})), std::vector<DiagnosticCode>{DiagnosticCode::no_rule_files});
  EXPECT_EQ(codes(load({write("a.timbang", "a")}, {folder_.path("x")})),
            std::vector<DiagnosticCode>{DiagnosticCode::path_not_found});
}

TEST_F(Load, RefusesAFileThatIsTooLarge) {
  auto const path = folder_.write("a.timbang", std::string(language::max_file_bytes + 1, ' '));
  auto const loaded = load({path});
  EXPECT_EQ(codes(loaded), std::vector<DiagnosticCode>{DiagnosticCode::rule_file_too_large});
  EXPECT_TRUE(loaded.jurisdictions.empty());
}

TEST_F(Load, TheDigestDependsOnEveryFileButNotOnWhereItLies) {
  auto const main = write("a.timbang", "a", {"b"});
  write("b.timbang", "b");
  auto const before = load({main}).jurisdictions.front().digest;
  std::filesystem::create_directory(folder_.path("c"));
  std::filesystem::rename(folder_.path("b.timbang"), folder_.path("c/d.timbang"));
  EXPECT_EQ(load({main}).jurisdictions.front().digest, before);
  folder_.write("c/d.timbang", folder_.read("c/d.timbang") + "// lagi\n");
  EXPECT_NE(load({main}).jurisdictions.front().digest, before);
}

TEST(SplitFolders, TakesColonsAndLeavesOutEmptyParts) {
  EXPECT_EQ(split_folders("a:b/c::d"), (std::vector<std::string>{"a", "b/c", "d"}));
  EXPECT_TRUE(split_folders("").empty());
}

}  // namespace
}  // namespace timbang::session
