#include "engine/document/difference/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/document/editions.h"

namespace timbang::document {
namespace {

using source::Language;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Entry weight(std::vector<Line> lines) {
  return with(entry(EntryKind::parameter, "weight"), versions(std::move(lines)));
}

auto const day = first_of_january;

TEST(Difference, EqualEditionsHaveNone) {
  auto const rules = {weight({version(day(2026), "30%")}), with(entry(EntryKind::table, "grades"), rows({}))};
  EXPECT_THAT(changes(rules, rules), IsEmpty());
}

TEST(Difference, WhatIsMeantCountsAndNotHowItIsSpelled) {
  auto before = with(entry(EntryKind::indicator, "speed"), Aspect::weight, "0,3");
  auto after = with(entry(EntryKind::indicator, "speed"), Aspect::weight, "30%");
  before.properties[0].statement.meaning = after.properties[0].statement.meaning = "number(3/10)";
  EXPECT_THAT(changes({before}, {after}), IsEmpty());
  after.properties[0].statement = {"0,3", "number(4/10)", true};
  EXPECT_THAT(changes({before}, {after}), ElementsAre("property_changed speed: 0,3 -> 0,3"));
}

// ---- Entries ----

TEST(Difference, EntriesAreAddedAndRemoved) {
  auto const common = entry(EntryKind::parameter, "b");
  EXPECT_THAT(changes({entry(EntryKind::parameter, "a"), common, entry(EntryKind::parameter, "c")},
                      {common, entry(EntryKind::table, "d")}),
              ElementsAre("entry_removed a:  -> ", "entry_removed c:  -> ", "entry_added d:  -> "));
}

TEST(Difference, AnAddedEntryTellsAllThatItSays) {
  auto added = with(entry(EntryKind::requirement, "clean"), Aspect::condition, "punishment = none");
  added.listings.push_back(
      listing(Aspect::exceptions, LineIdentity::name, {"name", "when"}, {line("pardon", {"pardon", "pardoned"})}));
  added.remarks.basis = {said("Act 5 article 7")};
  auto const difference = compare(edition({}), edition({added}), Language::english);
  ASSERT_EQ(difference.changes.size(), 1U);
  std::vector<std::string> lines;
  for (auto const& one : difference.changes[0].says) lines.push_back(one.heading + ": " + one.text);
  EXPECT_THAT(lines, ElementsAre("must: punishment = none", "exception pardon: when: pardoned",
                                 "legal basis: Act 5 article 7"));
}

TEST(Difference, TheOrderOfDeclarationsDoesNotMatter) {
  auto const a = entry(EntryKind::parameter, "a");
  auto const b = entry(EntryKind::parameter, "b");
  EXPECT_THAT(changes({a, b}, {b, a}), IsEmpty());
}

TEST(Difference, AnotherKindIsToldWithTheRest) {
  auto const before = with(entry(EntryKind::result, "tenure"), Aspect::formula, "a");
  auto const after = with(entry(EntryKind::step, "tenure"), Aspect::formula, "b");
  EXPECT_THAT(changes({before}, {after}),
              ElementsAre("entry_kind_changed tenure: compute -> step", "property_changed tenure: a -> b"));
}

TEST(Difference, OneNameInTwoEvaluationsIsTwoEntries) {
  auto one = entry(EntryKind::result, "total");
  auto other = one;
  one.within = "First";
  other.within = "Second";
  EXPECT_THAT(changes({one, other}, {one}), ElementsAre("entry_removed total:  -> "));
}

TEST(Difference, LabelsAndPropertiesAreCompared) {
  auto before = with(with(entry(EntryKind::indicator, "speed"), Aspect::target, "15"), Aspect::weight, "30%");
  auto after = with(with(entry(EntryKind::indicator, "speed"), Aspect::weight, "35%"), Aspect::direction, "down");
  before.label = "Speed";
  after.label = "Speed of service";
  EXPECT_THAT(changes({before}, {after}),
              ElementsAre("property_changed speed: Speed -> Speed of service", "property_changed speed: 30% -> 35%",
                          "property_added speed:  -> down", "property_removed speed: 15 -> "));
}

TEST(Difference, RemarksAreComparedWithoutTheirOrder) {
  auto before = entry(EntryKind::requirement, "clean");
  auto after = before;
  before.remarks = {{said("Act 1"), said("Act 2")}, {"old"}, {"which article?", "date?"}};
  after.remarks = {{said("Act 2"), said("Act 3")}, {"old"}, {"date?"}};
  EXPECT_THAT(changes({before}, {after}), ElementsAre("remark_changed clean basis: Act 1 -> Act 3",
                                                      "remark_removed clean to_check: which article? -> "));
}

// ---- Packages ----

TEST(Difference, OnePackageThatIsCalledOtherwiseIsTheSame) {
  auto const before = edition({entry(EntryKind::package, "city.rules"), weight({version(day(2026), "30%")})});
  auto after = edition({entry(EntryKind::package, "town.rules"), weight({version(day(2026), "30%")})});
  for (auto& one : after.description.entries) one.package = "town.rules";
  after.description.packages = {{"town.rules", "1"}};
  EXPECT_THAT(told(compare(before, after, Language::english)),
              ElementsAre("package_renamed town.rules: city.rules -> town.rules"));
  after.description.packages.push_back({"town.more", "1"});
  EXPECT_EQ(compare(before, after, Language::english).changes.size(), 4U);
}

TEST(Difference, TheOnlyEvaluationWithANewNameIsTheSame) {
  auto before = with(entry(EntryKind::result, "total"), Aspect::formula, "a");
  auto after = with(entry(EntryKind::result, "total"), Aspect::formula, "b");
  before.within = "Year2026";
  after.within = "Year2027";
  EXPECT_THAT(
      changes({entry(EntryKind::evaluation, "Year2026"), before}, {entry(EntryKind::evaluation, "Year2027"), after}),
      ElementsAre("entry_renamed Year2027: Year2026 -> Year2027", "property_changed total: a -> b"));
}

TEST(Difference, TheLanguageOfAPackageIsNoChange) {
  auto const before = with(entry(EntryKind::package, "city.rules"), Aspect::language, "Indonesian");
  auto const after = with(entry(EntryKind::package, "city.rules"), Aspect::language, "English");
  EXPECT_THAT(changes({before}, {after}), IsEmpty());
}

TEST(Difference, TellsWhetherTextsOrOnlyMeaningsAreEqual) {
  auto const before = edition({});
  auto after = before;
  EXPECT_EQ(compare(before, after, Language::english).sameness, Sameness::same_text);
  after.packages[0].digest = "another";
  EXPECT_EQ(compare(before, after, Language::english).sameness, Sameness::same_meaning);
  after.used = {{"nation.units", "1", "digest", "units.timbang"}};
  auto const difference = compare(before, after, Language::english);
  EXPECT_EQ(difference.sameness, Sameness::different);
  ASSERT_EQ(difference.used.size(), 1U);
  EXPECT_FALSE(difference.used[0].before.has_value());
}

TEST(Difference, UsedPackagesThatDifferInTextAreTold) {
  auto before = edition({});
  before.used = {{"nation.a", "1", "x", "a"}, {"nation.b", "1", "y", "b"}};
  auto after = before;
  after.used[1].digest = "z";
  auto const difference = compare(before, after, Language::english);
  ASSERT_EQ(difference.used.size(), 1U);
  EXPECT_EQ(difference.used[0].name, "nation.b");
}

// ---- Versions ----

TEST(Difference, ANewVersionIsToldAgainstTheOneThatWasInForceOnItsFirstDay) {
  auto const before = weight({version(day(2026), "30%", {}, "Act 1")});
  auto const after =
      weight({version(day(2026), "30%", "31 December 2026", "Act 1"), version(day(2027), "35%", {}, "Act 2")});
  auto const difference = compare(edition({before}), edition({after}), Language::english);
  EXPECT_THAT(told(difference), ElementsAre("version_added weight from 2027-01-01: 30% -> 35%"));
  EXPECT_EQ(difference.changes[0].basis, "Act 2");
  EXPECT_EQ(difference.changes[0].column, "value");
  EXPECT_FALSE(difference.changes[0].keeps_meaning);
}

TEST(Difference, AVersionThatSaysTheSameIsToldAsSuch) {
  auto const difference =
      compare(edition({weight({version(day(2026), "30%")})}),
              edition({weight({version(day(2026), "30%"), version(day(2027), "30%")})}), Language::english);
  EXPECT_THAT(told(difference), ElementsAre("version_added weight from 2027-01-01: 30% -> 30%"));
  EXPECT_TRUE(difference.changes[0].keeps_meaning);
}

TEST(Difference, AVersionBeforeAllOthersWasNotThere) {
  EXPECT_THAT(
      changes({weight({version(day(2026), "30%")})}, {weight({version(day(2020), "20%"), version(day(2026), "30%")})}),
      ElementsAre("version_added weight from 2020-01-01:  -> 20%"));
}

TEST(Difference, ARemovedVersionIsToldByWhatIsNowInForce) {
  EXPECT_THAT(
      changes({weight({version(day(2026), "30%"), version(day(2027), "35%")})}, {weight({version(day(2026), "30%")})}),
      ElementsAre("version_removed weight from 2027-01-01: 35% -> 30%"));
}

TEST(Difference, AVersionThatSaysSomethingElseIsChanged) {
  EXPECT_THAT(
      changes({weight({version(day(2026), "30%", {}, "Act 1")})}, {weight({version(day(2026), "32%", {}, "Act 2")})}),
      ElementsAre("version_changed weight from 2026-01-01: 30% -> 32%",
                  "remark_changed weight from 2026-01-01 basis: Act 1 -> Act 2"));
}

TEST(Difference, AnotherFirstDayIsTold) {
  EXPECT_THAT(changes({weight({version(day(2020), "20%"), version(day(2026), "30%")})},
                      {weight({version(day(2020), "20%"), version(day(2027), "30%")})}),
              ElementsAre("version_first_day_changed weight from 2027-01-01: 1 January 2026 -> 1 January 2027"));
  EXPECT_THAT(changes({weight({version({}, "30%")})}, {weight({version(day(2026), "30%"), version(day(2027), "35%")})}),
              ElementsAre("version_first_day_changed weight from 2026-01-01: always -> 1 January 2026",
                          "version_added weight from 2027-01-01: 30% -> 35%"));
}

TEST(Difference, TheLastDayOfTheLastVersionIsCompared) {
  EXPECT_THAT(changes({weight({version(day(2026), "30%")})}, {weight({version(day(2026), "30%", "31 December 2026")})}),
              ElementsAre("version_last_day_changed weight from 2026-01-01:  -> 31 December 2026"));
  // It ended, and what follows begins later than the day after.
  EXPECT_THAT(changes({weight({version(day(2026), "30%", "31 March 2026")})},
                      {weight({version(day(2026), "30%"), version(day(2027), "35%")})}),
              ElementsAre("version_last_day_changed weight from 2026-01-01: 31 March 2026 -> ",
                          "version_added weight from 2027-01-01: 30%; through 31 March 2026 -> 35%"));
}

// ---- Lines ----

Entry fields(std::vector<Line> lines) {
  return with(entry(EntryKind::record, "Person"),
              listing(Aspect::fields, LineIdentity::name, {"name", "type", "data columns"}, std::move(lines)));
}

TEST(Difference, LinesGoByName) {
  EXPECT_THAT(changes({fields({line("id", {"id", "text", ""}), line("age", {"age", "number", ""}),
                               line("old", {"old", "text", ""})})},
                      {fields({line("age", {"age", "number", "umur"}), line("id", {"id", "text", ""}),
                               line("new", {"new", "text", ""})})}),
              ElementsAre("cell_changed Person age:  -> umur", "line_removed Person old: type: text -> ",
                          "line_added Person new:  -> type: text"));
}

TEST(Difference, LinesWithoutANameGoByWhatTheySay) {
  auto const exceptions = [](std::vector<Line> lines) {
    return with(entry(EntryKind::requirement, "r"),
                listing(Aspect::exceptions, LineIdentity::name, {"when", "then"}, std::move(lines)));
  };
  EXPECT_THAT(changes({exceptions({line("", {"a", "1"}), line("", {"b", "2"})})},
                      {exceptions({line("", {"b", "2"}), line("", {"a", "1"})})}),
              IsEmpty());
  EXPECT_THAT(changes({exceptions({line("", {"a", "1"}), line("", {"b", "2"})})},
                      {exceptions({line("", {"b", "2"}), line("", {"a", "3"})})}),
              ElementsAre("cell_changed r: 1 -> 3"));
}

TEST(Difference, TheFirstExceptionIsALineThatIsAdded) {
  auto const after = with(entry(EntryKind::requirement, "r"),
                          listing(Aspect::exceptions, LineIdentity::name, {"when"}, {line("pardon", {"pardoned"})}));
  EXPECT_THAT(changes({entry(EntryKind::requirement, "r")}, {after}), ElementsAre("line_added r pardon:  -> pardoned"));
  EXPECT_THAT(changes({after}, {entry(EntryKind::requirement, "r")}),
              ElementsAre("line_removed r pardon: pardoned -> "));
}

Entry table(std::vector<Line> lines) { return with(entry(EntryKind::table, "grades"), rows(std::move(lines))); }

TEST(Difference, AnInsertedRowIsOneAddedRow) {
  auto const difference =
      compare(edition({table({line("", {">= 90", "good"}), line("", {"< 90", "bad"})})}),
              edition({table({line("", {">= 110", "best"}), line("", {">= 90", "good"}), line("", {"< 90", "bad"})})}),
              Language::english);
  EXPECT_THAT(told(difference), ElementsAre("line_added grades:  -> score: >= 110; grade: best"));
  EXPECT_EQ(difference.changes[0].line->after, 1U);
  EXPECT_FALSE(difference.changes[0].line->before.has_value());
}

TEST(Difference, ARowThatIsAlikeIsChanged) {
  auto const difference = compare(
      edition({table({line("", {">= 90", "good"}), line("", {"< 90", "bad"})})}),
      edition({table({line("", {">= 90", "good"}), line("", {"[60 .. 90)", "fair"}), line("", {"< 60", "bad"})})}),
      Language::english);
  EXPECT_THAT(told(difference), ElementsAre("line_added grades:  -> score: [60 .. 90); grade: fair",
                                            "cell_changed grades: < 90 -> < 60"));
  EXPECT_EQ(difference.changes[1].line->before, 2U);
  EXPECT_EQ(difference.changes[1].line->after, 3U);
  EXPECT_EQ(difference.changes[1].column, "score");
}

TEST(Difference, ARowThatIsTriedEarlierHasMoved) {
  EXPECT_THAT(changes({table({line("", {"a", "1"}), line("", {"b", "2"}), line("", {"c", "3"})})},
                      {table({line("", {"c", "3"}), line("", {"a", "1"}), line("", {"b", "2"})})}),
              ElementsAre("line_moved grades: 3 -> 1"));
}

TEST(Difference, RowsWhoseOrderDecidesNothingDoNotMove) {
  auto before = table({line("", {"a", "1"}), line("", {"b", "2"}), line("", {"c", "3"})});
  auto after = table({line("", {"b", "2"}), line("", {"a", "1"}), line("", {"c", "4"})});
  before.listings[0].identity = LineIdentity::content;
  after.listings[0].identity = LineIdentity::content;
  EXPECT_THAT(changes({before}, {after}), ElementsAre("cell_changed grades: 3 -> 4"));
}

TEST(Difference, EqualRowsAreCounted) {
  EXPECT_THAT(changes({table({line("", {"a", "1"}), line("", {"a", "1"})})}, {table({line("", {"a", "1"})})}),
              ElementsAre("line_removed grades: score: a; grade: 1 -> "));
}

TEST(Difference, ColumnsComeAndGoWithTheirCells) {
  auto wide = table({line("", {"a", "1"})});
  wide.listings[0].columns.push_back(said("year"));
  wide.listings[0].lines[0].cells.push_back(said("2026"));
  EXPECT_THAT(changes({table({line("", {"a", "1"})})}, {wide}),
              ElementsAre("column_added grades:  -> year", "cell_changed grades:  -> 2026"));
  EXPECT_THAT(changes({wide}, {table({line("", {"a", "1"})})}),
              ElementsAre("column_removed grades: year -> ", "cell_changed grades: 2026 -> "));
  auto renamed = table({line("", {"a", "1"})});
  renamed.listings[0].columns[0] = said("points");
  EXPECT_THAT(changes({table({line("", {"a", "1"})})}, {renamed}),
              ElementsAre("column_changed grades: score -> points"));
}

// ---- Tables with versions ----

Listing rows_since(std::optional<value::Date> from, std::vector<Line> lines) {
  auto made = rows(std::move(lines));
  made.from = from;
  return made;
}

TEST(Difference, ANewVersionOfATableIsComparedWithTheOneInForceThen) {
  auto const before = with(entry(EntryKind::table, "grades"), rows_since(day(2026), {line("", {"a", "1"})}));
  auto const after = with(before, rows_since(day(2027), {line("", {"a", "2"})}));
  EXPECT_THAT(changes({before}, {after}),
              ElementsAre("listing_added grades since 2027-01-01: 1 January 2026 -> 1 January 2027",
                          "cell_changed grades since 2027-01-01: 1 -> 2"));
  EXPECT_THAT(changes({after}, {before}),
              ElementsAre("listing_removed grades since 2027-01-01: 1 January 2027 -> 1 January 2026",
                          "cell_changed grades since 2026-01-01: 2 -> 1"));
}

TEST(Difference, TheLastDayOfATableIsTold) {
  auto const before = with(entry(EntryKind::table, "grades"), rows_since(day(2026), {line("", {"a", "1"})}));
  auto after = before;
  after.listings[0].through = day(2030);
  EXPECT_THAT(changes({before}, {after}),
              ElementsAre("listing_last_day_changed grades since 2026-01-01:  -> 1 January 2030"));
  auto ending = rows_since(day(2027), {line("", {"a", "2"})});
  ending.through = day(2030);
  EXPECT_THAT(
      changes({before}, {with(before, ending)}),
      ElementsAre("listing_added grades since 2027-01-01: 1 January 2026 -> 1 January 2027 through 1 January 2030",
                  "cell_changed grades since 2027-01-01: 1 -> 2"));
}

TEST(Difference, ATableThatBeginsOnAnotherDayIsTold) {
  auto const before = with(entry(EntryKind::table, "grades"), rows_since({}, {line("", {"a", "1"})}));
  auto const after = with(entry(EntryKind::table, "grades"), rows_since(day(2026), {line("", {"a", "1"})}));
  EXPECT_THAT(changes({before}, {after}),
              ElementsAre("listing_first_day_changed grades since 2026-01-01: always -> 1 January 2026"));
}

}  // namespace
}  // namespace timbang::document
