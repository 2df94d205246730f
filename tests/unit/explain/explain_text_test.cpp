#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/explain/tenure.h"

namespace timbang::explain {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ExplainTest : public ::testing::Test {
protected:
  Tenure tenure;

  void inaugurated(char const* iso) { tenure.set(Personnel::inauguration, day(iso)); }
  nlohmann::json json() const { return nlohmann::json::parse(tenure.json()); }
};

TEST_F(ExplainTest, AFailingDecisionIsToldWhole) {
  inaugurated("2016-03-14");
  tenure.set_rows(Personnel::skp, {Personnel::year_row(2020, 0)});
  EXPECT_EQ(tenure.told(), R"(Boleh tidaknya pejabat tetap menjabat (PerpanjanganJPT)
Paket uji.paket versi 1.0
Catatan: nip 1966
Tanggal evaluasi: 24 Mei 2021
Hukum menurut tanggal: 24 Mei 2021
Keadaan: final

Masa jabatan (masa_jabatan) = 5 tahun 2 bulan 10 hari
  rumus: masa sejak tanggal_pelantikan pada tanggal_evaluasi
    tanggal_pelantikan = 14 Maret 2016   [kolom tmtPelantikan]
    tanggal_evaluasi = 24 Mei 2021

boleh_menjabat = tidak memenuhi syarat
  semua syarat berikut:
    syarat Menduduki JPT paling lama lima tahun (belum_lewat_batas): tidak terpenuhi
      harus: masa_jabatan <= masa_jpt_paling_lama
        masa_jabatan = 5 tahun 2 bulan 10 hari   (lihat di atas)
        masa_jpt_paling_lama = 5 tahun
          versi sejak 15 Januari 2014 sampai dengan 30 Oktober 2023
          dasar: UU_5_2014 pasal 117 ayat (1)
      tidak terpenuhi: Masa jabatan 5 tahun 2 bulan 10 hari; diminta paling banyak 5 tahun;
          lebih 2 bulan 10 hari
      dasar: UU_5_2014 pasal 117 ayat (1)
      kecuali Masa jabatan diperpanjang: tidak berlaku
        bila: setiap skp dalam 2 tahun kalender terakhir memenuhi (predikat >= baik)
            dan usul.persetujuan
          usul.persetujuan = belum ada data   [kolom usul.persetujuanPpk]
          skp[2020]: predikat = Kurang
          skp[2019]: belum ada barisnya (skp[2019])
        tidak terpenuhi: skp[2020]: predikat Kurang; diminta paling rendah Baik
        belum pasti: skp[2019]: predikat belum ada data; diminta paling rendah Baik
        belum pasti: usul.persetujuan belum ada data; diminta ya
        dasar: UU_5_2014 pasal 117 ayat (2)
        perlu diperiksa: Ukuran pencapaian kinerja.

Data lain yang belum ada
  skp[2019]
  usul.persetujuan (kolom `usul.persetujuanPpk`)

Peraturan
  UU_5_2014: Undang-Undang Nomor 5 Tahun 2014, berlaku sejak 15 Januari 2014 sampai dengan 30 Oktober 2023

Sidik jari aturan: 0123abcd
)");
}

TEST_F(ExplainTest, BothLanguagesTellTheSameLines) {
  inaugurated("2018-03-14");
  tenure.add_scores();
  auto const num_lines = [](std::string const& text) { return std::count(text.begin(), text.end(), '\n'); };
  auto const english = tenure.told(source::Language::english);
  EXPECT_THAT(english, HasSubstr("boleh_menjabat = eligible\n"));
  EXPECT_THAT(english, HasSubstr("  formula: masa sejak tanggal_pelantikan pada tanggal_evaluasi\n"));
  EXPECT_EQ(num_lines(tenure.told()), num_lines(english));
}

TEST_F(ExplainTest, ARequirementThatIsMetByItselfDoesNotTellItsExceptions) {
  inaugurated("2018-03-14");
  auto const text = tenure.told();
  EXPECT_THAT(text, HasSubstr("lima tahun (belum_lewat_batas): terpenuhi\n"));
  EXPECT_THAT(text, Not(HasSubstr("kecuali")));
}

TEST_F(ExplainTest, AStepIsToldWhereItIsFirstUsedAndThenReferredTo) {
  inaugurated("2018-03-14");
  tenure.set(Personnel::score, evaluate::whole(120));
  tenure.set(Personnel::other_score, evaluate::whole(70));
  tenure.add_scores();
  auto const step = *std::find_if(tenure.program.rules.begin(), tenure.program.rules.end(),
                                  [](ir::Rule const& rule) { return rule.name == "tertimbang"; });
  EXPECT_TRUE(step.is_step);
  auto const text = tenure.told();
  EXPECT_THAT(text, HasSubstr(R"(Nilai akhir (akhir) = 63,33
  rumus: tertimbang
      dibulatkan 2 desimal setengah ke atas
    langkah tertimbang = 190/3
      rumus: a / b
        nilai = 120
        nilai_lain = 70
    dibulatkan 2 desimal setengah ke atas: 190/3 menjadi 63,33
)"));
  EXPECT_THAT(text, HasSubstr("    akhir = 63,33   (lihat di atas)\n"));
}

TEST_F(ExplainTest, ATableShowsTheRowThatMatchesOrThoseThatMay) {
  tenure.set(Personnel::score, evaluate::whole(120));
  tenure.set(Personnel::other_score, evaluate::whole(70));
  tenure.add_scores();
  EXPECT_THAT(tenure.told(), HasSubstr("    baris yang cocok: | [0 .. 90) | - || cukup |\n"));
  tenure.set(Personnel::score, evaluate::whole(230));
  auto const open = tenure.told();
  EXPECT_THAT(open, HasSubstr("Predikat akhir (predikat_akhir) = sementara (Baik; Sangat Baik)\n"));
  EXPECT_THAT(open, HasSubstr("    baris yang masih mungkin: | >= 90 | ya || sangat_baik |\n"
                              "    baris yang masih mungkin: | >= 90 | tidak || baik |\n"));
}

TEST_F(ExplainTest, WhatDoesNotApplyTellsOnlyWhy) {
  tenure.program.assessments[0].applies_when = tenure.compare(tenure.own_rating(), evaluate::Compare::equal,
                                                              tenure.entry(tenure.rating_type, 2), "predikat = baik");
  tenure.set_rating(0);
  EXPECT_THAT(tenure.told(), HasSubstr(R"(Keadaan: tidak berlaku

berlaku bila: predikat = baik
  predikat = Kurang
  tidak terpenuhi: predikat Kurang; diminta Baik

Masa jabatan = tidak berlaku

boleh_menjabat = tidak berlaku
)"));
}

TEST_F(ExplainTest, FaultsAreToldAtTheEnd) {
  inaugurated("2018-03-14");
  tenure.compute("rusak", tenure.divide(tenure.number(1), tenure.number(0)));
  auto const text = tenure.told();
  EXPECT_THAT(text, HasSubstr("rusak = tidak dapat dihitung (T901)\n"));
  EXPECT_THAT(text, HasSubstr("\nTidak dapat dihitung\n  T901 pembagian dengan nol: `a / b`\n"));
}

TEST_F(ExplainTest, NoLineEndsInABlankAndTheLastIsEnded) {
  tenure.add_scores();
  for (auto const language : {source::Language::indonesian, source::Language::english}) {
    auto const text = tenure.told(language);
    EXPECT_THAT(text, Not(HasSubstr(" \n")));
    EXPECT_EQ(text.back(), '\n');
    EXPECT_EQ(text, tenure.told(language));
  }
}

TEST_F(ExplainTest, JsonHoldsTheSame) {
  inaugurated("2016-03-14");
  tenure.set_rows(Personnel::skp, {Personnel::year_row(2020, 0)});
  auto const told = json();
  EXPECT_EQ(told["state"], "final");
  EXPECT_EQ(told["law_date"], "2021-05-24");
  EXPECT_EQ(told["results"][0]["value"], "P5Y2M10D");
  EXPECT_EQ(told["results"][1]["decision"], "not_eligible");
  EXPECT_EQ(told["results"][1]["failing"][0], "belum_lewat_batas");
  auto const& requirement = told["requirements"][0];
  EXPECT_EQ(requirement["state"], "not_met");
  EXPECT_EQ(requirement["reasons"][0]["shortfall"], "P2M10D");
  EXPECT_EQ(requirement["formula"]["operands"][1]["version"]["through"], "2023-10-30");
  EXPECT_EQ(requirement["exceptions"][0]["state"], "does_not_hold");
  EXPECT_EQ(requirement["exceptions"][0]["guard"]["reasons"].size(), 3U);
  EXPECT_EQ(requirement["exceptions"][0]["to_be_checked"][0], "Ukuran pencapaian kinerja.");
  EXPECT_EQ(told["missing"]["deciding"].size(), 0U);
  EXPECT_EQ(told["missing"]["besides"][1]["source"], "usul.persetujuanPpk");
}

TEST_F(ExplainTest, JsonNamesWhatEachResultWaitsFor) {
  inaugurated("2016-03-14");
  tenure.set_rows(Personnel::skp, {Personnel::year_row(2020, 2), Personnel::year_row(2019, 2)});
  auto const told = json();
  EXPECT_EQ(told["results"][1]["decision"], "undetermined");
  EXPECT_EQ(told["results"][1]["missing"], nlohmann::json::array({"usul.persetujuan"}));
  EXPECT_EQ(told["requirements"][0]["exceptions"][0]["state"], "undetermined");
}

TEST_F(ExplainTest, JsonStepsHoldWhatResultsRestOn) {
  tenure.set(Personnel::score, evaluate::whole(120));
  tenure.set(Personnel::other_score, evaluate::whole(70));
  tenure.add_scores();
  EXPECT_THAT(tenure.json(), HasSubstr("\"value\": 63.33"));
  auto const told = json();
  ASSERT_EQ(told["steps"].size(), 1U);
  EXPECT_EQ(told["steps"][0]["outcome"]["value"], "190/3");
  EXPECT_EQ(told["results"][2]["formula"]["limits"][0]["rounded"]["mode"], "half_up");
}

}  // namespace
}  // namespace timbang::explain
