#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workbook/workbook.h"
#include "tests/workbooks/workbook_bytes.h"

namespace timbang::workbook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace timbang::workbooks;

struct Read {
  Workbook workbook;
  std::vector<std::string> said;
};

Read read(std::string const& bytes, ReadOptions const& options = {}) {
  source::DiagnosticSink sink;
  Read result;
  result.workbook = read_workbook(bytes, "w.xlsx", sink, options);
  for (auto const& diagnostic : sink.all()) {
    result.said.push_back(std::string(source::facts(diagnostic.code).name) + " " +
                          source::message_text(diagnostic, source::Language::english));
  }
  return result;
}

std::string_view kind_word(CellKind kind) {
  switch (kind) {
    case CellKind::empty: return "empty";
    case CellKind::text: return "text";
    case CellKind::number: return "number";
    case CellKind::percentage: return "percentage";
    case CellKind::boolean: return "boolean";
    case CellKind::date: return "date";
    case CellKind::date_with_time: return "date_with_time";
    case CellKind::no_date: return "no_date";
    case CellKind::error: return "error";
    case CellKind::formula_without_value: return "formula_without_value";
    case CellKind::damaged: return "damaged";
  }
  return "";
}

/// `B2 number 5 merged`.
std::vector<std::string> cells_of(Sheet const& sheet) {
  std::vector<std::string> texts;
  for (auto const& row : sheet.rows) {
    for (auto const& cell : row.cells) {
      auto text = reference_text({row.number, cell.column}) + " " + std::string(kind_word(cell.kind));
      if (!cell.text.empty()) text += " " + std::string(cell.text);
      if (cell.is_merged) text += " merged";
      texts.push_back(text);
    }
  }
  return texts;
}

std::vector<std::string> cells_of(std::string const& rows) {
  auto const result = read(bytes_of(rows));
  EXPECT_THAT(result.said, IsEmpty());
  return result.workbook.sheets.empty() ? std::vector<std::string>() : cells_of(result.workbook.sheets.front());
}

// ---- Cells ----

TEST(ReadWorkbook, KnowsTheKindsOfCells) {
  EXPECT_THAT(cells_of(row(1, number_cell("A1", "98.5") + text_cell("B1", "Budi") + typed_cell("C1", "b", "1") +
                                  typed_cell("D1", "e", "#N/A") + typed_cell("E1", "str", "hasil") +
                                  typed_cell("F1", "d", "2021-05-24T00:00:00"))),
              ElementsAre("A1 number 98.5", "B1 text Budi", "C1 boolean true", "D1 error #N/A", "E1 text hasil",
                          "F1 date 2021-05-24"));
}

TEST(ReadWorkbook, TakesTheFormatForTheMeaningOfANumber) {
  EXPECT_THAT(cells_of(row(1, number_cell("A1", "44340", date) + number_cell("B1", "0.375", percent) +
                                  number_cell("C1", "44340", long_date) + number_cell("D1", "0.5", time_of_day) +
                                  number_cell("E1", "5", workbooks::text) +
                                  number_cell("F1", "44340.5625", workbooks::date_with_time))),
              ElementsAre("A1 date 2021-05-24", "B1 percentage 37.5%", "C1 date 2021-05-24", "D1 no_date 0.5",
                          "E1 number 5", "F1 date_with_time 2021-05-24 13:30:00"));
}

TEST(ReadWorkbook, ReadsSharedAndRichStringsWithTheirBlanks) {
  WorkbookXml workbook{
      {{"A",
        row(1, typed_cell("A1", "s", "0") + typed_cell("B1", "s", "1") + typed_cell("C1", "s", "2") +
                   typed_cell("D1", "s", "3")),
        {},
        {}}},
      {"<t>satu</t>", "<r><t>dua </t></r><r><rPr><b/></rPr><t>kata</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>",
       "<t xml:space=\"preserve\">  </t>", "<t>a_x000D_b&amp;_x00e9_</t>"}};
  auto const result = read(bytes_of(workbook));
  EXPECT_THAT(cells_of(result.workbook.sheets.front()),
              ElementsAre("A1 text satu", "B1 text dua kata", "C1 text   ", "D1 text a\rb&é"));
}

