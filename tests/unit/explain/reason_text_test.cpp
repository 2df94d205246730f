#include "engine/explain/reason_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/explain/tenure.h"

namespace timbang::explain {
namespace {

using evaluate::Compare;
using source::Language;

class ReasonTextTest : public ::testing::Test {
protected:
  Tenure tenure;

  /// The reasons why `condition` is not met, one line each.
  std::string reasons(ir::NodeId condition, Language language = Language::indonesian) {
    auto copy = tenure;
    auto const id = copy.require("yang_diuji", condition);
    auto const decision = copy.decision();
    std::string lines;
    for (auto const& requirement : decision.requirements) {
      if (requirement.rule != id) continue;
      for (auto const& reason : requirement.reasons) {
        if (!lines.empty()) lines += '\n';
        lines += reason_text(copy.program, copy.sources(), reason, language);
      }
    }
    return lines;
  }
  std::string requirement(Language language = Language::indonesian) {
    auto const decision = tenure.decision();
    return requirement_line(tenure.program, tenure.sources(), decision.requirements.at(0), language);
  }
  ir::NodeId two_years() {
    return tenure.compare(tenure.read(tenure.term), Compare::greater_equal, tenure.length(evaluate::years(2)));
  }
};

TEST_F(ReasonTextTest, ATermSaysWhatIsMissingAndWhenTimeCuresIt) {
  tenure.set(Personnel::inauguration, day("2019-05-25"));
  EXPECT_EQ(reasons(two_years()),
            "Masa jabatan 1 tahun 11 bulan 29 hari; diminta paling sedikit 2 tahun; kurang 1 hari; "
            "terpenuhi dengan sendirinya mulai 25 Mei 2021");
  EXPECT_EQ(reasons(two_years(), Language::english),
            "Masa jabatan 1 year 11 months 29 days; demanded at least 2 years; short by 1 day; "
            "time alone meets it from 25 May 2021 on");
}

TEST_F(ReasonTextTest, AnExpressionIsQuoted) {
  tenure.set(Personnel::inauguration, day("2019-05-25"));
  auto const condition = tenure.compare(tenure.since(tenure.inauguration_date(), tenure.today(),
                                                     "masa sejak\n    tanggal_pelantikan pada tanggal_evaluasi"),
                                        Compare::greater_equal, tenure.length(evaluate::years(2)));
  EXPECT_THAT(
      reasons(condition),
      ::testing::StartsWith("`masa sejak tanggal_pelantikan pada tanggal_evaluasi`: 1 tahun 11 bulan 29 hari;"));
}

TEST_F(ReasonTextTest, EachKindOfValueHasItsOwnWords) {
  tenure.set(Personnel::score, evaluate::whole(60));
  tenure.set_rating(1);
  tenure.set(Personnel::inauguration, day("2021-01-01"));
  EXPECT_EQ(reasons(tenure.compare(tenure.own_score(), Compare::greater, tenure.number(70))),
            "nilai 60; diminta lebih dari 70; kurang 10");
  EXPECT_EQ(reasons(tenure.compare(tenure.own_score(), Compare::equal, tenure.number(70))),
            "nilai 60; diminta 70; selisih 10");
  EXPECT_EQ(reasons(tenure.compare(tenure.own_score(), Compare::not_equal, tenure.number(60))),
            "nilai 60; diminta bukan 60");
  EXPECT_EQ(reasons(tenure.compare(tenure.own_rating(), Compare::greater_equal, tenure.entry(tenure.rating_type, 2))),
            "predikat Cukup; diminta paling rendah Baik");
  EXPECT_EQ(reasons(tenure.compare(tenure.inauguration_date(), Compare::greater_equal,
                                   tenure.literal(day("2021-02-01"), value::Type::date()))),
            "tanggal_pelantikan 1 Januari 2021; diminta paling awal 1 Februari 2021");
  EXPECT_EQ(reasons(tenure.node(ir::OneOf{tenure.own_rating(),
                                          {tenure.entry(tenure.rating_type, 2), tenure.entry(tenure.rating_type, 3)}},
                                {})),
            "predikat Cukup; diminta salah satu dari (Baik; Sangat Baik)");
}

TEST_F(ReasonTextTest, AFieldIsCalledByItsLabel) {
  tenure.program.record_types.back().fields[Personnel::score].label = "Nilai kinerja";
  tenure.set(Personnel::score, evaluate::whole(60));
  EXPECT_EQ(reasons(tenure.compare(tenure.own_score(), Compare::greater, tenure.number(70))),
            "Nilai kinerja 60; diminta lebih dari 70; kurang 10");
}

TEST_F(ReasonTextTest, WhatNobodyHasToldIsSaidToBeMissing) {
  EXPECT_EQ(reasons(tenure.approval()), "disetujui belum ada data; diminta ya");
  EXPECT_EQ(reasons(tenure.every({0, {Personnel::skp}, 1, {}}, tenure.at_least_good())),
            "skp[2020]: predikat belum ada data; diminta paling rendah Baik");
}

TEST_F(ReasonTextTest, AnEndThatIsStillRunningHasNoDate) {
  auto const end = tenure.field({Personnel::end}, value::Type::date(), "selesai");
  EXPECT_EQ(reasons(tenure.compare(end, Compare::less, tenure.today())),
            "selesai masih berjalan; diminta sebelum 24 Mei 2021");
}

TEST_F(ReasonTextTest, ARowThatShouldNotBeThereIsNamed) {
  tenure.set_rows(Personnel::penalties,
                  {Personnel::test_row("2020-01-01", 3), Personnel::test_row("2021-01-01", std::nullopt)});
  EXPECT_EQ(reasons(tenure.negated(tenure.exists({0, {Personnel::penalties}, {}, tenure.at_least_good()}))),
            "hukuman[1]: ada baris yang cocok dengan `predikat >= baik`; diminta tidak ada\n"
            "hukuman[2]: mungkin cocok dengan `predikat >= baik`; diminta tidak ada");
}

TEST_F(ReasonTextTest, ARequirementIsOneLine) {
  EXPECT_EQ(requirement(),
            "Menduduki JPT paling lama lima tahun: belum dapat diputuskan: "
            "Masa jabatan belum dapat diputuskan; diminta paling banyak 5 tahun");
  tenure.set(Personnel::inauguration, day("2016-03-14"));
  tenure.set_rows(Personnel::skp, {Personnel::year_row(2019, 0)});
  EXPECT_EQ(requirement(),
            "Menduduki JPT paling lama lima tahun: tidak terpenuhi: "
            "Masa jabatan 5 tahun 2 bulan 10 hari; diminta paling banyak 5 tahun; lebih 2 bulan 10 hari");
  tenure.set(Personnel::inauguration, day("2018-03-14"));
  EXPECT_EQ(requirement(Language::english), "Menduduki JPT paling lama lima tahun: met");
  tenure.set(Personnel::inauguration, day("2016-03-14"));
  tenure.set_rows(Personnel::skp, {Personnel::year_row(2019, 2), Personnel::year_row(2020, 2)});
  tenure.subject.fields[Personnel::proposal] = {evaluate::record_of({true})};
  EXPECT_EQ(requirement(),
            "Menduduki JPT paling lama lima tahun: terpenuhi karena pengecualian Masa jabatan diperpanjang");
}

TEST_F(ReasonTextTest, AMissingDatumNamesItsColumnWhereThatDiffers) {
  EXPECT_EQ(missing_line({"skp[2020].nilai_skp", "skp[2020].nilaiSkp"}, Language::indonesian),
            "skp[2020].nilai_skp (kolom `skp[2020].nilaiSkp`)");
  EXPECT_EQ(missing_line({"skp[2020]", "skp[2020]"}, Language::indonesian), "skp[2020]");
}

TEST_F(ReasonTextTest, AFaultTellsItsValuesWithLabels) {
  tenure.add_scores();
  value::Fault none{source::DiagnosticCode::no_row_matches,
                    {std::string("predikat_akhir"), value::Rational(-1), true},
                    tenure.program.tables[0].inputs[0].index};
  EXPECT_EQ(fault_line(tenure.program, tenure.sources(), none, Language::indonesian),
            "T908 tidak ada baris tabel `predikat_akhir` yang cocok untuk `akhir` = -1; `disetujui` = ya");
  value::Fault const version{source::DiagnosticCode::no_version_in_force, {std::string("batas"), day("2014-01-14")}};
  EXPECT_EQ(fault_text(tenure.program, version, Language::english),
            "no version of `batas` is in force on 14 January 2014");
}

}  // namespace
}  // namespace timbang::explain
