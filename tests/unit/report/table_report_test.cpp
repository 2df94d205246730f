#include "engine/report/table_report.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/report/sample.h"

namespace timbang::report {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> table(Sample const& sample, std::string const& key, evaluate::Decision const& decision,
                               source::Language language = source::Language::indonesian) {
  std::stringstream output;
  TableReport report(sample.context(language), output);
  report.begin();
  report.write({key}, decision);
  std::vector<std::string> lines;
  for (std::string line; std::getline(output, line);) lines.push_back(line);
  return lines;
}

TEST(TableReport, SetsValuesUnderTheirHeadings) {
  Sample const sample;
  auto const lines = table(sample, "196608271998102901", sample.failing_decision());
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].find("Masa jabatan"), lines[2].find("5 tahun 2 bulan 10 hari"));
  EXPECT_EQ(lines[0].find("Predikat"), lines[2].find("Baik"));
  EXPECT_EQ(lines[0].find("Boleh menjabat"), lines[2].find("tidak memenuhi syarat"));
  // A number is set to the right; its heading is as long as itself.
  EXPECT_EQ(lines[0].find("nilai"), lines[2].find("37,5%"));
  EXPECT_THAT(lines[2], EndsWith("tidak terpenuhi: Paling lama lima tahun"));
}

TEST(TableReport, SaysWhatIsMissingAndWhatWentWrong) {
  Sample const sample;
  auto const lines = table(sample, "1", sample.open_decision());
  EXPECT_THAT(lines.back(), HasSubstr("belum ada data: pejabat.tmtPelantikan, skp[2020]; T901 pembagian dengan nol"));
  EXPECT_THAT(lines.back(), HasSubstr("sementara (Baik; Sangat Baik)"));
}

TEST(TableReport, ReturnsToItsColumnsBehindALongValue) {
  Sample const sample;
  std::string const key(30, '7');
  auto const lines = table(sample, key, sample.failing_decision());
  ASSERT_EQ(lines.size(), 3U);
  // The key takes its room from the state behind it, which is shorter than its column.
  EXPECT_EQ(lines[2].find("final"), key.size() + 2);
  EXPECT_EQ(lines[0].find("Masa jabatan"), lines[2].find("5 tahun 2 bulan 10 hari"));
  EXPECT_EQ(lines[0].find("nilai"), lines[2].find("37,5%"));
}

TEST(TableReport, SpeaksEnglish) {
  Sample const sample;
  auto const lines = table(sample, "1", sample.failing_decision(), source::Language::english);
  EXPECT_THAT(lines[0], HasSubstr("Key"));
  EXPECT_THAT(lines[2], HasSubstr("not eligible"));
  EXPECT_THAT(lines[2], EndsWith("not met: Paling lama lima tahun"));
}

TEST(TableReport, NeverLetsDataSpeakToTheTerminal) {
  Sample const sample;
  auto const lines = table(sample, "a\x1B[2Jb\nc", sample.failing_decision());
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_THAT(lines[2], HasSubstr("a�[2Jb�c"));
  EXPECT_THAT(lines[2], Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace timbang::report
