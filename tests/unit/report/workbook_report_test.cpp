#include "engine/report/workbook_report.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/report/sample.h"

namespace timbang::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using workbook::CellKind;

struct Written {
  std::string key;
  evaluate::Decision decision;
};

std::string bytes_of(Sample const& sample, std::vector<Written> const& all, std::uint32_t max_rows) {
  std::ostringstream output;
  SummaryReport summary(sample.context());
  WorkbookReport report(sample.context(), output, max_rows);
  report.begin();
  for (auto const& written : all) {
    report.write({written.key}, written.decision);
    summary.write({written.key}, written.decision);
  }
  EXPECT_TRUE(report.finish(summary));
  return output.str();
}

workbook::Workbook written(Sample const& sample, std::vector<Written> const& all, std::uint32_t max_rows = 1000) {
  source::DiagnosticSink sink;
  auto read = workbook::read_workbook(bytes_of(sample, all, max_rows), "r.xlsx", sink);
  EXPECT_TRUE(sink.all().empty());
  return read;
}

std::vector<std::string> names_of(workbook::Workbook const& book) {
  std::vector<std::string> names;
  for (auto const& sheet : book.sheets) names.push_back(sheet.name);
  return names;
}

TEST(WorkbookReport, HasTheColumnsOfCsvWithTypedCells) {
  Sample const sample;
  auto const book = written(sample, {{"196608271998102901", sample.failing_decision()}});
  auto const& heading = book.sheets.at(0).rows.at(0);
  EXPECT_EQ(heading.at(0).text, "nip");
  EXPECT_EQ(heading.at(7).text, "gagal_");
  auto const& row = book.sheets.at(0).rows.at(1);
  EXPECT_EQ(row.at(0).kind, CellKind::text);
  EXPECT_EQ(row.at(0).text, "196608271998102901");
  EXPECT_EQ(row.at(4).kind, CellKind::number);
  EXPECT_EQ(row.at(4).text, "0.375");
  // A text, whatever it begins with, and without the apostrophe that CSV needs.
  EXPECT_EQ(row.at(5).kind, CellKind::text);
  EXPECT_EQ(row.at(5).text, "=1+1");
  EXPECT_FALSE(row.at(5).is_formula);
}

TEST(WorkbookReport, NotesWhatIsMissingARowForEachDatum) {
  Sample const sample;
  auto const book = written(sample, {{"1", sample.open_decision()}});
  EXPECT_THAT(names_of(book), ElementsAre("Hasil", "Ringkasan", "Catatan"));
  std::vector<std::string> rows;
  for (auto const& row : book.sheets.at(2).rows) {
    rows.push_back(std::string(row.at(0).text) + " " + std::string(row.at(1).text) + " " + std::string(row.at(2).text));
  }
  EXPECT_THAT(rows, ElementsAre("nip data_belum_ada menentukan", "1 pejabat.tmtPelantikan true", "1 skp[2020] true",
                                "1 skp[2019].predikatKinerja false"));
}

TEST(WorkbookReport, TellsTheSummaryWithDatesAndDigest) {
  Sample const sample;
  auto const book = written(sample, {{"1", sample.failing_decision()}, {"2", sample.failing_decision()}});
  std::string text;
  auto num_dates = 0;
  for (auto const& row : book.sheets.at(1).rows) {
    for (auto const& cell : row.cells) {
      text += std::string(cell.text) + "\n";
      num_dates += cell.kind == CellKind::date ? 1 : 0;
    }
  }
  EXPECT_EQ(num_dates, 2);
  EXPECT_THAT(text, HasSubstr("2 catatan dibaca: 2 diputuskan, 0 ditolak"));
  EXPECT_THAT(text, HasSubstr("Paling lama lima tahun\n2\n"));
}

TEST(WorkbookReport, GoesOnInAnotherSheetWhenOneIsFull) {
  Sample const sample;
  std::vector<Written> all;
  for (auto i = 0; i < 5; ++i) all.push_back({std::to_string(i), sample.failing_decision()});
  auto const book = written(sample, all, 3);
  EXPECT_THAT(names_of(book), ElementsAre("Hasil", "Ringkasan", "Hasil (2)", "Hasil (3)"));
  EXPECT_EQ(book.sheets.at(2).rows.at(0).at(0).text, "nip");
  EXPECT_EQ(book.sheets.at(2).rows.at(1).at(0).text, "2");
  EXPECT_EQ(book.sheets.at(3).rows.size(), 2U);
}

TEST(WorkbookReport, GivesTheSameBytesForTheSameResults) {
  Sample const sample;
  std::vector<Written> const all = {{"1", sample.failing_decision()}, {"2", sample.open_decision()}};
  EXPECT_EQ(bytes_of(sample, all, 1000), bytes_of(sample, all, 1000));
}

}  // namespace
}  // namespace timbang::report
