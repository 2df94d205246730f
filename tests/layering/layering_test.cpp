// Holds the checkout to the rules of the house, and shows on small trees that each rule can fail.
#include "tests/layering/layering.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace timbang::layering {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<SourceText> read_checkout() {
  std::filesystem::path const root = TIMBANG_ROOT;
  std::vector<SourceText> files;
  for (auto const* folder : {"engine", "cli", "grammar", "tests", "docs"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      files.push_back({entry.path().lexically_relative(root).generic_string(),
                       std::string(std::istreambuf_iterator<char>(stream), {})});
    }
  }
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return files;
}

std::vector<SourceText> const& checkout() {
  static auto const files = read_checkout();
  return files;
}

std::string listed(Breaches const& breaches) {
  std::string lines;
  for (auto const& breach : breaches) lines += breach + "\n";
  return lines;
}

// ---- The checkout ----

TEST(Checkout, HasALayerTable) {
  EXPECT_THAT(read_layer_table(checkout())["evaluate"], ElementsAre("ir", "records", "source", "value"));
}
TEST(Checkout, HasALayerTableWithoutCircle) { EXPECT_EQ(listed(check_table(read_layer_table(checkout()))), ""); }
TEST(Checkout, IncludesWhatItsLayerAllows) {
  EXPECT_EQ(listed(check_layers(checkout(), read_layer_table(checkout()))), "");
}
TEST(Checkout, KeepsLibrariesInTheirPlace) { EXPECT_EQ(listed(check_libraries(checkout())), ""); }
TEST(Checkout, HasNoCircleOfSubfolders) { EXPECT_EQ(listed(check_subfolders(checkout())), ""); }
TEST(Checkout, HasNamesThatSaySomething) { EXPECT_EQ(listed(check_names(checkout())), ""); }
TEST(Checkout, OpensItsHeadersWithAComment) { EXPECT_EQ(listed(check_headers(checkout())), ""); }

// ---- Each rule, seen to fail ----

LayerTable const small_table = {{"source", {}}, {"value", {"source"}}, {"language", {"source"}}, {"cli", {"source"}}};

TEST(LayerTable, IsReadFromTheLinkLines) {
  auto const table = read_layer_table({
      {"engine/CMakeLists.txt", "function(timbang_room room)\n"},
      {"engine/value/CMakeLists.txt",
       "# timbang_room(wrong)\ntimbang_room(value\n  LINKS source # low\n  EXTERNAL GMP::gmpxx)\n"},
      {"engine/source/CMakeLists.txt", "timbang_room(source)\n"},
      {"cli/CMakeLists.txt", "target_link_libraries(timbang PRIVATE timbang_source timbang_options fmt::fmt)\n"},
  });
  EXPECT_EQ(table, (LayerTable{{"source", {}}, {"value", {"source"}}, {"cli", {"source"}}}));
}

TEST(LayerTable, MayNotBeCircularOrNameAStranger) {
  EXPECT_THAT(check_table({{"a", {"b"}}, {"b", {"a"}}}), ElementsAre(HasSubstr("a -> b -> a")));
  EXPECT_THAT(check_table({{"a", {"b"}}}), ElementsAre(HasSubstr("a links b, which is no room")));
}

TEST(Layers, AnUpwardIncludeIsReportedWithFileAndLine) {
  auto const breaches =
      check_layers({{"engine/source/span.h", "// x\n#include \"engine/value/date.h\"\n"}}, small_table);
  EXPECT_THAT(breaches, ElementsAre(HasSubstr("engine/source/span.h:2: source may not include value")));
}

TEST(Layers, TheProgramIncludesOnlyWhatItsLinkLineNames) {
  EXPECT_THAT(check_layers({{"cli/main.cpp", "#include \"engine/source/span.h\"\n"}}, small_table), IsEmpty());
  EXPECT_THAT(check_layers({{"cli/main.cpp", "#include \"engine/value/date.h\"\n"}}, small_table),
              ElementsAre(HasSubstr("cli may not include value")));
}

TEST(Layers, AnIncludeThatIsNotWrittenFromTheRootIsReported) {
  EXPECT_THAT(check_layers({{"engine/value/date.cpp", "#include \"date.h\"\n"}}, small_table),
              ElementsAre(HasSubstr("not written from the root")));
}

TEST(Layers, AFolderWithoutARowIsReported) {
  EXPECT_THAT(check_layers({{"engine/attic/x.cpp", ""}}, small_table), ElementsAre(HasSubstr("no row")));
}

TEST(Libraries, StayInTheirPlace) {
  EXPECT_THAT(check_libraries({{"engine/language/check/x.cpp", "#include <antlr4-runtime.h>\n"},
                               {"engine/ir/x.cpp", "#include <gmpxx.h>\n"},
                               {"engine/records/x.h", "#include <nlohmann/json.hpp>\n"},
                               {"engine/records/x.cpp", "#include <nlohmann/json.hpp>\n"},
                               {"engine/workbook/x.h", "#include <archive.h>\n"},
                               {"engine/workbook/x.cpp", "#include <archive.h>\n#include <pugixml.hpp>\n"},
                               {"engine/report/x.cpp", "#include <xlsxwriter.h>\n#include <pugixml.hpp>\n"},
                               {"engine/session/x.cpp", "#include <pugixml.hpp>\n"},
                               {"engine/language/parse/x.cpp", "#include \"TimbangParser.h\"\n"}}),
              ElementsAre(HasSubstr("ANTLR"), HasSubstr("GMP"), HasSubstr("records/x.h:1"), HasSubstr("workbook/x.h:1"),
                          HasSubstr("report/x.cpp:1"), HasSubstr("session/x.cpp:1")));
}

TEST(Subfolders, FormNoCircleEvenThroughAFileOfTheRoom) {
  std::vector<SourceText> files = {{"engine/language/parse/a.cpp", "#include \"engine/language/syntax/b.h\"\n"},
                                   {"engine/language/syntax/b.h", "#include \"engine/language/c.h\"\n"}};
  EXPECT_THAT(check_subfolders(files), IsEmpty());
  files.push_back({"engine/language/c.h", "#include \"engine/language/parse/d.h\"\n"});
  EXPECT_THAT(check_subfolders(files), ElementsAre(HasSubstr("c.h -> parse/ -> syntax/ -> c.h")));
}

TEST(Names, SaySomething) {
  EXPECT_THAT(
      check_names({{"engine/value/date_util.h", ""}, {"engine/common/x.h", ""}, {"engine/value/database.h", ""}}),
      ElementsAre(HasSubstr("`util`"), HasSubstr("`common`")));
}

TEST(Headers, OpenWithAComment) {
  EXPECT_THAT(check_headers({{"engine/value/a.h", "#pragma once\n"}, {"engine/value/b.h", "// b\n"}}),
              ElementsAre(HasSubstr("engine/value/a.h:1")));
}

}  // namespace
}  // namespace timbang::layering
