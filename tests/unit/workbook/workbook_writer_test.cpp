#include "engine/workbook/workbook_writer.h"

#include <chrono>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workbook/archive.h"

namespace timbang::workbook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string finished(WorkbookWriter& writer) {
  std::ostringstream output;
  EXPECT_TRUE(writer.finish(output));
  return output.str();
}

Workbook read_again(std::string const& bytes) {
  source::DiagnosticSink sink;
  auto workbook = read_workbook(bytes, "w.xlsx", sink);
  EXPECT_TRUE(sink.all().empty());
  return workbook;
}

std::string part_of(std::string const& bytes, std::string_view part) {
  Limits const limits;
  Archive archive(bytes, limits);
  EXPECT_FALSE(archive.open());
  std::string content;
  EXPECT_FALSE(archive.read_whole(part, content)) << part;
  return content;
}

SheetLayout layout(std::string name, std::size_t num_columns) {
  SheetLayout made;
  made.name = std::move(name);
  made.columns.resize(num_columns);
  return made;
}

std::string written_example() {
  WorkbookWriter writer;
  writer.add_sheet(layout("Hasil", 5));
  writer.write_row(
      0, {text_cell("nip"), text_cell("nilai"), text_cell("lulus"), text_cell("tanggal"), text_cell("catatan")});
  writer.write_row(0, {text_cell("198202272012121001"), number_cell("82.14"), boolean_cell(true),
                       date_cell(value::Date::from_parts(2021, 5, 24).value()), text_cell("=1+1")});
  return finished(writer);
}

TEST(WorkbookWriter, WritesWhatTheReaderReads) {
  auto const workbook = read_again(written_example());
  ASSERT_EQ(workbook.sheets.size(), 1U);
  EXPECT_EQ(workbook.sheets[0].name, "Hasil");
  auto const& row = workbook.sheets[0].rows.at(1);
  std::vector<std::string> cells;
  std::vector<CellKind> kinds;
  for (auto const& cell : row.cells) {
    cells.emplace_back(cell.text);
    kinds.push_back(cell.kind);
    EXPECT_FALSE(cell.is_formula);
  }
  EXPECT_THAT(cells, ElementsAre("198202272012121001", "82.14", "true", "2021-05-24", "=1+1"));
  EXPECT_THAT(kinds, ElementsAre(CellKind::text, CellKind::number, CellKind::boolean, CellKind::date, CellKind::text));
}

TEST(WorkbookWriter, GivesTheSameBytesAtAnotherTime) {
  auto const first = written_example();
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  EXPECT_EQ(written_example(), first);
}

TEST(WorkbookWriter, KeepsTheHeadingInViewWithItsFilters) {
  auto const sheet = part_of(written_example(), "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(sheet, HasSubstr("<autoFilter ref=\"A1:E2\"/>"));
}

TEST(WorkbookWriter, KeepsNumbersAndTextsExactly) {
  std::vector<OutputCell> const cells = {number_cell("0.1"),
                                         number_cell("123456789012345"),
                                         number_cell("1234567890123456"),
                                         number_cell("-0.000000123"),
                                         number_cell("97.57"),
                                         number_cell("1/3"),
                                         text_cell("  blanks  "),
                                         text_cell("_x0041_ & <b> \"é\""),
                                         text_cell("dua\nbaris"),
                                         text_cell("http://contoh.go.id")};
  WorkbookWriter writer;
  auto plain = layout("A", 0);
  plain.has_heading = false;
  writer.add_sheet(std::move(plain));
  writer.write_row(0, cells);
  auto const workbook = read_again(finished(writer));
  auto const& row = workbook.sheets[0].rows.at(0);
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    EXPECT_EQ(row.at(i).text, cells[i].text);
    EXPECT_EQ(row.at(i).kind, cells[i].kind) << cells[i].text;
  }
  EXPECT_EQ(cells[2].kind, CellKind::text);
  EXPECT_EQ(cells[5].kind, CellKind::text);
}

TEST(WorkbookWriter, CutsATextThatIsTooLongForExcel) {
  WorkbookWriter writer;
  writer.add_sheet(layout("A", 1));
  writer.write_row(0, {text_cell(std::string(40'000, 'x'))});
  writer.write_row(0, {text_cell(std::string("a\x01\xFF") + "b")});
  auto const workbook = read_again(finished(writer));
  EXPECT_EQ(workbook.sheets[0].rows.at(0).at(0).text, std::string(32'766, 'x') + "…");
  EXPECT_EQ(workbook.sheets[0].rows.at(1).at(0).text,
            "a\xEF\xBF\xBD\xEF\xBF\xBD"
            "b");
}

TEST(WorkbookWriter, GivesEverySheetAnotherName) {
  WorkbookWriter writer;
  for (auto const* name : {"Hasil", "hasil", "a/b", "", "Lembar yang namanya jauh terlalu panjang"}) {
    writer.add_sheet(layout(name, 0));
  }
  auto const workbook = read_again(finished(writer));
  std::vector<std::string> names;
  for (auto const& sheet : workbook.sheets) names.push_back(sheet.name);
  EXPECT_THAT(names, ElementsAre("Hasil", "hasil (2)", "a_b", "_", "Lembar yang namanya jauh terlal"));
}

TEST(WorkbookWriter, WritesListsNotesAndColumnsToBeFilledIn) {
  auto form = layout("Formulir", 2);
  form.columns[0].is_text = true;
  form.columns[1].width = 30;
  form.choice_lists.push_back({*read_range("B2:B100"), {"ya", "tidak"}, true});
  form.choice_lists.push_back({*read_range("C2:C100"), std::vector<std::string>(50, "pilihan yang panjang"), false});
  form.notes.push_back({*read_reference("A1"), "isi dengan NIP"});
  WorkbookWriter writer;
  writer.add_sheet(std::move(form));
  writer.write_row(0, {text_cell("nip"), text_cell("aktif")});
  auto const bytes = finished(writer);
  auto const sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<formula1>\"ya,tidak\"</formula1>"));
  EXPECT_THAT(sheet, HasSubstr("<formula1>_pilihan!$A$1:$A$50</formula1>"));
  EXPECT_THAT(sheet, HasSubstr("width=\"30.7109375\""));
  EXPECT_THAT(part_of(bytes, "xl/comments1.xml"), HasSubstr("isi dengan NIP"));
  auto const workbook = read_again(bytes);
  ASSERT_EQ(workbook.sheets.size(), 2U);
  EXPECT_TRUE(workbook.sheets[1].is_hidden);
  EXPECT_EQ(workbook.sheets[1].rows.size(), 50U);
}

}  // namespace
}  // namespace timbang::workbook
