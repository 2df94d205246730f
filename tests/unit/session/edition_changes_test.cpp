// Edits that a comparison must not miss, each of a sample that has every form which one of them is about; and what the book
// says of these forms.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/session/difference.h"
#include "engine/session/load.h"
#include "engine/session/rule_book.h"
#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

using source::Language;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view rules = R"(paket kota.edisi
    versi "1"
    lingkup instansi

peraturan PERWAL_7 "Peraturan Wali Kota rekaan 7/2026"
    berlaku sejak 2 Januari 2020

satuan poin

pilihan tingkat
    | nilai | alias    |
    | atas  | "A"; "B" |

parameter batas "Batas" : poin
    sejak 2 Januari 2020 = 70 poin   dasar PERWAL_7 pasal 3

data Lembar
    isian tingkat : tingkat
    isian skor    : poin dalam [0 .. 100]

data Pegawai "Pegawai"
    kunci nip     : teks dari "a"; "b"
    isian nilai   : poin dalam [0 .. 100]
    isian hadir   : poin dalam [0 .. 100]
    isian sakit   : ya_tidak
    isian lembar  : daftar Lembar tanpa baris berarti tidak ada

penilaian Edisi "Edisi" untuk Pegawai
    dasar PERWAL_7 pasal 4
    indikator isi target 100 poin realisasi nilai arah naik bobot 60%
        dibatasi [0 .. 100]
    indikator muka target 100 poin realisasi hadir arah naik dibatasi [0 .. 100] bobot 40%
    hitung akhir : poin = rata-rata tertimbang indikator
    umpan balik gabungan : poin
        dari lembar
        nilai tiap penilai skor
        menurut tingkat
        penilai atas bobot 100%
        dibulatkan 2 desimal setengah ke atas
    langkah tabel sebutan
        sejak 2 Januari 2020
            | baris | nilai   || hasil : teks | angka : bulat |
            | satu  | >= batas || "cukup"     | 1             |
            | dua   | < batas || "kurang"     | 0             |
        kecuali dua terhadap baris satu bila sakit maka "sakit"; -
        kecuali tiga terhadap dua bila hadir > 90 poin maka "hadir"; 2
    syarat pertama harus nilai >= batas
        kecuali sedang_sakit bila sakit
        kecuali sering_hadir terhadap sedang_sakit bila hadir > 90 poin
    syarat kedua harus hadir >= batas
    putusan boleh = semua syarat
)";

constexpr std::string_view national_rules = R"(paket nasional.contoh
    versi "1"
    lingkup nasional

peraturan PP_1 "Peraturan Pemerintah rekaan 1/2020"
    berlaku sejak 2 Januari 2020

satuan poin

terbuka batas "Batas" : poin dalam [50 .. 90] oleh instansi
    baku 60 poin
    dasar PP_1 pasal 3
)";
constexpr std::string_view agency_rules = R"(paket kota.tetap
    versi "1"
    lingkup instansi

memakai nasional.contoh

peraturan PERWAL_7 "Peraturan Wali Kota rekaan 7/2026"
    berlaku sejak 2 Januari 2020

tetapkan batas
    sejak 2 Januari 2020 = 70 poin   dasar PERWAL_7 pasal 3
)";

std::string edited(std::string_view text, std::string_view from, std::string_view to) {
  std::string made(text);
  auto const at = made.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? made : made.replace(at, from.size(), to);
}

class EditionChanges : public ::testing::Test {
protected:
  Loaded load_text(std::string_view name, std::string_view text) {
    auto loaded = load(LoadRequest{{folder_.write(name, text)}, {}});
    EXPECT_FALSE(loaded.jurisdictions.empty())
        << (loaded.diagnostics.empty() ? "" : source::message_text(loaded.diagnostics.front(), Language::indonesian));
    return loaded;
  }
  EditionsComparison compare_with(std::string_view before, std::string_view after) {
    auto const earlier = load_text("before/a.timbang", before);
    auto const later = load_text("after/a.timbang", after);
    return compare_editions(earlier, later, DifferenceFormat::text, Language::indonesian);
  }
  /// What is told when one stretch of the sample is written otherwise.
  std::string told(std::string_view from, std::string_view to) {
    auto const comparison = compare_with(rules, edited(rules, from, to));
    EXPECT_TRUE(comparison.is_different) << to;
    return comparison.report;
  }

  ScratchFolder folder_;
};

TEST_F(EditionChanges, TheLastDayOfATable) {
  EXPECT_THAT(
      told("sejak 2 Januari 2020\n            |", "sejak 2 Januari 2020 sampai dengan 31 Desember 2030\n            |"),
      HasSubstr("~ baris, hari terakhir  (tidak ada) → 31 Desember 2030"));
}

TEST_F(EditionChanges, TheLastDayOfWhatIsSetBeforeADefault) {
  folder_.write("before/nasional.timbang", national_rules);
  folder_.write("after/nasional.timbang", national_rules);
  auto const comparison =
      compare_with(agency_rules, edited(agency_rules, "2020 = 70", "2020 sampai dengan 31 Desember 2030 = 70"));
  EXPECT_TRUE(comparison.is_different);
  EXPECT_THAT(comparison.report, HasSubstr("hari terakhir  (tidak ada) → 31 Desember 2030, berlaku 2 Januari 2020"));
}

