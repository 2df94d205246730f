// Whole files through open_records: what becomes of people, and of files that cannot be read.
#include "engine/records/record_source.h"

#include <fstream>
#include <random>
#include <sys/stat.h>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/records/datum_text.h"
#include "tests/unit/records/people_files.h"
#include "tests/unit/records/record_files.h"
#include "tests/unit/records/record_source_fixture.h"

namespace timbang::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> keys_of(Reading const& reading) {
  std::vector<std::string> keys;
  for (auto const& record : reading.records) keys.push_back(record.key);
  return keys;
}

TEST_F(RecordSourceTest, reads_people_with_their_lists_in_the_order_of_the_files) {
  auto const reading = read_csv(people_csv, all_children());
  EXPECT_FALSE(reading.refused);
  EXPECT_THAT(reading.rejections, IsEmpty());
  EXPECT_THAT(brief(reading.file_diagnostics), ElementsAre("T817 people.csv:1 golonganDarah"));
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(record_text(reading.records[1].record),
            "{\"197110271997011901\", \"PEGAWAI, 00002\", 1971-10-27, 3, {yes, unknown}, "
            "[{\"Analis Penyelia\", #0, 2008-05-01, running}{\"Analis Mahir\", unknown, 2001-01-01, 2008-04-30}], "
            "[{2020, 120, 98.33, yes, unknown}{2019, 97.9, unknown, unknown, unknown}"
            "{2022, unknown, unknown, unknown, #2}], []}");
  EXPECT_EQ(record_text(reading.records[2].record),
            "{\"196405201986081901\", \"PEGAWAI 00003\", unknown, unknown, {unknown, unknown}, "
            "[{\"Analis\", #1, 2015-02-01, 2016-01-31}], [?], [{\"TEGURAN LISAN\", none}]}");
  EXPECT_EQ(reading.records[2].line, 4U);
}

TEST_F(RecordSourceTest, reads_the_same_from_json_lines_as_from_csv_with_child_tables) {
  auto const from_csv = read_csv(people_csv, all_children());
  auto const from_json = read_jsonl(people_jsonl);
  EXPECT_THAT(brief(from_json.file_diagnostics),
              ElementsAre("T815 people.jsonl:0 skPembatalanTanggal", "T817 people.jsonl:1 golonganDarah"));
  ASSERT_EQ(from_json.records.size(), from_csv.records.size());
  for (std::size_t i = 0; i < from_csv.records.size(); ++i) {
    EXPECT_EQ(record_text(from_json.records[i].record), record_text(from_csv.records[i].record));
    EXPECT_EQ(from_json.records[i].key, from_csv.records[i].key);
  }
}

TEST_F(RecordSourceTest, leaves_out_a_bad_record_with_every_reason_and_goes_on) {
  auto const reading = read_csv(
      "nipBaru,nama,tglLahir,jumlahBawahan\n"
      "198312272016042901,A,31-02-1983,banyak\n"
      ",B,01-01-1980,0\n"
      "197110271997011901,C,01-01-1980,0,x\n"
      "196405201986081901,D,01-01-1980\n"
      "196405201986081901,E\x07,01-01-1980,0\n"
      "196405201986081902,F,01-01-1980,0\n");
  EXPECT_THAT(keys_of(reading), ElementsAre("196405201986081902"));
  ASSERT_EQ(reading.rejections.size(), 5U);
  EXPECT_THAT(brief(reading.rejections[0].reasons),
              ElementsAre("T853 people.csv:2 tglLahir", "T861 people.csv:2 jumlahBawahan"));
  EXPECT_EQ(reading.rejections[0].key, "198312272016042901");
  EXPECT_EQ(reading.rejections[0].raw, "198312272016042901,A,31-02-1983,banyak");
  EXPECT_THAT(brief(reading.rejections[1].reasons), ElementsAre("T841 people.csv:3 nipBaru"));
  EXPECT_THAT(brief(reading.rejections[2].reasons), ElementsAre("T821 people.csv:4"));
  EXPECT_THAT(brief(reading.rejections[3].reasons), ElementsAre("T822 people.csv:5"));
  EXPECT_THAT(brief(reading.rejections[4].reasons), ElementsAre("T825 people.csv:6 nama"));
  auto const& place = std::get<source::DataPlace>(reading.rejections[4].reasons[0].place);
  EXPECT_EQ(place.value, "E\\x07");
}

TEST_F(RecordSourceTest, rejects_the_second_of_two_records_with_one_key_even_when_the_first_was_bad) {
  auto const reading = read_csv(
      "nip,nama,tglLahir\n"
      "198312272016042901,A,31-02-1983\n"
      "197110271997011901,B,\n"
      "19711027 199701 1 901,C,\n"
      "198312272016042901,D,\n");
  EXPECT_THAT(keys_of(reading), ElementsAre("197110271997011901"));
  ASSERT_EQ(reading.rejections.size(), 3U);
  EXPECT_THAT(brief(reading.rejections[1].reasons), ElementsAre("T844 people.csv:4 nip", "T871 people.csv:4 nip"));
  EXPECT_EQ(source::message_text(reading.rejections[2].reasons[0], source::Language::english),
            "this key already stands on line 2: `198312272016042901`");
}

