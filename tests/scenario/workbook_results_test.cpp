// Workbooks that Timbang writes, opened by another program: LibreOffice must show in every cell what was meant, and must
// find nothing to repair. One call opens all of them, for its start takes most of the time.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/records/csv_reader.h"
#include "engine/session/load.h"
#include "engine/session/schema.h"
#include "engine/session/score_report.h"
#include "engine/session/table_workbook.h"
#include "engine/workbook/workbook_writer.h"

namespace timbang {
namespace {

namespace fs = std::filesystem;
using workbook::CellKind;

class TemporaryFolder {
public:
  TemporaryFolder() {
    auto name = (fs::temp_directory_path() / "timbang-workbooks-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  fs::path const& path() const { return path_; }

private:
  fs::path path_;
};

std::string content_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

using Table = std::vector<std::vector<std::string>>;

Table read_csv(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  records::ByteReader bytes(file);
  records::CsvReader reader(bytes);
  Table table;
  for (auto status = reader.read_header(); status == records::CsvStatus::record; status = reader.next()) {
    table.emplace_back(reader.record().cells.begin(), reader.record().cells.end());
  }
  return table;
}

std::string as_shown(workbook::Cell const& cell) {
  if (cell.kind != CellKind::boolean) return std::string(cell.text);
  return cell.text == "true" ? "TRUE" : "FALSE";
}

/// What the sheet shows, without blank rows, which CSV readers skip.
Table as_shown(workbook::Sheet const& sheet) {
  std::uint32_t num_columns = 0;
  for (auto const& row : sheet.rows) {
    if (!row.cells.empty()) num_columns = std::max(num_columns, row.cells.back().column + 1);
  }
  Table table;
  for (auto const& row : sheet.rows) {
    if (row.is_blank()) continue;
    table.emplace_back();
    for (std::uint32_t column = 0; column < num_columns; ++column) table.back().push_back(as_shown(row.at(column)));
  }
  return table;
}

void score_to(fs::path const& output) {
  auto const folder = std::string(TIMBANG_ROOT) + "/tests/good/";
  auto const loaded = session::load({{folder + "buku-kerja.timbang"}, {}});
  ASSERT_EQ(loaded.jurisdictions.size(), 1U);
  auto const& rules = loaded.jurisdictions.front();
  auto const day = value::Date::from_parts(2026, 2, 1).value();
  session::ScoreRequest const request{
      rules.program.find_assessment("Kelayakan").value(), {folder + "buku-kerja/kotor.xlsx", {}}, {day, day}};
  session::ReportRequest report;
  report.format = session::ResultFormat::workbook;
  report.output = output.string();
  report.rejects = output.string() + ".csv";
  std::ostringstream standard_output;
  auto const scored = session::score_to_report(loaded, rules, request, report, {}, standard_output);
  EXPECT_EQ(scored.status, session::ScoreStatus::done);
}

/// Every kind of cell, and what a form has besides.
void write_form(fs::path const& output) {
  using namespace workbook;
  SheetLayout layout;
  layout.name = "Formulir: isi/kirim";
  layout.columns.resize(3);
  layout.columns[0].is_text = true;
  layout.choice_lists.push_back({*read_range("C2:C50"), {"ya", "tidak"}, true});
  layout.choice_lists.push_back({*read_range("D2:D50"), std::vector<std::string>(60, "pilihan panjang"), true});
  layout.notes.push_back({*read_reference("A1"), "18 angka"});
  WorkbookWriter writer;
  auto const sheet = writer.add_sheet(std::move(layout));
  writer.write_row(sheet, {text_cell("nip"), text_cell("nilai"), text_cell("lain")});
  writer.write_row(sheet, {text_cell("198202272012121001"), number_cell("82.14"), text_cell("=1+1")});
  writer.write_row(sheet, {text_cell("007"), number_cell("123456789012345"), text_cell("dua\nbaris, \"kutip\"")});
  writer.write_row(sheet, {text_cell("-5"), number_cell("-0.000000123"), boolean_cell(true)});
  writer.write_row(sheet,
                   {text_cell("@x"), number_cell("1/3"), date_cell(value::Date::from_parts(1900, 3, 1).value())});
  writer.write_row(sheet,
                   {text_cell("_x0041_"), number_cell("0"), date_cell(value::Date::from_parts(1899, 12, 31).value())});
  std::ofstream file(output, std::ios::binary);
  EXPECT_TRUE(writer.finish(file));
}

void write_file(fs::path const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// The form of an evaluation, as `timbang schema --template xlsx` gives it.
void write_template(fs::path const& output) {
  auto const loaded = session::load({{std::string(TIMBANG_ROOT) + "/tests/good/buku-kerja.timbang"}, {}});
  ASSERT_EQ(loaded.jurisdictions.size(), 1U);
  auto const& rules = loaded.jurisdictions.front();
  auto const assessment = rules.program.find_assessment("Kelayakan").value();
  write_file(output, session::workbook_template(rules, assessment, source::Language::indonesian));
}

/// All tables of a rule file, as `timbang table --to-xlsx` gives them.
void write_tables(fs::path const& output) {
  auto const written = session::write_tables(std::string(TIMBANG_ROOT) + "/rules/nasional/skp-2021.timbang.md");
  EXPECT_GT(written.num_tables, 20U);
  write_file(output, written.workbook);
}

bool has_libre_office() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

/// Each sheet of each workbook in the folder becomes `<workbook>-<sheet>.csv` beside it, with cells as they are shown.
int convert_all(fs::path const& folder) {
  auto const command = "cd '" + folder.string() + "' && soffice '-env:UserInstallation=file://" + folder.string() +
                       "/profile' --headless --convert-to " +
                       "'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' *.xlsx " +
                       ">log.txt 2>&1";
  return std::system(command.c_str());
}

TEST(WorkbookResults, AreShownByLibreOfficeAsTheyWereMeant) {
  if (!has_libre_office()) GTEST_SKIP() << "soffice is not installed";
  TemporaryFolder const folder;
  score_to(folder.path() / "hasil.xlsx");
  write_form(folder.path() / "formulir.xlsx");
  write_template(folder.path() / "isian.xlsx");
  write_tables(folder.path() / "tabel.xlsx");
  ASSERT_EQ(convert_all(folder.path()), 0) << content_of(folder.path() / "log.txt");
  for (auto const* name : {"hasil", "formulir", "isian", "tabel"}) {
    source::DiagnosticSink sink;
    auto const path = folder.path() / (std::string(name) + ".xlsx");
    auto const book = workbook::read_workbook_file(path.string(), sink);
    ASSERT_TRUE(sink.all().empty());
    for (auto const& sheet : book.sheets) {
      if (sheet.is_hidden) continue;
      auto const csv = folder.path() / (std::string(name) + "-" + sheet.name + ".csv");
      ASSERT_TRUE(fs::exists(csv)) << csv;
      EXPECT_EQ(read_csv(csv), as_shown(sheet)) << csv;
    }
  }
}

TEST(WorkbookResults, AreTheSameBytesFromTheSameRecords) {
  TemporaryFolder const folder;
  score_to(folder.path() / "a.xlsx");
  score_to(folder.path() / "b.xlsx");
  EXPECT_GT(fs::file_size(folder.path() / "a.xlsx"), 10'000U);
  EXPECT_EQ(content_of(folder.path() / "a.xlsx"), content_of(folder.path() / "b.xlsx"));
}

}  // namespace
}  // namespace timbang
