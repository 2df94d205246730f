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

  bool is_violated_by(value::Datum begin, value::Datum end) {
    return is_violated(builder_.program, type_, check_, value::RecordDatum{{std::move(begin), std::move(end)}},
                       {day(2021), day(2021)});
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

TEST_F(DataCheck, MayReadTheEvaluationDate) {
  check_.condition = builder_.compare(builder_.field({0}, value::Type::date()), Compare::less_equal, builder_.today());
  EXPECT_TRUE(is_violated_by({day(2022)}, {value::Absence::unknown}));
  EXPECT_FALSE(is_violated_by({day(2021)}, {value::Absence::unknown}));
}

}  // namespace
}  // namespace timbang::evaluate
