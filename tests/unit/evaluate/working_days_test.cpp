// What the interpreter makes of holidays: those that are told, and what it calls those that are not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/evaluate/holidays.h"
#include "tests/unit/evaluate/personnel.h"

namespace timbang::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class WorkingDaysTest : public ::testing::Test {
protected:
  Personnel people;
  ir::RecordTypeId const holiday_type{
      people.record("HariLibur", {Personnel::field_declaration("tanggal", value::Type::date())}, 0)};
  Holidays holidays;

  void tell(std::vector<std::string> const& days) {
    std::vector<value::RecordDatum> rows;
    for (auto const& iso : days) rows.push_back(record_of({value::Value(day(iso))}));
    holidays.tell(people.program, holiday_type, rows);
  }
  ir::NodeId days_after_inauguration(std::int32_t number) {
    ir::WorkingCalendar const calendar{value::WorkingWeek::five_days, holiday_type};
    return people.node(ir::AddWorkingDays{people.inauguration_date(), number, calendar}, value::Type::date());
  }
  Decision decision() {
    people.compute("batas", days_after_inauguration(2));
    auto context = people.context();
    context.holidays = &holidays;
    return interpret(people.program, {0}, people.subject, context, nullptr);
  }
};

TEST_F(WorkingDaysTest, PassOverTheHolidaysThatAreTold) {
  people.set(Personnel::inauguration, value::Value(day("2021-03-10")));
  tell({"2021-03-11"});
  auto const found = decision();
  EXPECT_EQ(found.results.at(0).outcome.value(), value::Value(day("2021-03-15")));
  EXPECT_THAT(found.missing, IsEmpty());
}

TEST_F(WorkingDaysTest, NameTheYearOfWhichNoneIsTold) {
  people.set(Personnel::inauguration, value::Value(day("2021-12-30")));
  tell({"2021-03-11"});
  auto const found = decision();
  EXPECT_EQ(found.results.at(0).state, ResultState::undetermined);
  EXPECT_THAT(Personnel::paths(found.missing_deciding), ElementsAre("HariLibur[2022]"));
}

TEST_F(WorkingDaysTest, NameTheRecordWhereNoneIsToldAtAll) {
  people.set(Personnel::inauguration, value::Value(day("2021-12-30")));
  tell({});
  EXPECT_THAT(Personnel::paths(decision().missing_deciding), ElementsAre("HariLibur"));
}

TEST_F(WorkingDaysTest, OfADateThatIsNotKnownWaitForIt) {
  tell({"2021-03-11"});
  EXPECT_THAT(Personnel::paths(decision().missing_deciding), ElementsAre("tanggal_pelantikan"));
}

TEST_F(WorkingDaysTest, ARowWithoutDateIsNoHoliday) {
  holidays.tell(people.program, holiday_type, {record_of({std::nullopt})});
  EXPECT_EQ(holidays.find(holiday_type), nullptr);
}

}  // namespace
}  // namespace timbang::evaluate
