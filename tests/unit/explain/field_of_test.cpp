#include "engine/explain/field_of.h"

#include <gtest/gtest.h>

#include "tests/unit/evaluate/program_builder.h"

namespace timbang::explain {
namespace {

using evaluate::ProgramBuilder;

class FieldOfTest : public ::testing::Test {
protected:
  ProgramBuilder builder;
  std::uint16_t inner = builder.record("Dalam", {ProgramBuilder::field_declaration("isi", value::Type::text())});
  std::uint16_t outer = builder.record("Luar", {ProgramBuilder::field_declaration("nilai", value::Type::boolean())});
  std::uint16_t subject =
      builder.record("Pegawai", {ProgramBuilder::field_declaration("dalam", value::Type::list(inner)),
                                 ProgramBuilder::field_declaration("luar", value::Type::list(outer))});

  void compute(ir::NodeId formula) {
    builder.assessment("Uji", subject);
    builder.rule("hasil", builder.program[formula].type, ir::Computation{ir::always(formula), {}});
  }
};

TEST_F(FieldOfTest, InAnAggregateItIsAFieldOfTheRow) {
  auto const read = builder.field({0}, value::Type::boolean(), "nilai", 1);
  ir::ListSource const list{0, {1}, std::nullopt, read};
  compute(builder.node(ir::Aggregate{value::AggregateOperator::count, list, {}, {}},
                       value::Type::number(value::plain_number)));
  ASSERT_NE(field_of(builder.program, read), nullptr);
  EXPECT_EQ(field_of(builder.program, read)->name, "nilai");
}

TEST_F(FieldOfTest, BehindAnAggregateItCountsTheRowsInBetween) {
  auto const read = builder.field({0}, value::Type::boolean(), "nilai", 1);
  auto const inner_row = builder.exists({0, {0}, std::nullopt, read});
  ir::ListSource const list{0, {1}, std::nullopt, inner_row};
  compute(builder.node(ir::Aggregate{value::AggregateOperator::count, list, {}, {}},
                       value::Type::number(value::plain_number)));
  ASSERT_NE(field_of(builder.program, read), nullptr);
  EXPECT_EQ(field_of(builder.program, read)->name, "nilai");
}

}  // namespace
}  // namespace timbang::explain
