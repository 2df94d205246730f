#include "engine/records/csv_writer.h"

#include <sstream>

#include <gtest/gtest.h>

#include "engine/records/csv_reader.h"

namespace timbang::records {
namespace {

TEST(CsvWriter, quotes_only_where_needed) {
  std::string output;
  append_csv_row(output, {"plain", "a,b", "say \"hi\"", "two\nlines", "", " blank"});
  EXPECT_EQ(output, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,\" blank\"\n");
}

TEST(CsvWriter, writes_what_the_reader_reads) {
  std::vector<std::string> const cells{"x", "\"", "\"\"", "a\r\nb", ",", ";", "\t", ""};
  std::string output = "1,2,3,4,5,6,7,8\n";
  append_csv_row(output, cells);
  std::istringstream input(output);
  ByteReader bytes(input);
  CsvReader reader(bytes);
  reader.read_header();
  ASSERT_EQ(reader.next(), CsvStatus::record);
  EXPECT_EQ(std::vector<std::string>(reader.record().cells.begin(), reader.record().cells.end()), cells);
}

TEST(CsvWriter, keeps_a_row_of_one_empty_cell_apart_from_an_empty_line) {
  std::string output;
  append_csv_row(output, {""});
  EXPECT_EQ(output, "\"\"\n");
}

TEST(CsvWriter, disarms_what_a_spreadsheet_would_run) {
  for (auto const* text : {"=1+1", "+62", "-2", "@SUM(A1)", "\tx", "\rx", "  =1"}) {
    EXPECT_EQ(spreadsheet_safe(text), "'" + std::string(text));
  }
  for (auto const* text : {"", "a=b", "PEGAWAI", "'=1"}) EXPECT_EQ(spreadsheet_safe(text), text);
}

}  // namespace
}  // namespace timbang::records
