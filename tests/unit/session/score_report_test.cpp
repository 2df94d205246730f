#include "engine/session/score_report.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/session/choose_assessment.h"
#include "tests/unit/session/sample_rules.h"
#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr auto decided_rows =
    "nip,keadaan,usia,boleh,gagal,data_menentukan,data_lain,alasan\n"
    "0001,final,P36Y,eligible,,,,\n"
    "0002,final,P66Y,not_eligible,cukup_muda,,,";

class ScoreReport : public ::testing::Test {
protected:
  ScoreReport() {
    loaded_ = load(LoadRequest{{folder_.write("a.timbang", sample_rules)}, {}});
    report_.format = ResultFormat::csv;
    listener_.report = [this](source::Diagnostic const& diagnostic) { reported_.push_back(diagnostic); };
  }

  Scored score(std::string_view records) {
    auto const day = *value::Date::from_parts(2026, 5, 1);
    ScoreRequest request;
    auto const choice = choose_assessment(loaded_, "", {});
    request.assessment = choice.assessment.value();
    request.records.path = folder_.write("pegawai.csv", records);
    request.dates = {day, day};
    return score_to_report(loaded_, *choice.rules, request, report_, listener_, standard_output_);
  }

  ScratchFolder folder_;
  Loaded loaded_;
  ReportRequest report_;
  ScoreListener listener_;
  std::vector<source::Diagnostic> reported_;
  std::ostringstream standard_output_;
};

TEST_F(ScoreReport, WritesEveryGoodRecordAndSaysThatSomeWereRejected) {
  auto const scored = score(sample_records);
  EXPECT_EQ(scored.status, ScoreStatus::some_rejected);
  EXPECT_EQ(scored.num_rejected, 1U);
  EXPECT_THAT(standard_output_.str(), StartsWith(decided_rows));
  EXPECT_THAT(standard_output_.str(), HasSubstr("\n0003,undetermined,P36Y,undetermined,,nilai,,\n"));
  EXPECT_THAT(standard_output_.str(), HasSubstr("\n0005,final,P35Y,eligible,,,,\n"));
  ASSERT_EQ(reported_.size(), 1U);
  EXPECT_EQ(std::get<source::DataPlace>(reported_.front().place).line, 5U);
}

TEST_F(ScoreReport, ARejectsFileTakesChargeOfThem) {
  report_.rejects = folder_.path("ditolak.csv");
  EXPECT_EQ(score(sample_records).status, ScoreStatus::done);
  EXPECT_THAT(folder_.read("ditolak.csv"), HasSubstr(",5,0004,"));
  EXPECT_THAT(folder_.read("ditolak.csv"), HasSubstr(",tanggal_lahir,1990-02-31,"));
}

TEST_F(ScoreReport, WritesAFileAndASummaryBesides) {
  report_.output = folder_.path("hasil.csv");
  report_.rejects = folder_.path("ditolak.csv");
  EXPECT_EQ(score(sample_records).status, ScoreStatus::done);
  EXPECT_THAT(folder_.read("hasil.csv"), StartsWith(decided_rows));
  EXPECT_THAT(standard_output_.str(), StartsWith("Boleh tidaknya belajar per 1 Mei 2026\n"
                                                 "5 catatan dibaca: 4 diputuskan, 1 ditolak\n"));
  EXPECT_THAT(standard_output_.str(), HasSubstr("Hasil: " + report_.output + "\n"));
}

TEST_F(ScoreReport, ARefusedFileLeavesNothingBehind) {
  folder_.write("hasil.csv", "lama");
  report_.output = folder_.path("hasil.csv");
  EXPECT_EQ(score("").status, ScoreStatus::records_unusable);
  EXPECT_EQ(folder_.read("hasil.csv"), "lama");
  EXPECT_EQ(standard_output_.str(), "");
  EXPECT_FALSE(reported_.empty());
  EXPECT_EQ(folder_.num_files(), 3U);  // rules, records, the old result
}

TEST_F(ScoreReport, ARefusedFileGivesNoHeadingEither) {
  EXPECT_EQ(score("").status, ScoreStatus::records_unusable);
  EXPECT_EQ(standard_output_.str(), "");
}

TEST_F(ScoreReport, NoRecordsGiveAHeadingAlone) {
  EXPECT_EQ(score("nip,tanggal_lahir,nilai\n").status, ScoreStatus::done);
  EXPECT_EQ(standard_output_.str(), "nip,keadaan,usia,boleh,gagal,data_menentukan,data_lain,alasan\n");
}

TEST_F(ScoreReport, SaysWhichFileCannotBeWritten) {
  report_.rejects = folder_.path("tidak/ada.csv");
  EXPECT_EQ(score(sample_records).status, ScoreStatus::not_written);
  ASSERT_EQ(reported_.size(), 1U);
  EXPECT_EQ(reported_.front().code, source::DiagnosticCode::output_not_writable);
}

TEST_F(ScoreReport, GivesTheSameBytesTwice) {
  report_.format = ResultFormat::jsonl;
  score(sample_records);
  auto const first = standard_output_.str();
  standard_output_.str("");
  score(sample_records);
  EXPECT_EQ(standard_output_.str(), first);
}

TEST_F(ScoreReport, TheTableEndsWithTheSummary) {
  report_.format = ResultFormat::table;
  score(sample_records);
  EXPECT_THAT(standard_output_.str(), HasSubstr("\n\nBoleh tidaknya belajar per 1 Mei 2026\n"));
}

TEST_F(ScoreReport, TellsHowFarItIs) {
  std::vector<std::uint64_t> seen;
  listener_.progress = [&](std::uint64_t num_records) { seen.push_back(num_records); };
  score(sample_records);
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{1, 2, 3, 4, 5}));
}

TEST_F(ScoreReport, TellsTwentyMessagesOfOneCodeAndHowManyMoreThereAre) {
  std::map<source::DiagnosticCode, std::uint64_t> held_back;
  listener_.held_back = [&](source::DiagnosticCode code, std::uint64_t number) { held_back[code] = number; };
  report_.rejects = folder_.path("ditolak.csv");
  std::string records = "nip,tanggal_lahir\n";
  for (auto i = 100; i < 125; ++i) records += "0" + std::to_string(i) + ",1990-02-31\n";
  EXPECT_EQ(score(records).num_rejected, 25U);
  auto const is_date = [](source::Diagnostic const& diagnostic) {
    return diagnostic.code == source::DiagnosticCode::date_impossible;
  };
  EXPECT_EQ(std::count_if(reported_.begin(), reported_.end(), is_date), 20);
  EXPECT_EQ(held_back, (std::map<source::DiagnosticCode, std::uint64_t>{{source::DiagnosticCode::date_impossible, 5}}));
  EXPECT_THAT(folder_.read("ditolak.csv"), HasSubstr("0124,"));
}

}  // namespace
}  // namespace timbang::session