TEST_F(EditionChanges, OneSpellingInsteadOfTwo) {
  EXPECT_THAT(told("\"A\"; \"B\"", "\"A; B\""), HasSubstr("A; B → \"A; B\""));
  EXPECT_THAT(told("\"a\"; \"b\"", "\"a; b\""), HasSubstr("a; b → \"a; b\""));
}

TEST_F(EditionChanges, ARowInsteadOfTheExceptionOfItsName) {
  EXPECT_THAT(told("terhadap dua", "terhadap baris dua"), HasSubstr("pengecualian tiga, terhadap  dua → baris dua"));
}

TEST_F(EditionChanges, WhatAnExceptionLeavesAsItIs) {
  EXPECT_THAT(told("\"sakit\"; -", "\"sakit\"; 3"), HasSubstr("pengecualian dua, angka  tetap → 3"));
}

TEST_F(EditionChanges, WhatAnExceptionToAnExceptionDoes) {
  auto const report = told(" terhadap sedang_sakit", "");
  EXPECT_THAT(report, HasSubstr("pengecualian sering_hadir, terhadap  sedang_sakit → (tidak ada)"));
  EXPECT_THAT(report, HasSubstr("pengecualian itu dikesampingkan → dipenuhi"));
}

TEST_F(EditionChanges, TheRoundingOfFeedback) {
  auto const report = told("setengah ke atas\n    langkah", "setengah ke bawah\n    langkah");
  EXPECT_THAT(report, HasSubstr("dibulatkan 2 desimal setengah ke atas → dibulatkan 2 desimal setengah ke bawah"));
  EXPECT_THAT(report, Not(HasSubstr("tulisannya sama")));
}

TEST_F(EditionChanges, StepsThatBecomeResults) {
  EXPECT_THAT(told("langkah tabel", "tabel"), HasSubstr("~ kolom  hasil : teks (langkah) → hasil : teks"));
}

TEST_F(EditionChanges, RemarksOfAParameterAsAWhole) {
  auto const report = told(" : poin\n    sejak", " : poin catatan \"Nota.\" perlu diperiksa \"Cek.\"\n    sejak");
  EXPECT_THAT(report, HasSubstr("Nota."));
  EXPECT_THAT(report, HasSubstr("Cek."));
}

TEST_F(EditionChanges, TheOrderOfDeclarationsIsNone) {
  std::string const first = "    syarat kedua harus hadir >= batas\n";
  auto other = edited(rules, first, "");
  other = edited(other, "    syarat pertama", first + "    syarat pertama");
  std::string const indicator =
      "    indikator muka target 100 poin realisasi hadir arah naik dibatasi [0 .. 100] bobot 40%\n";
  other = edited(other, indicator, "");
  other = edited(other, "    indikator isi", indicator + "    indikator isi");
  std::string const row = "            | dua   | < batas || \"kurang\"     | 0             |\n";
  other = edited(other, row, "");
  other = edited(other, "            | satu ", row + "            | satu ");
  auto const comparison = compare_with(rules, other);
  EXPECT_FALSE(comparison.is_different) << comparison.report;
}

TEST_F(EditionChanges, ChoicesInTheOppositeOrder) {
  auto const ordered =
      edited(rules, "pilihan tingkat\n    | nilai | alias    |\n",
             "pilihan urutan berurut dari yang tertinggi\n    | nilai |\n    | a |\n    | b |\n    | c |\n"
             "pilihan tingkat\n    | nilai | alias    |\n");
  auto const comparison = compare_with(ordered, edited(ordered, "tertinggi", "terendah"));
  EXPECT_THAT(comparison.report, Not(HasSubstr("dari urutan 2 ke urutan 2")));
  EXPECT_THAT(comparison.report, HasSubstr("nilai b  tetap di urutan 2, dan urutannya terhadap yang lain berubah"));
}

TEST_F(EditionChanges, TheBookTellsTheValuesOfOtherPackagesThatDecide) {
  folder_.write("nasional.timbang", national_rules);
  auto const text =
      std::string(agency_rules) +
      "\ndata Pegawai\n    kunci nip : teks\n    isian nilai : poin\n\npenilaian Cukup untuk Pegawai\n"
      "    dasar PERWAL_7 pasal 4\n    syarat cukup harus nilai >= batas\n    putusan lulus = semua syarat\n";
  auto const book = rule_book(load_text("a.timbang", text), BookFormat::markdown, Language::indonesian);
  EXPECT_THAT(book,
              HasSubstr("| `batas`<br>Batas | `nasional.contoh` | 60 poin, sampai dengan 1 Januari 2020, angka baku<br>"
                        "70 poin, sejak 2 Januari 2020 |"));
}

TEST_F(EditionChanges, TheBookSaysIt) {
  auto const text = edited(rules, "sejak 2 Januari 2020\n            |",
                           "sejak 2 Januari 2020 sampai dengan 31 Desember 2030\n            |");
  auto const book = rule_book(load_text("a.timbang", text), BookFormat::markdown, Language::indonesian);
  EXPECT_THAT(book, HasSubstr("Sejak 2 Januari 2020 sampai dengan 31 Desember 2030:"));
  EXPECT_THAT(book, HasSubstr("akhirnya: dibulatkan 2 desimal setengah ke atas"));
  EXPECT_THAT(book, HasSubstr("**Pengecualian** `dua`, terhadap baris satu"));
  EXPECT_THAT(book, HasSubstr("angka: tetap"));
  EXPECT_THAT(book, HasSubstr("maka: pengecualian itu dikesampingkan"));
}

}  // namespace
}  // namespace timbang::session
