// Holds docs/semantics.md to the reference interpreter: every row of its tables is one test.
#include <exception>
#include <fstream>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/evaluate/interpret.h"
#include "tests/semantics/forms.h"
#include "tests/semantics/outcome_text.h"
#include "tests/semantics/page.h"
#include "tests/semantics/rule_program.h"

namespace timbang::semantics {

void PrintTo(Case const& tested, std::ostream* output) { *output << tested.section << ", line " << tested.line; }

namespace {

/// Rows are added with the language, and none gets lost unseen.
constexpr std::size_t least_rows = 900;

Page const& the_page() {
  static Page const page = [] {
    std::ifstream file(TIMBANG_ROOT "/docs/semantics.md", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return read_page(text.str());
  }();
  return page;
}

using Teller = std::string (*)(Evaluated const&, std::string const&);

/// Each difference on a line: `result is T901, and the page says no`.
std::string differences(Evaluated const& evaluated, std::vector<Expectation> const& expected, Teller tell) {
  std::string text;
  for (auto const& [rule, outcome] : expected) {
    auto const actual = tell(evaluated, rule);
    if (actual != outcome) text += '`' + rule + "` is " + actual + ", and the page says " + outcome + '\n';
  }
  return text;
}

std::string objection(std::string const& declarations, Case const& tested) {
  auto const made = make_program(declarations, tested);
  if (!made.error.empty()) return made.error;
  evaluate::TraceRecorder trace;
  auto context = made.context;
  context.holidays = &made.holidays;
  auto const decision = evaluate::interpret(*made.program, ir::AssessmentId{0}, made.subject, context, &trace);
  Evaluated const evaluated{*made.program, decision, trace};
  return differences(evaluated, tested.expected, outcome_text) + differences(evaluated, tested.states, state_text) +
         differences(evaluated, tested.waits_for, waits_for_text) +
         differences(evaluated, tested.by_policy, by_policy_text);
}

std::string place(Case const& tested) {
  return "docs/semantics.md:" + std::to_string(tested.line) + ", " + tested.section + "\n" + tested.rules + tested.data;
}

class SemanticsPage : public testing::TestWithParam<Case> {};

TEST_P(SemanticsPage, SaysWhatTheInterpreterComputes) {
  auto const& tested = GetParam();
  try {
    auto const wrong = objection(the_page().declarations, tested);
    if (!wrong.empty()) ADD_FAILURE() << wrong << '\n' << place(tested);
  } catch (std::exception const& exception) {
    ADD_FAILURE() << exception.what() << '\n' << place(tested);
  }
}

/// `Logic_line_120_case_7`; the cases of a grid share their line.
std::string name_of(testing::TestParamInfo<Case> const& info) {
  std::string name;
  for (auto const character : info.param.section) {
    if (std::isalnum(static_cast<unsigned char>(character)) != 0) name += character;
  }
  return name + "_line_" + std::to_string(info.param.line) + "_case_" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(Row, SemanticsPage, testing::ValuesIn(the_page().cases), name_of);

TEST(SemanticsPage, IsUnderstoodWholly) { EXPECT_THAT(the_page().complaints, testing::IsEmpty()); }

TEST(SemanticsPage, KeepsItsRows) { EXPECT_GE(the_page().cases.size(), least_rows); }

TEST(SemanticsPage, ShowsEveryForm) {
  std::set<std::string> shown;
  for (auto const& tested : the_page().cases) {
    auto const made = make_program(the_page().declarations, tested);
    if (!made.program) continue;
    for (auto const& form : forms_in(*made.program, made.own_begin, made.own_end)) shown.insert(form);
  }
  for (auto const& form : forms()) EXPECT_TRUE(shown.count(form) > 0) << "no row of the page shows " << form;
}

std::string objection_to_row(std::string const& row) {
  auto const page = read_page("# Rows\n\n| formula | data | result |\n|---|---|---|\n" + row + "\n");
  return objection(the_page().declarations, page.cases.at(0));
}

TEST(SemanticsTest, ObjectsToARowThatIsWrong) {
  EXPECT_EQ(objection_to_row("| p and q | p = no; q = ? | no |"), "");
  EXPECT_EQ(objection_to_row("| p and q | p = no; q = ? | undecided |"),
            "`result` is no, and the page says undecided\n");
  EXPECT_EQ(objection_to_row("| p and q | p = yes; q = 1/0 | no |"), "`result` is T901, and the page says no\n");
  EXPECT_NE(objection_to_row("| p and wrong_name | p = yes | no |"), "");
  EXPECT_NE(objection_to_row("| p and q | p is yes | no |"), "");
}

TEST(SemanticsTest, ObjectsToATableThatItDoesNotUnderstand) {
  EXPECT_THAT(read_page("| meaning | words |\n|---|---|\n| a | b |\n").complaints, testing::SizeIs(1));
  EXPECT_THAT(read_page("| formula | data | result |\n|---|---|---|\n| p | p = yes |\n").complaints,
              testing::SizeIs(1));
}

}  // namespace
}  // namespace timbang::semantics
