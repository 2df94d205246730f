#include "engine/explain/json.h"

#include <gtest/gtest.h>

#include "engine/explain/json_value.h"
#include "tests/unit/evaluate/personnel.h"

namespace timbang::explain {
namespace {

using evaluate::day;
using evaluate::Personnel;

TEST(JsonTest, KeysStandAsWritten) {
  Json object{{"b", 1}, {"a", "x"}};
  object["c"] = Json::array();
  object["c"].push_back(true);
  object["c"].push_back(Json());
  object["a"] = "y";
  EXPECT_EQ(object.write(), "{\n  \"b\": 1,\n  \"a\": \"y\",\n  \"c\": [\n    true,\n    null\n  ]\n}\n");
}

TEST(JsonTest, EmptyListsAndObjectsStayOnTheirLine) {
  EXPECT_EQ(Json::array().write(), "[]\n");
  EXPECT_EQ(Json::object().write(), "{}\n");
}

TEST(JsonTest, TextIsEscapedAndBytesThatAreNoTextAreReplaced) {
  EXPECT_EQ(Json("a\"b\\c\n").write(), "\"a\\\"b\\\\c\\n\"\n");
  EXPECT_EQ(Json(std::string("a\xff")).write(), "\"a\xEF\xBF\xBD\"\n");
}

class JsonValueTest : public ::testing::Test {
protected:
  Personnel people;

  std::string number(value::Rational const& value) {
    return json_value(people.program, people.number_type, value).write();
  }
};

TEST_F(JsonValueTest, NumbersAreExact) {
  EXPECT_EQ(number(value::Rational(985, 10)), "98.5\n");
  EXPECT_EQ(number(value::Rational(-3)), "-3\n");
  EXPECT_EQ(number(value::Rational(1, 3)), "\"1/3\"\n");
  auto const long_decimal = value::Rational::from_decimal("12345678901234567890.12345678901234567890123").value();
  EXPECT_EQ(number(long_decimal), "12345678901234567890.12345678901234567890123\n");
}

TEST_F(JsonValueTest, OtherValuesAreCanonical) {
  auto const written = [&](value::Type type, value::Value const& value) {
    return json_value(people.program, type, value).write();
  };
  EXPECT_EQ(written(value::Type::date(), day("2021-05-24")), "\"2021-05-24\"\n");
  EXPECT_EQ(written(value::Type::duration(), value::Duration{62, 10}), "\"P5Y2M10D\"\n");
  EXPECT_EQ(written(value::Type::number(value::percent), value::Rational(3, 8)), "0.375\n");
  EXPECT_EQ(written(value::Type::boolean(), true), "true\n");
  people.program.enumerations[people.rating_type.index].entries[2].label = "Baik";
  EXPECT_EQ(written(people.rating_type, value::EnumerationValue{2}),
            "{\n  \"name\": \"baik\",\n  \"label\": \"Baik\"\n}\n");
}

TEST_F(JsonValueTest, PossibleValuesLeaveOutAnAbsentBound) {
  value::Interval<value::Rational> const interval{value::Rational(5), std::nullopt, true, false};
  EXPECT_EQ(json_possible(people.program, people.number_type, interval).write(),
            "{\n  \"low\": 5,\n  \"low_open\": true\n}\n");
}

}  // namespace
}  // namespace timbang::explain
