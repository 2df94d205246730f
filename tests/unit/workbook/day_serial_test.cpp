#include "engine/workbook/day_serial.h"

#include <gtest/gtest.h>

namespace timbang::workbook {
namespace {

std::string day(std::int64_t serial, DateSystem system = DateSystem::from_1900) {
  auto const date = date_of_serial(serial, system);
  return date ? date->to_iso() : "none";
}

TEST(DaySerial, CountsTheLeapDayThatNeverWas) {
  EXPECT_EQ(day(0), "none");
  EXPECT_EQ(day(1), "1900-01-01");
  EXPECT_EQ(day(59), "1900-02-28");
  EXPECT_EQ(day(60), "none");
  EXPECT_EQ(day(61), "1900-03-01");
  EXPECT_EQ(day(44340), "2021-05-24");
  EXPECT_EQ(day(2'958'465), "9999-12-31");
  EXPECT_EQ(day(2'958'466), "none");
  EXPECT_EQ(day(-1), "none");
}

TEST(DaySerial, CountsFrom1904) {
  EXPECT_EQ(day(0, DateSystem::from_1904), "1904-01-01");
  EXPECT_EQ(day(60, DateSystem::from_1904), "1904-03-01");
  EXPECT_EQ(day(42878, DateSystem::from_1904), "2021-05-24");
  EXPECT_EQ(day(2'957'003, DateSystem::from_1904), "9999-12-31");
}

TEST(DaySerial, GoesBackToTheNumber) {
  for (std::int64_t const serial : {1, 59, 61, 62, 44340}) {
    EXPECT_EQ(serial_of_date(*date_of_serial(serial, DateSystem::from_1900)), serial);
  }
}

TEST(DaySerial, TellsTheTimeOfDay) {
  auto const noon = moment_of_serial("44340.5", DateSystem::from_1900);
  EXPECT_EQ(noon->seconds, 43'200);
  EXPECT_FALSE(noon->is_midnight);
  EXPECT_TRUE(moment_of_serial("44340", DateSystem::from_1900)->is_midnight);
  // Almost midnight is no midnight: nobody rounds a day away.
  EXPECT_FALSE(moment_of_serial("44339.9999999999", DateSystem::from_1900)->is_midnight);
  EXPECT_FALSE(moment_of_serial("-0.5", DateSystem::from_1904));
  EXPECT_FALSE(moment_of_serial("99999999999999999999", DateSystem::from_1900));
}

}  // namespace
}  // namespace timbang::workbook
