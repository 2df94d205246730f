// Workbooks through open_records: which sheet holds what, and what is told of each cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workbook/cell_reference.h"
#include "tests/unit/records/datum_text.h"
#include "tests/unit/records/record_files.h"
#include "tests/unit/records/record_source_fixture.h"
#include "tests/workbooks/workbook_bytes.h"

namespace timbang::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using workbooks::number_cell;
using workbooks::row;
using workbooks::SheetXml;
using workbooks::text_cell;
using workbooks::typed_cell;
using workbooks::WorkbookXml;

std::string header(std::vector<std::string> const& names, unsigned number = 1) {
  std::string cells;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    cells += text_cell(workbook::reference_text({number, i}), names[i]);
  }
  return row(number, cells);
}

/// `T855 D2 tanggal_lahir`, and `T820 2` where no cell is meant.
std::vector<std::string> places(std::vector<source::Diagnostic> const& diagnostics) {
  std::vector<std::string> texts;
  for (auto const& diagnostic : diagnostics) {
    std::string text(source::facts(diagnostic.code).name);
    if (auto const* place = std::get_if<source::DataPlace>(&diagnostic.place)) {
      text += " " + (place->cell.empty() ? std::to_string(place->line) : place->cell);
      if (!place->column.empty()) text += " " + place->column;
    }
    texts.push_back(text);
  }
  return texts;
}

class WorkbookSourceTest : public RecordSourceTest {
protected:
  Reading read_book(WorkbookXml const& book, std::vector<ChildFile> const& children = {}) const {
    return read_people(files.write("people.xlsx", workbooks::bytes_of(book)), children);
  }
  /// The rest of the row of one person, whose NIP stands in A2; columns nip, nama, tglLahir, jumlahBawahan.
  Reading read_person(std::string const& cells, std::string const& attributes = "") const {
    auto const rows = header({"nip", "nama", "tglLahir", "jumlahBawahan"}) +
                      row(2, text_cell("A2", "198312272016042901") + cells, attributes);
    return read_book({{{"Pegawai", rows, {}, {}}}, {}});
  }
};

SheetXml people_sheet(std::string const& name = "Pegawai") {
  return {name,
          header({"nipBaru", "nama", "tglLahir", "jumlahBawahan"}) +
              row(2, text_cell("A2", "198312272016042901") + text_cell("B2", "PEGAWAI 00001") +
                         number_cell("C2", "30677", workbooks::date) + number_cell("D2", "0")) +
              row(4, text_cell("A4", "197110271997011901") + number_cell("D4", "3")),
          {},
          {}};
}

SheetXml scores_sheet(std::string const& name) {
  return {name,
          header({"nip", "tahun", "nilaiSkp", "ideBaru", "hasilKinerja"}) +
              row(2, text_cell("A2", "198312272016042901") + number_cell("B2", "2019") +
                         number_cell("C2", "94.650000000000006") + typed_cell("D2", "b", "1") + number_cell("E2", "1")),
          {},
          {}};
}

TEST_F(WorkbookSourceTest, reads_records_with_the_lists_of_other_sheets) {
  auto const reading = read_book({{scores_sheet("SKP"), people_sheet("pegawai")}, {}});
  EXPECT_THAT(reading.rejections, IsEmpty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].key, "198312272016042901");
  EXPECT_EQ(reading.records[1].line, 4U);
  EXPECT_EQ(reading.records[1].sheet, "pegawai");
  EXPECT_THAT(record_text(reading.records[0].record), HasSubstr("1983-12-27"));
  EXPECT_THAT(record_text(reading.records[0].record), HasSubstr("{2019, 94.65,"));
  EXPECT_FALSE(reading.refused);
}

TEST_F(WorkbookSourceTest, reads_to_the_bit_what_csv_gives) {
  auto const from_csv = read_csv(
      "nipBaru,nama,tglLahir,jumlahBawahan\n198312272016042901,PEGAWAI 00001,27-12-1983,0\n"
      "197110271997011901,,,3\n",
      {{"skp", files.write("s.csv",
                           "nip,tahun,nilaiSkp,ideBaru,hasilKinerja\n"
                           "198312272016042901,2019,94.65,true,1\n")}});
  auto const from_book = read_book({{people_sheet(), scores_sheet("skp")}, {}});
  ASSERT_EQ(from_book.records.size(), from_csv.records.size());
  for (std::size_t i = 0; i < from_csv.records.size(); ++i) {
    EXPECT_EQ(record_text(from_book.records[i].record), record_text(from_csv.records[i].record));
  }
}

