#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/value/operation.h"
#include "tests/unit/value/outcomes.h"

namespace timbang::value::testing {
namespace {

using Code = source::DiagnosticCode;

/// Yes, no, open on datum 1 or 2, a fault, not applicable.
Outcome operand(char letter, MissingId cause, Code code) {
  switch (letter) {
    case 'y': return yes();
    case 'n': return no();
    case '?': return maybe(cause);
    case 'f': return fault(code);
    default: return not_applicable();
  }
}

struct Row {
  char left;
  char right;
  char const* conjunction;
  char const* disjunction;
};

// T901 and T902 are the left and the right operand's own fault, T906 the fault operand_not_applicable.
std::vector<Row> const truth_table{
    {'y', 'y', "yes", "yes"},
    {'y', 'n', "no", "yes"},
    {'y', '?', "yes or no ?2", "yes"},
    {'y', 'f', "T902", "yes"},
    {'y', '-', "T906", "yes"},
    {'n', 'y', "no", "yes"},
    {'n', 'n', "no", "no"},
    {'n', '?', "no", "yes or no ?2"},
    {'n', 'f', "no", "T902"},
    {'n', '-', "no", "T906"},
    {'?', 'y', "yes or no ?1", "yes"},
    {'?', 'n', "no", "yes or no ?1"},
    {'?', '?', "yes or no ?1,2", "yes or no ?1,2"},
    {'?', 'f', "T902", "T902"},
    {'?', '-', "T906", "T906"},
    {'f', 'y', "T901", "yes"},
    {'f', 'n', "no", "T901"},
    {'f', '?', "T901", "T901"},
    {'f', 'f', "T901", "T901"},
    {'f', '-', "T901", "T901"},
    {'-', 'y', "T906", "yes"},
    {'-', 'n', "no", "T906"},
    {'-', '?', "T906", "T906"},
    {'-', 'f', "T906", "T906"},
    {'-', '-', "T906", "T906"},
};

TEST(Logic, TruthTableOfAndAndOr) {
  ASSERT_EQ(truth_table.size(), 25U);
  for (auto const& row : truth_table) {
    auto const left = operand(row.left, 1, Code::division_by_zero);
    auto const right = operand(row.right, 2, Code::digit_limit_exceeded);
    EXPECT_EQ(show(logical_and(left, right)), row.conjunction) << row.left << " and " << row.right;
    EXPECT_EQ(show(logical_or(left, right)), row.disjunction) << row.left << " or " << row.right;
  }
}

TEST(Logic, TruthTableOfNot) {
  EXPECT_EQ(show(logical_not(yes())), "no");
  EXPECT_EQ(show(logical_not(no())), "yes");
  EXPECT_EQ(show(logical_not(maybe(4))), "yes or no ?4");
  EXPECT_EQ(show(logical_not(fault(Code::division_by_zero))), "T901");
  EXPECT_EQ(show(logical_not(not_applicable())), "T906");
}

TEST(Logic, CausesOfOneDatumAreNamedOnce) {
  EXPECT_EQ(show(logical_and(maybe(3), maybe(3))), "yes or no ?3");
  EXPECT_EQ(show(logical_or(logical_or(maybe(3), maybe(1)), maybe(3))), "yes or no ?1,3");
}

TEST(Logic, WhetherItAppliesIsOpenOnlyWhereItMayNot) {
  EXPECT_EQ(show(applies(number("5"))), "yes");
  EXPECT_EQ(show(applies(maybe(3))), "yes");
  EXPECT_EQ(show(applies(not_applicable())), "no");
  EXPECT_EQ(show(applies(Unknown{BooleanSet{}, {3}, true})), "yes or no ?3");
  EXPECT_EQ(show(applies(fault(Code::division_by_zero))), "T901");
}

TEST(Logic, OnePossibleValueThatMayNotApplyIsNotKnown) {
  EXPECT_TRUE(Outcome(Unknown{BooleanSet{false, true}, {3}}).is_known());
  EXPECT_TRUE(Outcome(Unknown{BooleanSet{false, true}, {3}, true}).is_unknown());
}

TEST(Join, MayNotApplyWhenOneMayNot) {
  auto const may_not_apply = [](std::vector<Outcome> const& candidates) {
    return join(candidates, {9}, TypeKind::boolean, 0).may_not_apply();
  };
  EXPECT_TRUE(may_not_apply({yes(), not_applicable()}));
  EXPECT_TRUE(may_not_apply({not_applicable(), not_applicable()}));
  EXPECT_TRUE(may_not_apply({yes(), Unknown{BooleanSet{}, {3}, true}}));
  EXPECT_FALSE(may_not_apply({yes(), maybe(3)}));
}

TEST(Join, IsKnownWhenAllAgree) {
  EXPECT_EQ(show(join({number("5")}, {9}, TypeKind::number, 0)), "5");
  EXPECT_EQ(show(join({number("5"), number("5.0")}, {9}, TypeKind::number, 0)), "5");
  EXPECT_EQ(show(join({text("a"), text("a")}, {9}, TypeKind::text, 0)), "\"a\"");
  EXPECT_EQ(show(join({yes(), yes(), yes()}, {9}, TypeKind::boolean, 0)), "yes");
  EXPECT_EQ(show(join({not_applicable(), not_applicable()}, {9}, TypeKind::number, 0)), "not applicable");
}

TEST(Join, CoversWhatCanBe) {
  EXPECT_EQ(show(join({number("5"), number("7")}, {9}, TypeKind::number, 0)), "[5 .. 7] ?9");
  EXPECT_EQ(show(join({number("5"), numbers("(6 .. 8)", 2)}, {9}, TypeKind::number, 0)), "[5 .. 8) ?2,9");
  EXPECT_EQ(show(join({number("5"), numbers("[6 .. -)", 2)}, {9}, TypeKind::number, 0)), "[5 .. -) ?2,9");
  EXPECT_EQ(show(join({text("a"), text("b")}, {9}, TypeKind::text, 0)), "any text ?9");
  EXPECT_EQ(show(join({choice(1), choice(3), choice(1)}, {9}, TypeKind::enumeration, 5)), "{#1 #3} ?9");
  EXPECT_EQ(show(join({yes(), no()}, {9}, TypeKind::boolean, 0)), "yes or no ?9");
  EXPECT_EQ(show(join({maybe(1), maybe(2)}, {}, TypeKind::boolean, 0)), "yes or no ?1,2");
  EXPECT_EQ(show(join({day("2024-01-01"), day("2023-01-01")}, {9}, TypeKind::date, 0)),
            "[2023-01-01 .. 2024-01-01] ?9");
  EXPECT_EQ(show(join({length("P1Y"), length("P30D")}, {9}, TypeKind::duration, 0)), "[P30D .. P1Y] ?9");
}

TEST(Join, AFaultAmongOthersLeavesEverythingPossible) {
  auto const division = fault(Code::division_by_zero);
  auto const digits = fault(Code::digit_limit_exceeded);
  EXPECT_EQ(show(join({division, digits}, {9}, TypeKind::number, 0)), "T901");
  EXPECT_EQ(show(join({number("5"), division}, {9}, TypeKind::number, 0)), "(- .. -) ?9");
  EXPECT_EQ(show(join({not_applicable(), number("5")}, {9}, TypeKind::number, 0)), "(- .. -) ?9");
  EXPECT_EQ(show(join({not_applicable(), division}, {9}, TypeKind::number, 0)), "(- .. -) ?9");
  EXPECT_EQ(show(join({choice(1), division, choices({0, 1}, 4)}, {9}, TypeKind::enumeration, 3)), "{#0 #1 #2} ?4,9");
  EXPECT_EQ(show(join({yes(), division}, {9}, TypeKind::boolean, 0)), "yes or no ?9");
}

}  // namespace
}  // namespace timbang::value::testing
