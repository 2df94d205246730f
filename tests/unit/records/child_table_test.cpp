// Child tables through open_records: rows that are attached, rows that spoil their person, rows of nobody.
#include "engine/records/child_table.h"

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/records/datum_text.h"
#include "tests/unit/records/people_files.h"
#include "tests/unit/records/personnel_program.h"
#include "tests/unit/records/record_files.h"
#include "tests/unit/records/record_source_fixture.h"

namespace timbang::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using ChildTableTest = RecordSourceTest;

TEST_F(ChildTableTest, reads_semicolons_with_decimal_commas) {
  auto const reading = read_with_scores("nip;tahun;nilaiSkp\n198312272016042901;2019;94,65\n");
  EXPECT_THAT(record_text(reading.records.at(0).record), HasSubstr("[{2019, 94.65,"));
}

TEST_F(ChildTableTest, refuses_a_child_table_that_changes_while_it_is_read) {
  std::string people = "nip\n";
  std::string scores = "nip,tahun\n";
  for (auto i = 1000; i < 9000; ++i) {
    auto const nip = "19831227201604" + std::to_string(i);
    people += nip + "\n";
    scores += nip + ",2019\n";
  }
  auto const program = make_personnel_program();
  auto const path = files.write("scores.csv", scores);
  auto const source = open_records(program, person_type, files.write("people.csv", people), {{"skp", path}});
  EXPECT_TRUE(source->next());
  files.write("scores.csv", "nip,tahun\n198312272016041000,2020\n");
  while (source->next()) {
  }
  EXPECT_TRUE(source->refused());
  EXPECT_EQ(brief(source->file_diagnostics().back()), "T809 scores.csv:0");
}

TEST_F(ChildTableTest, rejects_a_person_for_a_bad_row_of_a_child_table) {
  auto const reading = read_with_scores(
      "nip,tahun,nilaiSkp,nilaiPerilaku,ideBaru,hasilKinerja\n"
      "198312272016042901,2019,98,,,\n"
      "198312272016042901,2020,121,NaN,,\n"
      "197110271997011901,2020,90,,,,x\n"
      "196405201986081901,,90,,,\n");
  EXPECT_THAT(reading.records, IsEmpty());
  ASSERT_EQ(reading.rejections.size(), 3U);
  EXPECT_EQ(reading.rejections[0].file.substr(reading.rejections[0].file.size() - 10), "people.csv");
  EXPECT_THAT(brief(reading.rejections[0].reasons),
              ElementsAre("T865 scores.csv:3 nilaiSkp", "T861 scores.csv:3 nilaiPerilaku"));
  EXPECT_THAT(brief(reading.rejections[1].reasons), ElementsAre("T821 scores.csv:4"));
  EXPECT_THAT(brief(reading.rejections[2].reasons), ElementsAre("T841 scores.csv:5 tahun"));
}

TEST_F(ChildTableTest, rejects_a_person_with_two_rows_of_one_year_or_too_many_rows) {
  auto const reading = read_with_scores(
      "nip,tahun\n198312272016042901,2019\n198312272016042901,2019\n"
      "197110271997011901,2015\n197110271997011901,2016\n197110271997011901,2017\n"
      "197110271997011901,2018\n197110271997011901,2019\n197110271997011901,2020\n197110271997011901,2021\n");
  ASSERT_EQ(reading.rejections.size(), 2U);
  EXPECT_THAT(brief(reading.rejections[0].reasons), ElementsAre("T874 scores.csv:3 tahun"));
  EXPECT_EQ(source::message_text(reading.rejections[0].reasons[0], source::Language::indonesian),
            "lebih dari satu baris `skp` untuk 2019");
  EXPECT_THAT(brief(reading.rejections[1].reasons), ElementsAre("T873 scores.csv:9"));
}