TEST_F(WorkbookSourceTest, takes_the_first_visible_sheet_and_names_the_others) {
  auto hidden = people_sheet("Rahasia");
  hidden.state = "hidden";
  auto const reading = read_book({{hidden, people_sheet("Data"), people_sheet("Catatan")}, {}});
  EXPECT_EQ(reading.records.at(0).sheet, "Data");
  auto const& said = reading.file_diagnostics;
  ASSERT_GE(said.size(), 2U);
  EXPECT_EQ(source::message_text(said[0], source::Language::english), "these sheets are not read: `Catatan`");
  EXPECT_EQ(source::message_text(said[1], source::Language::english), "hidden sheets are never read: `Rahasia`");
}

TEST_F(WorkbookSourceTest, takes_child_tables_of_other_files_in_either_form) {
  auto const scores =
      files.write("scores.xlsx", workbooks::bytes_of(WorkbookXml{{people_sheet("x"), scores_sheet("SKP")}, {}}));
  auto const from_csv = read_csv(people_csv, {{"skp", scores}});
  EXPECT_THAT(record_text(from_csv.records.at(0).record), HasSubstr("{2019, 94.65,"));
  auto const from_book = read_book({{people_sheet()}, {}}, {{"skp", files.write("scores.csv", scores_csv)}});
  EXPECT_THAT(record_text(from_book.records.at(0).record), HasSubstr("{2019, 94.65,"));
}

TEST_F(WorkbookSourceTest, refuses_a_list_that_is_given_twice) {
  auto const reading =
      read_book({{people_sheet(), scores_sheet("skp")}, {}}, {{"skp", files.write("scores.csv", scores_csv)}});
  EXPECT_TRUE(reading.refused);
  EXPECT_THAT(brief(reading.file_diagnostics), testing::Contains("T881"));
}

TEST_F(WorkbookSourceTest, refuses_workbooks_without_a_table) {
  auto hidden = people_sheet();
  hidden.state = "veryHidden";
  EXPECT_THAT(brief(read_book({{hidden}, {}}).file_diagnostics), ElementsAre("T595 people.xlsx:0"));
  EXPECT_THAT(places(read_book({{{"Pegawai", {}, {}, {}}}, {}}).file_diagnostics), ElementsAre("T802 1"));
  EXPECT_TRUE(read_book({{{"Pegawai", row(3, ""), {}, {}}}, {}}).refused);
}

TEST_F(WorkbookSourceTest, takes_the_first_row_that_is_not_blank_for_the_header) {
  auto const rows =
      row(1, text_cell("A1", "  ")) + header({"nip", "nama"}, 3) + row(5, text_cell("A5", "198312272016042901"));
  auto const reading = read_book({{{"A", rows, {}, {}}}, {}});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].line, 5U);
}

TEST_F(WorkbookSourceTest, never_takes_a_number_for_a_text_or_a_date) {
  auto const rows =
      header({"nip", "nama", "tglLahir"}) +
      row(2, number_cell("A2", "1.9831227201604291E+17") + number_cell("B2", "7") + number_cell("C2", "30677"));
  auto const reading = read_book({{{"Pegawai", rows, {}, {}}}, {}});
  ASSERT_EQ(reading.rejections.size(), 1U);
  auto const& reasons = reading.rejections[0].reasons;
  EXPECT_THAT(places(reasons), ElementsAre("T843 A2 nip", "T848 B2 nama", "T855 C2 tglLahir"));
  EXPECT_THAT(source::help_text(reasons[0], source::Language::english), HasSubstr("only 15 digits"));
  EXPECT_THAT(source::help_text(reasons[2], source::Language::english), HasSubstr("perhaps 27 December 1983"));
  EXPECT_EQ(reading.rejections[0].raw, "198312272016043000,7,30677");
}