TEST(ReadWorkbook, KnowsAFormulaThatNobodyComputed) {
  EXPECT_THAT(
      cells_of(row(1,
                   "<c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>1+1</f><v></v></c><c r=\"C1\"><f>1+1</f><v>2</v></c>"
                   "<c r=\"D1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"E1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")),
      ElementsAre("A1 formula_without_value", "B1 formula_without_value", "C1 number 2", "D1 text",
                  "E1 error #DIV/0!"));
}

TEST(ReadWorkbook, KeepsWhatIsNoValueAsDamaged) {
  EXPECT_THAT(cells_of(row(1, number_cell("A1", "12x") + typed_cell("B1", "b", "7") + typed_cell("C1", "s", "0") +
                                  typed_cell("D1", "q", "?") + typed_cell("E1", "d", "kemarin"))),
              ElementsAre("A1 damaged 12x", "B1 damaged 7", "C1 damaged 0", "D1 damaged ?", "E1 damaged kemarin"));
}

TEST(ReadWorkbook, CountsOnWhereReferencesAreLeftOut) {
  EXPECT_THAT(
      cells_of(
          "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"5\"><c><v>4</v></c></row><row><c><v>5</v></c></row>"),
      ElementsAre("A1 number 1", "C1 number 3", "A5 number 4", "A6 number 5"));
}

TEST(ReadWorkbook, ReadsPrefixedNames) {
  auto parts = parts_of(WorkbookXml{{{"A", "", {}, {}}}, {}});
  parts.back().content =
      "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\"><x:c r=\"B2\"><x:v>7</x:v></x:c></x:row>"
      "</x:sheetData></x:worksheet>";
  EXPECT_THAT(cells_of(read(zip(parts)).workbook.sheets.front()), ElementsAre("B2 number 7"));
}

TEST(ReadWorkbook, CountsDaysFrom1904WhereTheWorkbookDoes) {
  WorkbookXml workbook{
      {{"A", row(1, number_cell("A1", "42878", date) + number_cell("B1", "0", date)), {}, {}}}, {}, true};
  EXPECT_THAT(cells_of(read(bytes_of(workbook)).workbook.sheets.front()),
              ElementsAre("A1 date 2021-05-24", "B1 date 1904-01-01"));
}

// ---- What is hidden or merged ----

TEST(ReadWorkbook, MarksMergedCellsAlsoThoseWithoutAValue) {
  WorkbookXml workbook{{{"A",
                         row(1, number_cell("A1", "1") + number_cell("C1", "3")) + row(2, number_cell("C2", "4")),
                         {},
                         "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>"}},
                       {}};
  EXPECT_THAT(cells_of(read(bytes_of(workbook)).workbook.sheets.front()),
              ElementsAre("A1 number 1 merged", "B1 empty merged", "C1 number 3", "A2 empty merged", "B2 empty merged",
                          "C2 number 4"));
}

TEST(ReadWorkbook, KnowsHiddenRowsColumnsAndSheets) {
  WorkbookXml workbook{{{"A",
                         row(1, number_cell("A1", "1")) + row(2, number_cell("A2", "1"), "hidden=\"1\""),
                         "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>",
                         {}},
                        {"B", {}, {}, {}, "hidden"},
                        {"C", {}, {}, {}, "veryHidden"}},
                       {}};
  auto const result = read(bytes_of(workbook));
  auto const& sheets = result.workbook.sheets;
  EXPECT_FALSE(sheets[0].rows[0].is_hidden);
  EXPECT_TRUE(sheets[0].rows[1].is_hidden);
  EXPECT_FALSE(sheets[0].is_column_hidden(0));
  EXPECT_TRUE(sheets[0].is_column_hidden(2));
  EXPECT_FALSE(sheets[0].is_hidden);
  EXPECT_TRUE(sheets[1].is_hidden);
  EXPECT_TRUE(sheets[2].is_hidden);
}

TEST(ReadWorkbook, ReadsOnlyTheSheetsThatAreWanted) {
  WorkbookXml workbook{{{"A", row(1, number_cell("A1", "1")), {}, {}}, {"B", row(1, number_cell("A1", "2")), {}, {}}},
                       {}};
  ReadOptions options;
  options.wanted = [](std::vector<Sheet> const&) { return std::vector<bool>{false, true}; };
  auto const result = read(bytes_of(workbook), options);
  EXPECT_FALSE(result.workbook.sheets[0].was_read);
  EXPECT_THAT(cells_of(result.workbook.sheets[0]), IsEmpty());
  EXPECT_THAT(cells_of(result.workbook.sheets[1]), ElementsAre("A1 number 2"));
}

// ---- What is no workbook ----

TEST(ReadWorkbook, RefusesOtherFilesByName) {
  std::string const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  EXPECT_THAT(read(ole + std::string(600, '\0')).said, ElementsAre(HasSubstr("T592")));
  std::string locked = ole;
  for (auto const letter : std::string("EncryptedPackage")) locked += std::string{letter, '\0'};
  EXPECT_THAT(read(locked).said, ElementsAre(HasSubstr("T593")));
  EXPECT_THAT(read(zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}})).said,
              ElementsAre(HasSubstr("T591 no .xlsx workbook: an OpenDocument spreadsheet (.ods)")));
  EXPECT_THAT(read(zip({{"word/document.xml", "<x/>"}})).said, ElementsAre(HasSubstr("Word")));
  EXPECT_THAT(read(zip({{"xl/workbook.bin", "x"}})).said, ElementsAre(HasSubstr(".xlsb")));
  EXPECT_THAT(read("nip,nama\n").said, ElementsAre(HasSubstr("T591")));
}

