// Every norm of the national packages, held to two packages of an agency below tests/norms/<package>/<norm>/: one that keeps it,
// of which nothing is said, and one that breaks it, of which no other kind of mistake is told.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/session/load.h"
#include "engine/source/diagnostic_text.h"

namespace timbang {
namespace {

namespace fs = std::filesystem;
using source::DiagnosticCode;
using source::Language;

struct NormFolder {
  std::string package;  ///< `nasional.jpt_pratama`
  std::string norm;
  fs::path path;
};

std::vector<NormFolder> norm_folders() {
  std::vector<NormFolder> folders;
  for (auto const& package : fs::directory_iterator(fs::path(TIMBANG_ROOT) / "tests" / "norms")) {
    auto name = package.path().filename().string();
    std::replace(name.begin(), name.end(), '-', '.');
    for (auto const& norm : fs::directory_iterator(package)) {
      folders.push_back({name, norm.path().filename().string(), norm.path()});
    }
  }
  std::sort(folders.begin(), folders.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return folders;
}

session::Loaded load(fs::path const& path) {
  session::LoadRequest request;
  request.paths = {path.string()};
  request.rule_folders = {(fs::path(TIMBANG_ROOT) / "rules").string()};
  return session::load(request);
}

std::vector<std::string> texts(session::Loaded const& loaded) {
  std::vector<std::string> told;
  for (auto const& diagnostic : loaded.diagnostics) {
    told.push_back(source::diagnostic_text(loaded.sources, diagnostic, Language::indonesian));
  }
  return told;
}

TEST(Norms, AreKeptAndBroken) {
  for (auto const& folder : norm_folders()) {
    SCOPED_TRACE(folder.path.string());
    EXPECT_THAT(texts(load(folder.path / "kept.timbang")), testing::IsEmpty());
    auto const broken = load(folder.path / "broken.timbang");
    auto const names_the_norm = testing::HasSubstr("`" + folder.norm + "`");
    EXPECT_THAT(texts(broken), testing::Contains(names_the_norm).Times(1));
    // Norms may stand so close that one cannot be broken without another.
    for (auto const& diagnostic : broken.diagnostics) {
      EXPECT_EQ(diagnostic.code, DiagnosticCode::norm_broken) << testing::PrintToString(texts(broken));
    }
  }
}

TEST(Norms, OfTheNationalPackagesAllHaveTheirTwoPackages) {
  std::multiset<std::string> tested;
  for (auto const& folder : norm_folders()) tested.insert(folder.package + "." + folder.norm);
  std::multiset<std::string> written;
  auto const loaded = load(fs::path(TIMBANG_ROOT) / "rules" / "nasional");
  for (auto const& rules : loaded.jurisdictions) {
    for (auto const& norm : rules.program.norms) {
      auto const& package = rules.program[norm.package];
      if (rules.is_main(package.span.file)) written.insert(package.name + "." + norm.name);
    }
  }
  EXPECT_GE(written.size(), 25U);
  EXPECT_EQ(tested, written);
}

}  // namespace
}  // namespace timbang