TEST_F(WorkbookSourceTest, tells_what_is_wrong_with_a_cell) {
  auto const reasons = [&](std::string const& cells) {
    auto const reading = read_person(cells);
    return reading.rejections.empty() ? std::vector<std::string>() : places(reading.rejections[0].reasons);
  };
  EXPECT_THAT(reasons(text_cell("D2", "37,5")), ElementsAre("T866 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(text_cell("D2", "37,0")), ElementsAre("T838 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(text_cell("D2", "12,000")), ElementsAre("T864 D2 jumlahBawahan"));
  EXPECT_THAT(reasons("<c r=\"D2\"><f>1+1</f></c>"), ElementsAre("T829 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(typed_cell("D2", "e", "#REF!")), ElementsAre("T830 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(number_cell("D2", "x")), ElementsAre("T598 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(number_cell("D2", "44340", workbooks::date)), ElementsAre("T836 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(number_cell("D2", "0.5", workbooks::percent)), ElementsAre("T861 D2 jumlahBawahan"));
  EXPECT_THAT(reasons(number_cell("C2", "44340.5", workbooks::date)), ElementsAre("T837 C2 tglLahir"));
  EXPECT_THAT(reasons(number_cell("C2", "60", workbooks::date)), ElementsAre("T853 C2 tglLahir"));
  EXPECT_THAT(reasons(typed_cell("C2", "b", "1")), ElementsAre("T836 C2 tglLahir"));
  EXPECT_THAT(reasons(number_cell("B2", "44340", workbooks::date)), ElementsAre("T836 B2 nama"));
  EXPECT_THAT(reasons(typed_cell("B2", "str", "a_x0007_b")), ElementsAre("T827 B2 nama"));
}

TEST_F(WorkbookSourceTest, accepts_texts_as_csv_does) {
  auto const reading = read_person(text_cell("C2", "27-12-1983") + text_cell("D2", " 4 "));
  EXPECT_THAT(reading.rejections, IsEmpty());
  EXPECT_THAT(record_text(reading.records.at(0).record), HasSubstr("1983-12-27, 4"));
}

TEST_F(WorkbookSourceTest, tells_merged_cells_among_the_data) {
  auto const rows = header({"nip", "nama"}) + row(2, text_cell("A2", "198312272016042901") + text_cell("B2", "x")) +
                    row(3, text_cell("A3", "197110271997011901")) + row(4, text_cell("A4", "196405201986081901"));
  auto const reading = read_book({{{"Pegawai", rows, {}, "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"}}, {}});
  ASSERT_EQ(reading.rejections.size(), 2U);
  EXPECT_THAT(places(reading.rejections[1].reasons), ElementsAre("T828 B3 nama"));
  EXPECT_EQ(reading.records.size(), 1U);
}

TEST_F(WorkbookSourceTest, warns_of_what_is_hidden_and_scores_it_all_the_same) {
  auto const rows = header({"nip", "nama", ""}) +
                    row(2, text_cell("A2", "198312272016042901") + text_cell("C2", "!"), "hidden=\"1\"");
  auto const reading = read_book({{{"Pegawai", rows, "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>", {}}}, {}});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_THAT(places(reading.records[0].warnings), ElementsAre("T820 2"));
  auto const about_file = places(reading.file_diagnostics);
  EXPECT_THAT(about_file, testing::Contains("T599 B1 nama"));
  EXPECT_THAT(about_file, testing::Contains("T818 C2"));
}

TEST_F(WorkbookSourceTest, reports_rows_of_nobody_and_bad_rows_of_lists_at_their_cells) {
  SheetXml const scores{"skp",
                        header({"nip", "tahun"}) +
                            row(2, text_cell("A2", "198312272016042901") + text_cell("B2", "?")) +
                            row(3, text_cell("A3", "111111111111111111") + number_cell("B3", "2019")) +
                            row(4, number_cell("A4", "5") + number_cell("B4", "2019")),
                        {},
                        {}};
  auto const reading = read_book({{people_sheet(), scores}, {}});
  ASSERT_EQ(reading.rejections.size(), 1U);
  EXPECT_THAT(places(reading.rejections[0].reasons), ElementsAre("T861 B2 tahun"));
  ASSERT_EQ(reading.left_out.size(), 2U);
  EXPECT_THAT(places({reading.left_out[0].reason, reading.left_out[1].reason}),
              ElementsAre("T875 A3 nip", "T877 A4 nip"));
  EXPECT_EQ(reading.left_out[0].raw, "111111111111111111,2019");
}

}  // namespace
}  // namespace timbang::records