TEST(ReadWorkbook, RefusesWhateverPartIsDamaged) {
  WorkbookXml const good{{{"A", row(1, number_cell("A1", "1")), {}, {}}}, {"<t>x</t>"}};
  for (std::size_t i = 2; i < parts_of(good).size(); ++i) {
    for (auto const* content : {"", "<", "<a><b></a>", "no xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"}) {
      auto parts = parts_of(good);
      parts[i].content = content;
      auto const result = read(zip(parts));
      EXPECT_EQ(result.said.size(), 1U) << parts[i].name << " as " << content;
      EXPECT_THAT(result.workbook.sheets, IsEmpty());
    }
  }
}

TEST(ReadWorkbook, RefusesAFileCutShortAnywhere) {
  auto const whole = bytes_of(row(1, number_cell("A1", "1")));
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    EXPECT_EQ(read(whole.substr(0, length)).said.size(), 1U) << length;
  }
}

TEST(ReadWorkbook, NeverCrashesOnAChangedByte) {
  auto const whole = bytes_of(row(1, number_cell("A1", "1") + text_cell("B1", "teks")));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    auto const result = read(changed);
    EXPECT_LE(result.said.size(), 1U) << at;
  }
}

TEST(ReadWorkbook, RefusesRowsAndCellsOutOfOrder) {
  EXPECT_THAT(read(bytes_of(row(2, "") + row(1, ""))).said, ElementsAre(HasSubstr("T590")));
  EXPECT_THAT(read(bytes_of(row(1, number_cell("B1", "1") + number_cell("A1", "1")))).said,
              ElementsAre(HasSubstr("T590")));
  EXPECT_THAT(read(bytes_of(row(1, number_cell("A2", "1")))).said, ElementsAre(HasSubstr("T590")));
  EXPECT_THAT(read(bytes_of(row(1'048'577, ""))).said, ElementsAre(HasSubstr("T590")));
}

TEST(ReadWorkbook, RefusesTextsThatAreNotUtf8) {
  EXPECT_THAT(read(bytes_of(row(1, text_cell("A1", "caf\xE9")))).said, ElementsAre(HasSubstr("T590")));
}

TEST(ReadWorkbook, RefusesAPartThatIsThereTwice) {
  auto parts = parts_of(WorkbookXml{{{"A", "", {}, {}}}, {}});
  parts.push_back({"XL/worksheets/Sheet1.xml", "<worksheet/>"});
  EXPECT_THAT(read(zip(parts)).said, ElementsAre(HasSubstr("there twice")));
}

// ---- Limits ----

TEST(ReadWorkbook, StopsAtEachLimit) {
  WorkbookXml const workbook{{{"A",
                               row(1, number_cell("A1", "1") + number_cell("B1", "1") + number_cell("C1", "1")) +
                                   row(2, text_cell("A2", std::string(100, 'x'))),
                               {},
                               {}},
                              {"B", {}, {}, {}}},
                             {"<t>x</t>", "<t>y</t>"}};
  auto const bytes = bytes_of(workbook);
  EXPECT_THAT(read(bytes).said, IsEmpty());
  auto const said_with = [&bytes](auto const& set) {
    ReadOptions options;
    set(options.limits);
    return read(bytes, options).said;
  };
  auto const is_refused = ElementsAre(HasSubstr("T594"));
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_file_bytes = 100; }), is_refused);
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_entries = 3; }), is_refused);
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_part_bytes = 100; }), ElementsAre(testing::_));
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_sheets = 1; }), is_refused);
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_cells = 3; }), is_refused);
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_shared_strings = 1; }), is_refused);
  EXPECT_THAT(said_with([](Limits& limits) { limits.max_text_bytes = 50; }), is_refused);
}

TEST(ReadWorkbook, StopsInflatingAtTheLimit) {
  auto parts = parts_of(WorkbookXml{{{"A", "", {}, {}}}, {}});
  parts.back().content = "<worksheet><sheetData>" + std::string(8'000'000, ' ') + "</sheetData></worksheet>";
  auto const bytes = zip(parts);
  EXPECT_LT(bytes.size(), 20'000U);
  ReadOptions options;
  options.limits.max_part_bytes = 1'000'000;
  EXPECT_THAT(read(bytes, options).said, ElementsAre(HasSubstr("T594")));
}

TEST(ReadWorkbook, LimitsTheDepthOfXml) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  EXPECT_THAT(read(bytes_of(deep)).said, ElementsAre(HasSubstr("T590")));
}

TEST(ReadWorkbook, CountsMergedCellsToo) {
  std::string rows;
  std::string merges;
  for (unsigned i = 1; i <= 1000; ++i) rows += row(i, "");
  for (unsigned i = 0; i < 10; ++i) merges += "<mergeCell ref=\"A1:XFD1048576\"/>";
  WorkbookXml const workbook{{{"A", rows, {}, "<mergeCells>" + merges + "</mergeCells>"}}, {}};
  ReadOptions options;
  options.limits.max_cells = 100'000;
  EXPECT_THAT(read(bytes_of(workbook), options).said, ElementsAre(HasSubstr("T594")));
}

}  // namespace
}  // namespace timbang::workbook
