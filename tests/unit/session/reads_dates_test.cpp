#include "engine/session/reads_dates.h"

#include <utility>

#include <gtest/gtest.h>

namespace timbang::session {
namespace {

class ReadsDates : public ::testing::Test {
protected:
  ReadsDates() { program_.assessments.resize(1); }

  ir::NodeId node(ir::Operation operation) {
    program_.nodes.push_back({std::move(operation), value::Type::boolean(), {}});
    return ir::NodeId{static_cast<std::uint32_t>(program_.nodes.size() - 1)};
  }
  ir::NodeId yes() { return node(ir::Literal{true}); }

  template <typename Body>
  void rule(Body body) {
    ir::Rule rule;
    rule.body = std::move(body);
    program_.rules.push_back(std::move(rule));
    auto const index = static_cast<std::uint16_t>(program_.rules.size() - 1);
    program_.assessments.front().rules.push_back(ir::RuleId{index});
  }

  bool reads() const { return reads_dates(program_, ir::AssessmentId{0}); }

  ir::Program program_;
};

TEST_F(ReadsDates, NotInPlainData) {
  auto const both = ir::Logical{true, {yes(), node(ir::FieldRead{0, {0}})}};
  rule(ir::Computation{ir::always(node(both)), {}});
  EXPECT_FALSE(reads());
}

TEST_F(ReadsDates, DeepInsideAFormula) {
  auto const inner = node(ir::Compare{value::ComparisonOperator::less, node(ir::EvaluationDateRead{}), yes()});
  rule(ir::Requirement{ir::always(node(ir::Not{node(ir::Logical{false, {yes(), inner}})})), {}});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, ThroughAParameterBecauseItsVersionDependsOnTheDay) {
  rule(ir::Computation{ir::always(node(ir::ParameterRead{})), {}});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, ThroughVersionsOfTheRuleItself) {
  rule(ir::Computation{{{{value::Date::from_day_number(0), {}}, yes(), {}, {}}}, {}});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, InCalendarYearsBeforeTheEvaluation) {
  ir::ListSource rows;
  rows.calendar_years = 2;
  rule(ir::Computation{ir::always(node(ir::Every{rows, yes()})), {}});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, InPeriodsThatRunUpToTheEvaluation) {
  rule(ir::Computation{ir::always(node(ir::CombinedTime{{}, yes(), yes()})), {}});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, InAnException) {
  ir::ExceptionTree exceptions;
  exceptions.exceptions.resize(1);
  exceptions.exceptions.front().guard = node(ir::EvaluationDateRead{});
  rule(ir::Computation{ir::always(yes()), exceptions});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, InARowOfATable) {
  ir::Table table;
  table.inputs = {yes()};
  table.rows.resize(1);
  table.rows.front().conditions = {yes()};
  table.rows.front().outputs = {node(ir::EvaluationDateRead{})};
  program_.tables.push_back(table);
  rule(ir::TableOutput{{ir::TableId{0}}, 0});
  EXPECT_TRUE(reads());
}

TEST_F(ReadsDates, InTheConditionOfTheAssessment) {
  program_.assessments.front().applies_when = node(ir::EvaluationDateRead{});
  EXPECT_TRUE(reads());
}

}  // namespace
}  // namespace timbang::session
