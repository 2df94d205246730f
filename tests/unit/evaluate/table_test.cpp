#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A table over `nilai` and `disetujui`: from 90 on, sangat_baik when approved, else baik; below, cukup.
class TableTest : public ::testing::Test {
protected:
  Personnel people;
  ir::RuleId output = add_table();

  ir::NodeId input(std::uint16_t column, value::Type type) { return people.node(ir::TableInput{column}, type); }
  ir::NodeId in_band(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
    auto const bound = [&](std::optional<std::int64_t> side) {
      return side ? std::optional(people.number(*side)) : std::nullopt;
    };
    return people.node(ir::InInterval{input(0, people.number_type), bound(low), bound(high), false, true}, {});
  }
  ir::NodeId any() { return people.truth(true); }
  ir::NodeId approved(bool wanted) {
    return people.compare(input(1, value::Type::boolean()), Compare::equal, people.truth(wanted));
  }
  ir::TableRow row(std::vector<ir::NodeId> conditions, std::uint16_t rating) {
    return {{}, std::move(conditions), {people.entry(people.rating_type, rating), people.number(rating)}, {}, {}};
  }
  ir::RuleId add_table() {
    ir::Table table{};
    table.name = "predikat_akhir";
    table.inputs = {people.own_score(), people.approval()};
    table.rows = {row({in_band(90, {}), approved(true)}, 3), row({in_band(90, {}), approved(false)}, 2),
                  row({in_band(0, 90), any()}, 1)};
    people.program.tables.push_back(std::move(table));
    auto const id = people.rule("predikat_akhir", people.rating_type, ir::TableOutput{{ir::TableId{0}}, 0});
    people.program.tables[0].outputs = {id};
    return id;
  }
  ir::Table& table() { return people.program.tables[0]; }
};

value::Value entry(std::uint16_t index) { return value::EnumerationValue{index}; }

TEST_F(TableTest, TheMatchingRowGivesTheResult) {
  people.set(Personnel::score, whole(90));
  people.set(Personnel::approved, true);
  EXPECT_EQ(people.result().outcome.value(), entry(3));
  people.set(Personnel::approved, false);
  EXPECT_EQ(people.result().outcome.value(), entry(2));
  people.set(Personnel::score, whole(89));
  EXPECT_EQ(people.result().outcome.value(), entry(1));
}

TEST_F(TableTest, AnUnknownInputMattersOnlyWhereItDecides) {
  people.set(Personnel::score, whole(80));
  EXPECT_EQ(people.result().outcome.value(), entry(1));
  EXPECT_THAT(people.decision().missing_deciding, IsEmpty());
  EXPECT_THAT(Personnel::paths(people.decision().missing_besides), ElementsAre("disetujui"));

  people.set(Personnel::score, whole(95));
  auto const decision = people.decision();
  EXPECT_EQ(decision.results.at(0).state, ResultState::provisional);
  auto const& possible = decision.results.at(0).outcome.unknown().possible;
  EXPECT_FALSE(value::contains(possible, entry(1)));
  EXPECT_TRUE(value::contains(possible, entry(2)));
  EXPECT_TRUE(value::contains(possible, entry(3)));
  EXPECT_THAT(Personnel::paths(decision.missing_deciding), ElementsAre("disetujui"));
}

TEST_F(TableTest, RowsThatAgreeNeedNotBeToldApart) {
  table().rows[1].outputs[0] = table().rows[0].outputs[0];
  people.set(Personnel::score, whole(95));
  EXPECT_EQ(people.result().outcome.value(), entry(3));
}

TEST_F(TableTest, AllInputsUnknownLeaveEveryRowPossible) {
  auto const decision = people.decision();
  EXPECT_EQ(decision.results.at(0).state, ResultState::provisional);  // kurang is in no row
  EXPECT_THAT(Personnel::paths(decision.missing_deciding), ElementsAre("nilai", "disetujui"));
}

TEST_F(TableTest, NoRowAndSeveralRowsAreFaultsWithTheInputs) {
  people.set(Personnel::score, whole(-1));
  people.set(Personnel::approved, true);
  auto const none = people.result().outcome;
  ASSERT_TRUE(none.is_fault());
  EXPECT_EQ(none.fault().code, source::DiagnosticCode::no_row_matches);
  EXPECT_THAT(none.fault().arguments,
              ElementsAre(value::Value(std::string("predikat_akhir")), whole(-1), value::Value(true)));

  table().rows.push_back(row({in_band(80, {}), any()}, 0));
  people.set(Personnel::score, whole(95));
  auto const several = people.result().outcome;
  ASSERT_TRUE(several.is_fault());
  EXPECT_EQ(several.fault().code, source::DiagnosticCode::several_rows_match);
}

TEST_F(TableTest, WithFirstMatchTheFirstRowThatCertainlyMatchesEndsTheSearch) {
  table().hit_policy = ir::HitPolicy::first_match;
  table().rows.push_back(row({any(), any()}, 0));
  people.set(Personnel::score, whole(95));
  people.set(Personnel::approved, true);
  EXPECT_EQ(people.result().outcome.value(), entry(3));
  people.set(Personnel::score, whole(-5));
  EXPECT_EQ(people.result().outcome.value(), entry(0));
  // An unknown input may stop at either of the first rows, or at none of them.
  people.subject.fields[Personnel::score] = {};
  TraceRecorder trace;
  people.decision(&trace);
  EXPECT_THAT(trace.steps().back().rows, ElementsAre(0, 2, 3));
}

TEST_F(TableTest, OutputColumnsShareTheMatch) {
  people.rule("angka", people.number_type, ir::TableOutput{{ir::TableId{0}}, 1});
  people.set(Personnel::score, whole(95));
  auto const decision = people.decision();
  auto const& possible = std::get<value::Interval<value::Rational>>(decision.results.at(1).outcome.unknown().possible);
  EXPECT_EQ(possible.low, value::Rational(2));
  EXPECT_EQ(possible.high, value::Rational(3));
}

TEST_F(TableTest, AFaultyInputIsAFaultOnlyWhereItIsLookedAt) {
  table().inputs[0] = people.divide(people.number(1), people.number(0));
  auto const outcome = people.result().outcome;
  ASSERT_TRUE(outcome.is_fault());
  EXPECT_EQ(outcome.fault().code, source::DiagnosticCode::division_by_zero);
  table().rows = {row({any(), any()}, 1)};
  EXPECT_EQ(people.result().outcome.value(), entry(1));
}

}  // namespace
}  // namespace timbang::evaluate
