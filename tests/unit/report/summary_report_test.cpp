#include "engine/report/summary_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/report/sample.h"

namespace timbang::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(SummaryReport, CountsStatesResultsReasonsAndMissingData) {
  Sample const sample;
  SummaryReport report(sample.context());
  for (int i = 0; i < 1200; ++i) report.write({"x"}, sample.failing_decision());
  report.write({"y"}, sample.open_decision());
  records::Rejection rejection;
  rejection.reasons.push_back({source::DiagnosticCode::choice_not_known, source::NoPlace{}, {"PAUD", "SD"}, {}, {}});
  rejection.reasons.push_back(rejection.reasons.front());
  rejection.reasons.push_back({source::DiagnosticCode::text_very_long, source::NoPlace{}, {"5000"}, {}, {}});
  report.count_rejected(rejection);
  EXPECT_EQ(report.text({"hasil.csv", "ditolak.csv"}),
            "Perpanjangan jabatan per 24 Mei 2021\n"
            "1.202 catatan dibaca: 1.201 diputuskan, 1 ditolak\n"
            "\nKeadaan\n"
            "  final                 1.200\n"
            "  tidak dapat dihitung      1\n"
            "\nPredikat\n"
            "  Baik       1.200\n"
            "  sementara      1\n"
            "\nBoleh menjabat\n"
            "  tidak memenuhi syarat   1.200\n"
            "  belum dapat diputuskan      1\n"
            "\nSyarat yang paling sering tidak terpenuhi\n"
            "  Paling lama lima tahun  1.200\n"
            "\nData yang paling sering ditunggu\n"
            "  pejabat.tmtPelantikan  1\n"
            "  skp                    1\n"
            "\nHasil yang tidak dapat dihitung\n"
            "  T901 pembagian dengan nol: `masa`  1\n"
            "\nData yang ditolak, menurut sebabnya\n"
            "  T868 bukan pilihan yang dikenal  1\n"
            "\nPeringatan tentang data, menurut jenisnya\n"
            "  T846 teks ini sangat panjang  1\n"
            "\nHasil: hasil.csv\n"
            "Catatan yang ditolak: ditolak.csv\n");
}

TEST(SummaryReport, CountsADatumOnceForEachRecord) {
  Sample const sample;
  auto decision = sample.open_decision();
  decision.missing_deciding = {{"skp[2019].nilai", "skp[2019].nilaiSkp"}, {"skp[2020].nilai", "skp[2020].nilaiSkp"}};
  SummaryReport report(sample.context());
  report.write({"y"}, decision);
  EXPECT_THAT(report.text({}), HasSubstr("  skp.nilaiSkp  1\n"));
}

TEST(SummaryReport, NamesTheLawDateOnlyWhenItIsAnother) {
  Sample const sample;
  auto context = sample.context(source::Language::english);
  EXPECT_THAT(SummaryReport(context).text({}), Not(HasSubstr("by the law")));
  context.dates.law_date = *value::Date::from_parts(2020, 1, 1);
  EXPECT_THAT(SummaryReport(context).text({}),
              HasSubstr("Perpanjangan jabatan as of 24 May 2021, by the law as of 1 January 2020\n"));
}

TEST(SummaryReport, ListsTheMostFrequentAndSaysHowManyMoreThereAre) {
  Sample const sample;
  SummaryReport report(sample.context());
  for (int i = 0; i < 12; ++i) {
    auto decision = sample.open_decision();
    decision.missing_deciding = {{"x", "kolom" + std::to_string(i)}};
    for (int k = 0; k <= i; ++k) report.write({"y"}, decision);
  }
  auto const text = report.text({});
  EXPECT_LT(text.find("kolom11"), text.find("kolom2 "));
  EXPECT_THAT(text, Not(HasSubstr("kolom0")));
  EXPECT_THAT(text, HasSubstr("  … dan 2 lagi\n"));
}

TEST(SummaryReport, OfNoRecordsSaysSo) {
  Sample const sample;
  EXPECT_EQ(SummaryReport(sample.context()).text({}),
            "Perpanjangan jabatan per 24 Mei 2021\n0 catatan dibaca: 0 diputuskan, 0 ditolak\n");
}

}  // namespace
}  // namespace timbang::report
