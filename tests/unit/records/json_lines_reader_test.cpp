#include "engine/records/json_lines_reader.h"

#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/records/repeating_stream.h"

namespace timbang::records {
namespace {

using testing::ElementsAre;

/// The line's problem as `T831 path`, or nothing.
std::string problem_of(std::string const& line) {
  JsonValue object;
  auto const problem = parse_json_line(line, 0, object);
  if (!problem) return {};
  auto const code = std::string(source::facts(problem->code).name);
  return problem->path.empty() ? code : code + " " + problem->path;
}

std::vector<std::string> read_all(std::istream& input) {
  ByteReader bytes(input);
  JsonLinesReader reader(bytes);
  std::vector<std::string> lines;
  while (reader.next() == JsonStatus::line) {
    auto const& line = reader.line();
    lines.push_back(std::to_string(line.line) + ":" +
                    (line.problem ? std::string(source::facts(line.problem->code).name)
                                  : std::to_string(line.object.members.size())));
  }
  return lines;
}

std::string digits_of(std::string const& number) {
  JsonValue object;
  EXPECT_FALSE(parse_json_line("{\"x\":" + number + "}", 0, object)) << number;
  return object.members.at(0).value.text;
}

TEST(JsonLines, keeps_every_digit_of_a_number) {
  EXPECT_EQ(digits_of("94.65"), "94.65");
  EXPECT_EQ(digits_of("0.1000"), "0.1000");
  EXPECT_EQ(digits_of("98.33333333333333333333333333"), "98.33333333333333333333333333");
  EXPECT_EQ(digits_of("123456789012345678901234567890"), "123456789012345678901234567890");
  EXPECT_EQ(digits_of("-9223372036854775809"), "-9223372036854775809");
  EXPECT_EQ(digits_of("18446744073709551615"), "18446744073709551615");
  EXPECT_EQ(digits_of("9.8E1"), "9.8E1");
}

TEST(JsonLines, keeps_the_order_of_names_and_items) {
  JsonValue object;
  ASSERT_FALSE(parse_json_line(R"({"b":[1,{"c":null}],"a":true})", 0, object));
  ASSERT_EQ(object.members.size(), 2U);
  EXPECT_EQ(object.members[0].name, "b");
  EXPECT_EQ(object.members[0].value.items[1].members[0].value.kind, JsonValue::Kind::null);
  EXPECT_EQ(object.members[1].value.text, "true");
}

TEST(JsonLines, names_what_is_wrong_with_a_line_and_where) {
  EXPECT_EQ(problem_of("{\"a\":1,\"b\":2,\"a\":3}"), "T833 a");
  EXPECT_EQ(problem_of(R"({"skp":[{"x":1},{"tahun":1,"tahun":2}]})"), "T833 skp[2].tahun");
  EXPECT_EQ(problem_of("{\"a\":1}{\"a\":2}"), "T831");
  EXPECT_EQ(problem_of("{\"a\":1"), "T831");
  EXPECT_EQ(problem_of("{\"a\" \"b\"}"), "T831");
  EXPECT_EQ(problem_of("{\"a\":1,}"), "T831");
  EXPECT_EQ(problem_of("{\"a\":01}"), "T831");
  EXPECT_EQ(problem_of("{\"a\":NaN}"), "T831");
  EXPECT_EQ(problem_of("[{\"a\":1}]"), "T834");
  EXPECT_EQ(problem_of("\"text\""), "T834");
  EXPECT_EQ(problem_of("{\"a\":1e999}"), "T861 a");
  EXPECT_EQ(problem_of("{\"a\":\"x\\u0007\"}"), "T827 a");
  EXPECT_EQ(problem_of("{\"a\":\"x\\u0000\"}"), "T827 a");
  EXPECT_EQ(problem_of("{\"a\":\"\\ud800\"}"), "T831");
  EXPECT_EQ(problem_of("{\"a\":\"\xE9\"}"), "T826");
  EXPECT_EQ(problem_of(std::string("{\"a\":\"\0\"}", 9)), "T825");
  EXPECT_EQ(problem_of("{\"a\":\"two\\nlines\\t\\u00e9\"}"), "");
}

TEST(JsonLines, stops_at_the_depth_limit_without_using_the_stack) {
  auto const nested = [](std::size_t depth) {
    return "{\"catatan\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_EQ(problem_of(nested(max_json_depth - 1)), "");
  EXPECT_EQ(problem_of(nested(max_json_depth)), "T832 catatan");
  EXPECT_EQ(problem_of(nested(5'000'000)), "T832 catatan");
  EXPECT_EQ(problem_of(std::string(5'000'000, '[')), "T832");
}

TEST(JsonLines, stops_at_the_limit_of_values) {
  std::string line = "{\"a\":[0";
  for (std::size_t i = 0; i < max_json_values; ++i) line += ",0";
  EXPECT_EQ(problem_of(line + "]}"), "T835");
}

TEST(JsonLines, skips_blank_lines_and_reads_on_after_a_bad_one) {
  std::istringstream input("\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{bad\n{\"a\":1,\"b\":2}");
  EXPECT_THAT(read_all(input), ElementsAre("1:1", "4:T831", "5:2"));
}

TEST(JsonLines, reads_past_a_line_of_a_hundred_megabytes) {
  RepeatingStream stream("{\"a\":\"", 'x', 100U * 1024 * 1024, "\"}\n{\"b\":1}\n");
  std::istream input(&stream);
  EXPECT_THAT(read_all(input), ElementsAre("1:T823", "2:1"));
}

TEST(JsonLines, survives_random_bytes) {
  std::mt19937 random(20210524);
  std::string const alphabet = "{}[]\",:\\ue0123-.tnl\n \x01\xC3\xA9";
  for (auto round = 0; round < 5000; ++round) {
    std::string text = "{\"a\":";
    auto const length = random() % 40;
    while (text.size() < length) text += alphabet[random() % alphabet.size()];
    std::istringstream input(text);
    EXPECT_LE(read_all(input).size(), text.size());
  }
}

}  // namespace
}  // namespace timbang::records