TEST_F(ChildTableTest, rejects_a_person_with_two_rows_of_a_nested_record) {
  auto const reading = read_csv(people_csv, {{"usul", files.write("p.csv",
                                                                  "nip,persetujuanPpk,koordinasiKasn\n"
                                                                  "198312272016042901,ya,ya\n"
                                                                  "198312272016042901,tidak,ya\n")}});
  ASSERT_EQ(reading.rejections.size(), 1U);
  EXPECT_THAT(brief(reading.rejections[0].reasons), ElementsAre("T872 p.csv:3"));
}

TEST_F(ChildTableTest, attaches_rows_whose_key_is_written_otherwise) {
  auto const reading = read_with_scores("NIPBARU,tahun\n'198312272016042901,2019\n");
  EXPECT_THAT(record_text(reading.records.at(0).record), HasSubstr("[{2019,"));
  EXPECT_THAT(brief(reading.records.at(0).warnings), ElementsAre("T844 scores.csv:2 NIPBARU"));
}

TEST_F(ChildTableTest, reports_rows_that_belong_to_nobody) {
  std::string scores = "nip,tahun,nilaiSkp,nilaiPerilaku,ideBaru,hasilKinerja\nx,2019,,,,\n";
  for (auto i = 100; i < 125; ++i) scores += "199901012019011" + std::to_string(i) + ",2021,,,,\n";
  auto const reading = read_with_scores(scores);
  EXPECT_EQ(reading.records.size(), 3U);
  ASSERT_EQ(reading.left_out.size(), 26U);
  EXPECT_EQ(brief(reading.left_out[0].reason), "T877 scores.csv:2 nip");
  EXPECT_EQ(reading.left_out[0].raw, "x,2019,,,,");
  EXPECT_EQ(brief(reading.left_out[1].reason), "T875 scores.csv:3 nip");
  EXPECT_EQ(reading.left_out[1].key, "199901012019011100");
  EXPECT_EQ(brief(reading.left_out[25].reason), "T875 scores.csv:27 nip");
}

TEST_F(ChildTableTest, says_nothing_of_rows_of_a_person_whose_own_row_is_broken) {
  auto const reading = read_csv("nip,nama\n198312272016042901,A,x\n",
                                {{"skp", files.write("s.csv", "nip,tahun\n198312272016042901,2019\n")}});
  EXPECT_EQ(reading.rejections.size(), 1U);
  EXPECT_THAT(reading.left_out, IsEmpty());
}

TEST_F(ChildTableTest, refuses_child_tables_that_cannot_be_attached) {
  auto const scores = files.write("scores.csv", scores_csv);
  auto const said_of = [this](std::string_view list, std::string const& path) {
    auto const reading = read_csv(people_csv, {{std::string(list), path}});
    EXPECT_TRUE(reading.refused) << list;
    return brief(reading.file_diagnostics).front();
  };
  EXPECT_EQ(said_of("skpp", scores), "T878");
  EXPECT_EQ(said_of("nama", scores), "T878");
  EXPECT_EQ(said_of("skp", "/no/such/file"), "T801");
  EXPECT_EQ(said_of("skp", files.write("a.csv", "tahun,nilaiSkp\n2019,1\n")), "T811 a.csv:1");
  EXPECT_EQ(said_of("skp", files.write("b.csv", "nip,nilaiSkp\n198312272016042901,1\n")).substr(0, 4), "T812");
  EXPECT_EQ(said_of("skp", files.write("c.csv", "nip,tahun\n\"1,2\n")).substr(0, 4), "T812");
  auto const fifo = files.write("pipe", "");
  ASSERT_EQ(::remove(fifo.c_str()), 0);
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(said_of("skp", fifo), "T879");
  auto const twice = read_csv(people_csv, {{"skp", scores}, {"skp", scores}});
  EXPECT_THAT(brief(twice.file_diagnostics), ElementsAre("T881"));
  EXPECT_TRUE(read_people(files.write("p.jsonl", people_jsonl), {{"skp", scores}}).refused);
}

}  // namespace
}  // namespace timbang::records
