// The rule book of every rule file of the project: it is made, it names everything that the file declares, and every link in
// it leads somewhere.
#include "engine/session/rule_book.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/session/description.h"
#include "engine/session/load.h"
#include "engine/source/diagnostic_text.h"
#include "tests/scenario/rule_files.h"

namespace timbang {
namespace {

namespace fs = std::filesystem;
using session::BookFormat;
using source::Language;

std::vector<RuleFile> rule_files() { return rule_files_below(fs::path(TIMBANG_ROOT) / "rules"); }

session::Loaded load(std::vector<std::string> paths) {
  session::LoadRequest request;
  request.paths = std::move(paths);
  request.rule_folders = {(fs::path(TIMBANG_ROOT) / "rules").string()};
  auto loaded = session::load(request);
  for (auto const& diagnostic : loaded.diagnostics) {
    ADD_FAILURE() << source::diagnostic_text(loaded.sources, diagnostic, Language::english);
  }
  return loaded;
}

std::multiset<std::string> all_matches(std::string const& text, char const* pattern) {
  std::multiset<std::string> found;
  std::regex const expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

void expect_links_lead_somewhere(std::string const& html) {
  auto const anchors = all_matches(html, " id=\"([^\"]*)\"");
  for (auto const& anchor : anchors) EXPECT_EQ(anchors.count(anchor), 1U) << anchor;
  for (auto const& link : all_matches(html, "href=\"#([^\"]*)\"")) EXPECT_EQ(anchors.count(link), 1U) << link;
}

TEST(RuleBook, IsMadeForEveryRuleFile) {
  for (auto const& file : rule_files()) {
    SCOPED_TRACE(file.path);
    auto const loaded = load({file.path});
    ASSERT_FALSE(loaded.jurisdictions.empty());
    auto const markdown = session::rule_book(loaded, BookFormat::markdown, Language::indonesian);
    for (auto const& entry : session::describe(loaded, Language::indonesian).entries) {
      if (entry.kind == document::EntryKind::example) continue;
      EXPECT_THAT(markdown, testing::HasSubstr("`" + entry.name + "`"));
    }
    expect_links_lead_somewhere(session::rule_book(loaded, BookFormat::html, Language::english));
  }
}

TEST(RuleBook, OfAllRulesTogether) {
  auto const loaded = load({(fs::path(TIMBANG_ROOT) / "rules").string()});
  auto const description = session::describe(loaded, Language::indonesian);
  EXPECT_EQ(description.packages.size(), rule_files().size());
  EXPECT_TRUE(description.used.empty());
  expect_links_lead_somewhere(session::rule_book(loaded, BookFormat::html, Language::indonesian));
}

}  // namespace
}  // namespace timbang
