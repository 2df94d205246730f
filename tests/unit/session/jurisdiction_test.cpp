#include "engine/session/jurisdiction.h"

#include <gmock/gmock.h>

namespace timbang::session {
namespace {

using language::Outline;
using ::testing::ElementsAre;

Outline outline(std::string package, std::vector<std::string> imports, bool fills = false) {
  Outline made;
  made.package = std::move(package);
  made.imports = std::move(imports);
  made.fills = fills;
  return made;
}

TEST(Jurisdiction, WithoutFillersThereIsOne) {
  auto const groups = group_by_fillers(2, {outline("a", {"n"}), outline("b", {}), outline("n", {})});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(groups[0].main_files, ElementsAre(0, 1));
  EXPECT_THAT(groups[0].files, ElementsAre(0, 1, 2));
}

TEST(Jurisdiction, TwoFillersOfOnePackageAreApart) {
  auto const groups = group_by_fillers(2, {outline("a", {"n"}, true), outline("b", {"n"}, true), outline("n", {})});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(groups[0].files, ElementsAre(0, 2));
  EXPECT_THAT(groups[1].files, ElementsAre(1, 2));
}

TEST(Jurisdiction, ThePackageThatIsFilledIsApartFromWhatFillsIt) {
  auto const groups = group_by_fillers(2, {outline("a", {"n"}, true), outline("n", {})});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(groups[0].files, ElementsAre(0, 1));
  EXPECT_THAT(groups[1].files, ElementsAre(1));
}

TEST(Jurisdiction, WhoeverImportsTheFillerSeesWhatItSets) {
  auto const groups = group_by_fillers(3, {outline("a.set", {"n"}, true), outline("a.use", {"a.set", "n"}),
                                           outline("a.other", {"n"}), outline("n", {})});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(groups[0].main_files, ElementsAre(0, 1));
  EXPECT_THAT(groups[1].files, ElementsAre(2, 3));
}

TEST(Jurisdiction, PackagesThatImportOneAnotherAreFound) {
  auto const groups = group_by_fillers(1, {outline("a", {"b"}), outline("b", {"a"})});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(groups[0].files, ElementsAre(0, 1));
}

TEST(Jurisdiction, TwoFilesOfOnePackageAreCheckedTogether) {
  auto const groups = group_by_fillers(2, {outline("a", {}, true), outline("a", {})});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(groups[0].files, ElementsAre(0, 1));
}

}  // namespace
}  // namespace timbang::session
