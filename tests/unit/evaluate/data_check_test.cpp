#include "engine/evaluate/data_check.h"

#include <gtest/gtest.h>

#include "tests/unit/evaluate/program_builder.h"

namespace timbang::evaluate {
namespace {

value::Date day(std::int32_t year) { return *value::Date::from_parts(year, 1, 1); }

/// A post with a beginning and an end, which must not lie before it.
class DataCheck : public ::testing::Test {
protected:
  DataCheck() {
    auto const date = value::Type::date();
    type_ = {builder_.record("Jabatan", {ProgramBuilder::field_declaration("mulai", date),
                                         ProgramBuilder::field_declaration("selesai", date)})};
    check_.condition = builder_.compare(builder_.field({1}, date), Compare::greater_equal, builder_.field({0}, date));
  }

  value::Outcome asked(value::Datum begin, value::Datum end) {
    return ask(builder_.program, type_, check_, value::RecordDatum{{std::move(begin), std::move(end)}},
               {day(2021), day(2021)});
  }
  bool is_violated_by(value::Datum begin, value::Datum end) {
    return asked(std::move(begin), std::move(end)).is_false();
  }

  ProgramBuilder builder_;
  ir::RecordTypeId type_;
  ir::DataCheck check_;
};

TEST_F(DataCheck, IsViolatedWhereTheConditionIsKnownNotToHold) {
  EXPECT_TRUE(is_violated_by({day(2016)}, {day(2011)}));
  EXPECT_FALSE(is_violated_by({day(2011)}, {day(2016)}));
  EXPECT_FALSE(is_violated_by({day(2011)}, {day(2011)}));
}

TEST_F(DataCheck, IsNotViolatedByWhatNobodyKnows) {
  EXPECT_FALSE(is_violated_by({value::Absence::unknown}, {day(2011)}));
  EXPECT_FALSE(is_violated_by({day(2016)}, {value::Absence::unknown}));
  EXPECT_FALSE(is_violated_by({day(2016)}, {value::Absence::none}));
}

TEST_F(DataCheck, TakesAPeriodThatIsStillRunningAsEndingAfterAll) {
  EXPECT_FALSE(is_violated_by({day(2016)}, {value::Absence::still_running}));
}

TEST_F(DataCheck, TellsAFaultFromWhatHolds) {
  auto const begin = builder_.field({0}, value::Type::date());
  auto const length = builder_.literal(value::Duration{12 * 9998, 0}, value::Type::duration());
  auto const later = builder_.node(ir::AddDuration{false, begin, length}, value::Type::date());
  check_.condition = builder_.compare(later, Compare::greater, begin);
  auto const outcome = asked({day(2016)}, {day(2017)});
  ASSERT_TRUE(outcome.is_fault());
  EXPECT_EQ(outcome.fault().code, source::DiagnosticCode::date_out_of_range);
}

TEST_F(DataCheck, MayReadTheEvaluationDate) {
  check_.condition = builder_.compare(builder_.field({0}, value::Type::date()), Compare::less_equal, builder_.today());
  EXPECT_TRUE(is_violated_by({day(2022)}, {value::Absence::unknown}));
  EXPECT_FALSE(is_violated_by({day(2021)}, {value::Absence::unknown}));
}

}  // namespace
}  // namespace timbang::evaluate
