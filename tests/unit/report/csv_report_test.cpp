#include "engine/report/csv_report.h"

#include <sstream>

#include <gtest/gtest.h>

#include "engine/explain/reason_text.h"
#include "tests/unit/report/sample.h"

namespace timbang::report {
namespace {

std::string heading(Sample const& sample, source::Language language) {
  std::ostringstream output;
  CsvReport(sample.context(language), output).begin();
  return output.str();
}

std::string row(Sample const& sample, std::string const& key, evaluate::Decision const& decision) {
  std::ostringstream output;
  CsvReport(sample.context(), output).write({key}, decision);
  return output.str();
}

TEST(CsvReport, NamesTheKeyTheResultsAndItsOwnColumns) {
  // The sample has a result `gagal`: the column of that name gives way.
  EXPECT_EQ(heading(Sample(), source::Language::indonesian),
            "nip,keadaan,masa,predikat,nilai,gagal,boleh,gagal_,data_menentukan,data_lain,alasan\n");
  EXPECT_EQ(heading(Sample(), source::Language::english),
            "nip,state,masa,predikat,nilai,gagal,boleh,failing,data_deciding,data_besides,reasons\n");
}

TEST(CsvReport, WritesCanonicalValuesAndAReasonForPeople) {
  Sample const sample;
  auto const decision = sample.failing_decision();
  // How a reason is worded is explain's own business.
  auto const reason = explain::reason_text(sample.program, sample.sources,
                                           decision.requirements.front().reasons.front(), source::Language::indonesian);
  EXPECT_EQ(row(sample, "196608271998102901", decision),
            "196608271998102901,final,P5Y2M10D,baik,0.375,'=1+1,not_eligible,belum_lewat,,,"
            "Paling lama lima tahun: " +
                reason + "\n");
}

TEST(CsvReport, NamesMissingDataAsTheSourceDoes) {
  Sample const sample;
  EXPECT_EQ(row(sample, "1", sample.open_decision()),
            "1,fault,[P1Y .. ),baik|sangat_baik,fault,not_applicable,undetermined,,"
            "pejabat.tmtPelantikan|skp[2020],skp[2019].predikatKinerja,T901 pembagian dengan nol: `masa`\n");
}

TEST(CsvReport, NeverLetsAKeyBecomeAFormula) {
  Sample const sample;
  EXPECT_EQ(row(sample, "=2+3", sample.failing_decision()).substr(0, 6), "'=2+3,");
}

}  // namespace
}  // namespace timbang::report