TEST_F(RecordSourceTest, finds_columns_by_name_in_any_order_and_case) {
  auto const reading = read_csv("TGLLAHIR,nama,NIP\n27-12-1983,A,198312272016042901\n");
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_THAT(record_text(reading.records[0].record), HasSubstr("\"198312272016042901\", \"A\", 1983-12-27"));
  auto const both = read_csv("nip,nipBaru\n198312272016042901,197110271997011901\n");
  EXPECT_THAT(keys_of(both), ElementsAre("197110271997011901"));
  EXPECT_EQ(brief(both.file_diagnostics.back()), "T817 people.csv:1 nip");
}

TEST_F(RecordSourceTest, says_which_columns_and_lists_are_missing_and_leaves_them_unknown) {
  auto const reading = read_csv("nip,nama\n198312272016042901,A\n");
  EXPECT_THAT(brief(reading.file_diagnostics),
              ElementsAre("T812 people.csv:1 tglLahir", "T812 people.csv:1 jumlahBawahan", "T882 people.csv:1",
                          "T882 people.csv:1", "T882 people.csv:1", "T882 people.csv:1"));
  // Without a file nobody has said that there are no punishments, whatever an empty list would mean.
  EXPECT_EQ(record_text(reading.records.at(0).record),
            "{\"198312272016042901\", \"A\", unknown, unknown, unknown, [?], [?], [?]}");
}

TEST_F(RecordSourceTest, reads_nested_records_from_dotted_columns) {
  auto const reading = read_csv(
      "nip,usul.persetujuan_ppk,usulPerpanjangan.koordinasiKasn\n"
      "198312272016042901,ya,\n197110271997011901,,\n");
  EXPECT_THAT(record_text(reading.records.at(0).record), HasSubstr("{yes, unknown}"));
  EXPECT_THAT(record_text(reading.records.at(1).record), HasSubstr("unknown, none, [?]"));
}

TEST_F(RecordSourceTest, refuses_files_without_usable_header) {
  EXPECT_THAT(brief(read_csv("").file_diagnostics), ElementsAre("T802 people.csv:1"));
  EXPECT_THAT(brief(read_csv("\n \n").file_diagnostics), ElementsAre("T802 people.csv:1"));
  EXPECT_THAT(brief(read_csv("DAFTAR PEGAWAI,\nnip,nama\n").file_diagnostics), ElementsAre("T811 people.csv:1"));
  EXPECT_THAT(brief(read_csv("nip,nama,nama\n").file_diagnostics), ElementsAre("T813 people.csv:1 nama"));
  EXPECT_THAT(brief(read_csv("nip,NAMA,Nama\n").file_diagnostics), ElementsAre("T813 people.csv:1"));
  EXPECT_THAT(brief(read_csv("NIP,Nip\n").file_diagnostics), ElementsAre("T813 people.csv:1"));
  EXPECT_THAT(brief(read_csv("nip" + std::string(1024, ',') + "\n1\n").file_diagnostics),
              ElementsAre("T814 people.csv:1"));
  EXPECT_THAT(brief(read_csv(std::string("\xFF\xFEn\0i\0p\0", 8)).file_diagnostics), ElementsAre("T803 people.csv:1"));
  EXPECT_THAT(brief(read_csv(std::string("n\0i\0p\0", 6)).file_diagnostics), ElementsAre("T803 people.csv:1"));
  EXPECT_THAT(brief(read_csv("PK\x03\x04xyz").file_diagnostics), ElementsAre("T590 people.csv:0"));
  EXPECT_THAT(brief(read_csv("[\n{\"nip\":1}\n]\n").file_diagnostics), ElementsAre("T805 people.csv:1"));
  EXPECT_THAT(brief(read_csv("{\n\"nip\":1\n}\n").file_diagnostics), ElementsAre("T805 people.csv:1"));
  EXPECT_THAT(brief(read_people("/no/such/file").file_diagnostics), ElementsAre("T801"));
  EXPECT_THAT(brief(read_people("/tmp").file_diagnostics), ElementsAre("T801"));
  EXPECT_TRUE(read_csv("nip,nama,nama\n").refused);
}

TEST_F(RecordSourceTest, names_the_columns_looked_for_and_found) {
  auto const reading = read_csv("DAFTAR PEGAWAI,x\n");
  EXPECT_EQ(source::message_text(reading.file_diagnostics[0], source::Language::english),
            "the key column is missing; looked for: `nipBaru`, `nip`");
  EXPECT_EQ(source::help_text(reading.file_diagnostics[0], source::Language::english),
            "the header line must name it; columns found: `DAFTAR PEGAWAI`, `x`");
}

TEST_F(RecordSourceTest, refuses_an_unclosed_quote_before_the_first_record) {
  auto const reading = read_csv("nip,nama\n198312272016042901,A\n197110271997011901,\"B\n196405201986081901,C\n");
  EXPECT_TRUE(reading.refused);
  EXPECT_THAT(reading.records, IsEmpty());
  EXPECT_THAT(brief(reading.file_diagnostics), ElementsAre("T807 people.csv:3 nama"));
}

