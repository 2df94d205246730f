#include "engine/records/csv_reader.h"

#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/records/repeating_stream.h"

namespace timbang::records {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Every record after the header: its line, a colon, its cells between bars; `!T824` for a problem.
struct CsvReading {
  std::vector<std::string> records;
  CsvStatus end = CsvStatus::end;
  std::uint64_t quote_line = 0;
  char separator = '\0';
  std::uint64_t num_bytes = 0;
};

CsvReading read_all(std::istream& input) {
  ByteReader bytes(input);
  CsvReader reader(bytes);
  CsvReading reading;
  reading.end = reader.read_header();
  while (reading.end == CsvStatus::record) {
    auto const& record = reader.record();
    auto text = std::to_string(record.line) + ":";
    for (auto const cell : record.cells) text += std::string(cell) + "|";
    if (record.problem)
      text = std::to_string(record.line) + "!" + std::string(source::facts(record.problem->code).name);
    reading.records.push_back(std::move(text));
    reading.end = reader.next();
  }
  reading.quote_line = reader.quote_line();
  reading.separator = reader.separator();
  reading.num_bytes = bytes.offset();
  return reading;
}

CsvReading read_text(std::string const& text) {
  std::istringstream input(text);
  return read_all(input);
}

TEST(CsvReader, reads_quotes_doubled_quotes_and_line_breaks_in_quotes) {
  auto const reading = read_text("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",z\n\"\",\"\"\"\"\n");
  EXPECT_THAT(reading.records, ElementsAre("1:a|b|", "2:x,y|say \"hi\"|", "3:two\r\nlines|z|", "5:|\"|"));
  EXPECT_EQ(reading.end, CsvStatus::end);
}

TEST(CsvReader, takes_lf_and_cr_lf_mixed_and_a_last_line_without_end) {
  EXPECT_THAT(read_text("a,b\r\n1,2\n3,4\r\n5,6").records, ElementsAre("1:a|b|", "2:1|2|", "3:3|4|", "4:5|6|"));
  EXPECT_THAT(read_text("a,b\n5,\"6\"").records, ElementsAre("1:a|b|", "2:5|6|"));
}

TEST(CsvReader, skips_the_byte_order_mark_and_lines_without_content) {
  EXPECT_THAT(read_text("\xEF\xBB\xBF\n,a,b\n\n  \n1,,2\n,,\n\n3,4,5\n").records,
              ElementsAre("2:|a|b|", "5:1||2|", "8:3|4|5|"));
}

TEST(CsvReader, chooses_the_separator_that_the_header_holds_most_often_outside_quotes) {
  EXPECT_EQ(read_text("a;b;c\n1,5;2;3\n").separator, ';');
  EXPECT_EQ(read_text("\"a;b;c\",d\n").separator, ',');
  EXPECT_EQ(read_text("a\tb\n").separator, '\t');
  EXPECT_EQ(read_text("a\n").separator, ',');
  EXPECT_THAT(read_text("a;b\n1,5;2\n").records, ElementsAre("1:a|b|", "2:1,5|2|"));
}

TEST(CsvReader, points_at_the_line_where_an_unclosed_quote_opens) {
  auto const reading = read_text("a,b\n\"x\ny\",1\n2,\"open\n3,4\n5,6\n");
  EXPECT_THAT(reading.records, ElementsAre("1:a|b|", "2:x\ny|1|"));
  EXPECT_EQ(reading.end, CsvStatus::unclosed_quote);
  EXPECT_EQ(reading.quote_line, 4U);
}

TEST(CsvReader, rejects_quotes_in_the_middle_of_a_cell_and_goes_on) {
  EXPECT_THAT(read_text("a,b\nx\"y\",1\n\"x\"y,1\n \"x\",1\n3,4\n").records,
              ElementsAre("1:a|b|", "2!T824", "3!T824", "4!T824", "5:3|4|"));
}

TEST(CsvReader, rejects_bytes_that_are_no_text_and_names_the_cell_and_the_byte) {
  std::istringstream input(std::string("a,b\nx,y\x07\n\xE9,2\nok,") + '\0' + "\nlone\rcr,2\n1,2\n");
  ByteReader bytes(input);
  CsvReader reader(bytes);
  reader.read_header();
  reader.next();
  ASSERT_TRUE(reader.record().problem);
  EXPECT_EQ(reader.record().problem->code, source::DiagnosticCode::control_character);
  EXPECT_EQ(reader.record().problem->arguments[0].english, "U+0007");
  EXPECT_EQ(reader.record().problem->arguments[1].english, "8");
  EXPECT_EQ(reader.record().problem->cell, 1U);
  reader.next();
  EXPECT_EQ(reader.record().problem->code, source::DiagnosticCode::not_utf8);
  EXPECT_EQ(reader.record().problem->arguments[0].english, "E9");
  EXPECT_EQ(reader.record().problem->cell, 0U);
  reader.next();
  EXPECT_EQ(reader.record().problem->arguments[0].english, "U+0000");
  reader.next();
  EXPECT_EQ(reader.record().problem->arguments[0].english, "U+000D");
  reader.next();
  EXPECT_FALSE(reader.record().problem);
}

TEST(CsvReader, keeps_every_byte_of_a_record_that_lies_across_two_buffers) {
  // Quotes, line ends and doubled quotes fall on every place round the end of the buffer.
  for (std::size_t shift = 0; shift < 12; ++shift) {
    auto const filling = std::string(ByteReader::buffer_bytes - 12 + shift, 'x');
    auto const reading = read_text(filling + ",b\r\n\"q\"\"q\",\"l\r\nl\"\r\n1,2\r\n");
    EXPECT_THAT(reading.records, ElementsAre("1:" + filling + "|b|", "2:q\"q|l\r\nl|", "4:1|2|")) << shift;
  }
}

TEST(CsvReader, reports_an_overlong_record_and_reads_the_next) {
  auto const longest = std::string(max_record_bytes - 2, 'x');
  auto const reading = read_text("a,b\n" + longest + ",1\n" + longest + ",12\n\"" + longest + "\nxyz\",1\n3,4\n");
  ASSERT_EQ(reading.records.size(), 5U);
  EXPECT_EQ(reading.records[1], "2:" + longest + "|1|");
  EXPECT_EQ(reading.records[2], "3!T823");
  EXPECT_EQ(reading.records[3], "4!T823");
  EXPECT_EQ(reading.records[4], "6:3|4|");
}

TEST(CsvReader, reads_past_a_line_of_a_hundred_megabytes) {
  RepeatingStream stream("a,b\n1,", 'x', 100U * 1024 * 1024, "\n3,4\n");
  std::istream input(&stream);
  auto const reading = read_all(input);
  EXPECT_THAT(reading.records, ElementsAre("1:a|b|", "2!T823", "3:3|4|"));
  EXPECT_EQ(reading.num_bytes, 11U + 100U * 1024 * 1024);
}

TEST(CsvReader, stops_splitting_after_the_limit_of_columns) {
  std::istringstream input("a,b\n" + std::string(5000, ',') + "x\n");
  ByteReader bytes(input);
  CsvReader reader(bytes);
  reader.read_header();
  EXPECT_EQ(reader.next(), CsvStatus::record);
  EXPECT_EQ(reader.record().cells.size(), max_columns + 1);
}

TEST(CsvReader, finds_nothing_in_an_empty_file) {
  EXPECT_THAT(read_text("").records, IsEmpty());
  EXPECT_THAT(read_text("\n\n \n").records, IsEmpty());
}

/// Gives one line, then fails as a disk does.
class BreakingStream : public std::streambuf {
public:
  BreakingStream() { setg(line_.data(), line_.data(), line_.data() + line_.size()); }

protected:
  int_type underflow() override { throw std::ios_base::failure("disk"); }

private:
  std::string line_ = "a,b\n1,2\n";
};

TEST(CsvReader, says_when_the_stream_breaks) {
  BreakingStream stream;
  std::istream input(&stream);
  EXPECT_EQ(read_all(input).end, CsvStatus::read_failed);
}

TEST(CsvReader, survives_random_bytes) {
  std::mt19937 random(20210524);
  using namespace std::string_literals;
  auto const alphabet = "\"\",;\n\r\t ax1\0\xC3\xA9\xFF"s;
  for (auto round = 0; round < 3000; ++round) {
    std::string text;
    auto const length = random() % 60;
    while (text.size() < length) text += alphabet[random() % alphabet.size()];
    auto const reading = read_text(text);
    EXPECT_LE(reading.records.size(), text.size()) << testing::PrintToString(text);
    EXPECT_TRUE(reading.end == CsvStatus::end || reading.end == CsvStatus::unclosed_quote);
  }
}

}  // namespace
}  // namespace timbang::records