TEST_F(RecordSourceTest, reads_a_pipe_and_refuses_it_at_the_end_for_an_unclosed_quote) {
  auto const pipe = files.write("pipe", "");
  ASSERT_EQ(::remove(pipe.c_str()), 0);
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&pipe] { std::ofstream(pipe) << "nip,nama\n198312272016042901,A\n197110271997011901,\"B\n"; });
  auto const reading = read_people(pipe);
  writer.join();
  EXPECT_TRUE(reading.refused);
  EXPECT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(brief(reading.file_diagnostics.back()), "T807 pipe:3 nama");
}

TEST_F(RecordSourceTest, accepts_a_file_of_nobody_and_says_so) {
  auto const reading = read_csv("nipBaru,nama,tglLahir,jumlahBawahan\n", all_children());
  EXPECT_FALSE(reading.refused);
  EXPECT_EQ(brief(reading.file_diagnostics).at(0), "T806 people.csv:1");
}

TEST_F(RecordSourceTest, rejects_bad_json_lines_and_reads_the_rest) {
  auto const reading = read_jsonl(
      "{\"nip\":198312272016042901,\"nama\":\"A\"}\n"
      "[{\"nip\":\"198312272016042901\"}]\n"
      "{\"nip\":\"198312272016042901\",\"tglLahir\":\"01-01-1980\",\"tglLahir\":\"01-01-1981\"}\n"
      "{\"nip\":\"198312272016042901\",\"jumlahBawahan\":[1]}\n"
      "{\"nip\":\"198312272016042901\",\"skp\":[{\"tahun\":2019},{\"tahun\":2019}]}\n"
      "{\"nip\":\"197110271997011901\",\"skp\":[{\"tahun\":2019,\"nilaiSkp\":121},7]}\n"
      "{\"nama\":\"nobody\"}\n"
      "{\"nip\":\"196405201986081901\",\"skp\":{},\"usul\":[]}\n"
      "{\"nip\":\"196405201986081902\",\"nama\":\"last\"");
  EXPECT_THAT(reading.records, IsEmpty());
  std::vector<std::string> said;
  for (auto const& rejection : reading.rejections) {
    for (auto const& text : brief(rejection.reasons)) said.push_back(text);
  }
  EXPECT_THAT(said, ElementsAre("T848 people.jsonl:1 nip", "T834 people.jsonl:2", "T833 people.jsonl:3 tglLahir",
                                "T836 people.jsonl:4 jumlahBawahan", "T874 people.jsonl:5 skp[2].tahun",
                                "T871 people.jsonl:5 nip", "T865 people.jsonl:6 skp[1].nilaiSkp",
                                "T836 people.jsonl:6 skp[2]", "T841 people.jsonl:7 nipBaru", "T836 people.jsonl:8 usul",
                                "T836 people.jsonl:8 skp", "T831 people.jsonl:9"));
}

TEST_F(RecordSourceTest, lists_at_most_so_many_reasons_for_one_record) {
  std::string line = "{\"nip\":\"198312272016042901\",\"riwayatJabatan\":[";
  for (auto i = 0; i < 60; ++i)
    line += std::string(i == 0 ? "" : ",") + R"({"namaJabatan":1,"tmtJabatan":1,"tanggalSelesai":""})";
  EXPECT_EQ(read_jsonl(line + "]}\n").rejections.at(0).reasons.size(), max_reasons);
}

/// Some bytes of `text` changed, taken out, or doubled.
std::string damaged(std::string_view text, std::mt19937& random) {
  std::string result(text);
  std::string const bytes = "\"\",;\n\r{}[]:0x\x07\xE9";
  for (auto i = random() % 4 + 1; i > 0; --i) {
    auto const place = random() % result.size();
    if (random() % 3 == 0) result.erase(place, random() % 20);
    if (random() % 3 == 0) result.insert(place, result.substr(random() % result.size(), random() % 50));
    if (place < result.size()) result[place] = bytes[random() % bytes.size()];
  }
  return result;
}

TEST_F(RecordSourceTest, survives_damaged_files) {
  std::mt19937 random(20210524);
  for (auto round = 0; round < 300; ++round) {
    auto const people = damaged(people_csv, random);
    auto const scores = damaged(scores_csv, random);
    auto const lines = damaged(people_jsonl, random);
    SCOPED_TRACE(testing::PrintToString(people) + testing::PrintToString(scores) + testing::PrintToString(lines));
    auto const from_csv = read_csv(people, {{"skp", files.write("scores.csv", scores)}});
    EXPECT_TRUE(from_csv.refused || from_csv.records.size() + from_csv.rejections.size() <= people.size());
    for (auto const& rejection : from_csv.rejections) EXPECT_THAT(rejection.reasons, Not(IsEmpty()));
    for (auto const& rejection : read_jsonl(lines).rejections) EXPECT_THAT(rejection.reasons, Not(IsEmpty()));
  }
}

}  // namespace
}  // namespace timbang::records
