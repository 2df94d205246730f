#include "engine/language/compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/language/rule_text.h"

namespace timbang::language {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::string const header = "paket contoh.uji versi \"1\" lingkup instansi\n";
std::string const person =
    "peraturan P_1 \"Peraturan\" berlaku sejak 1 Januari 2020\n"
    "satuan poin\n"
    "data Orang\n"
    "    kunci nip : teks\n"
    "    isian nilai : poin dalam [0 .. 100]\n"
    "    isian hadir : bulat dalam [0 .. 31]\n";
std::string const assessment = "penilaian A untuk Orang dasar P_1 pasal 1\n";

std::string table(std::string const& rows, std::string const& input = "nilai : poin") {
  return header + person + assessment + "tabel t\n| " + input + " || hasil : bulat |\n" + rows;
}

TEST(Compile, AnEmptyPackageIsAProgram) {
  auto const compiled = compile_text({header});
  ASSERT_TRUE(compiled.program.has_value());
  EXPECT_EQ(compiled.program->packages.at(0).name, "contoh.uji");
  EXPECT_THAT(compiled.codes(), IsEmpty());
}

TEST(Compile, RulesMayStandBeforeWhatTheyNeed) {
  auto const compiled = compile_text({header + person + assessment + "hitung a : poin = b\nhitung b : poin = nilai\n"});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  EXPECT_EQ(compiled.program->rules.size(), 2U);
}

TEST(Compile, EveryNodeKnowsTheTextItCameFrom) {
  auto const text = header + person + assessment + "hitung a : poin = nilai + 2 poin dibulatkan 0 desimal ke atas\n";
  auto const compiled = compile_text({text});
  ASSERT_TRUE(compiled.program.has_value());
  std::vector<std::string> written;
  for (auto const& node : compiled.program->nodes) {
    written.emplace_back(compiled.sources.get(node.span.file).text(node.span));
  }
  EXPECT_THAT(written, Contains("nilai + 2 poin"));
  EXPECT_THAT(written, Contains("nilai + 2 poin dibulatkan 0 desimal ke atas"));
  EXPECT_THAT(written, Not(Contains("")));
}

TEST(TableCoverage, HalfOpenIntervalsMeetExactly) {
  EXPECT_THAT(compile_text({table("| [0 .. 50) || 1 |\n| [50 .. 100] || 2 |\n")}).codes(), IsEmpty());
}

TEST(TableCoverage, ASinglePointCanBeMissing) {
  EXPECT_THAT(compile_text({table("| [0 .. 50) || 1 |\n| (50 .. 100] || 2 |\n")}).codes(), ElementsAre("T507@9:7"));
}

TEST(TableCoverage, ASinglePointCanBeDoubled) {
  EXPECT_THAT(compile_text({table("| [0 .. 50] || 1 |\n| [50 .. 100] || 2 |\n")}).codes(), ElementsAre("T508@12:1"));
}

TEST(TableCoverage, BetweenWholeNumbersThereIsNothingToCover) {
  EXPECT_THAT(compile_text({table("| [0 .. 3] || 1 |\n| [4 .. 31] || 2 |\n", "hadir")}).codes(), IsEmpty());
  EXPECT_THAT(compile_text({table("| [0 .. 3] || 1 |\n| [5 .. 31] || 2 |\n", "hadir")}).codes(),
              ElementsAre("T507@9:7"));
}

TEST(TableCoverage, BetweenDaysThatFollowEachOtherThereIsNothingToCover) {
  auto const dated = [](std::string const& rows) {
    return header + person + "    isian tmt : tanggal\n    isian masa : durasi\n" + assessment +
           "tabel t\n| tmt || hasil : bulat |\n" + rows;
  };
  EXPECT_THAT(compile_text({dated("| <= 31 Desember 2019 || 1 |\n| >= 1 Januari 2020 || 2 |\n")}).codes(), IsEmpty());
  EXPECT_THAT(compile_text({dated("| <= 28 Februari 2020 || 1 |\n| >= 1 Maret 2020 || 2 |\n")}).codes(),
              ElementsAre("T507@11:7"));
  EXPECT_THAT(compile_text({dated("| [1 Januari 1 .. 31 Desember 9999] || 1 |\n")}).codes(), IsEmpty());
}

TEST(TableCoverage, BetweenLengthsThatFollowEachOtherThereIsNothingToCover) {
  auto const timed = [](std::string const& rows) {
    return header + person + "    isian masa : durasi\n" + assessment + "tabel t\n| masa || hasil : bulat |\n" + rows;
  };
  EXPECT_THAT(compile_text({timed("| <= 2 tahun || 1 |\n| >= 2 tahun 1 hari || 2 |\n")}).codes(), IsEmpty());
  EXPECT_THAT(compile_text({timed("| <= 1 tahun 11 bulan 30 hari || 1 |\n| >= 2 tahun || 2 |\n")}).codes(), IsEmpty());
  EXPECT_THAT(compile_text({timed("| <= 1 tahun 11 bulan 29 hari || 1 |\n| >= 2 tahun || 2 |\n")}).codes(),
              ElementsAre("T507@10:7"));
  EXPECT_THAT(compile_text({timed("| <= 2 tahun || 1 |\n| >= 2 tahun 2 hari || 2 |\n")}).codes(),
              ElementsAre("T507@10:7"));
}

TEST(TableCoverage, OutsideTheDeclaredRangeNothingIsAsked) {
  EXPECT_THAT(compile_text({table("| < 50 || 1 |\n| >= 50 || 2 |\n")}).codes(), IsEmpty());
  EXPECT_THAT(compile_text({table("| [10 .. 50) || 1 |\n| >= 50 || 2 |\n")}).codes(), ElementsAre("T507@9:7"));
}

TEST(TableCoverage, AParameterThatChangesOpensAGapInOneOfItsPeriods) {
  auto const parameter =
      "parameter batas : poin sejak 1 Januari 2020 = 50 poin dasar P_1\n sejak 1 Januari 2022 = 60 poin dasar P_1\n";
  auto const rows = "tabel t\n| nilai : poin || hasil : bulat |\n| < 50 || 1 |\n| >= batas || 2 |\n";
  EXPECT_THAT(compile_text({header + person + parameter + assessment + rows}).codes(), ElementsAre("T507@11:7"));
}

TEST(Compile, WordsOfOneFileAreNotSeenByAnotherThatDoesNotUseIt) {
  auto const user = "paket contoh.lain versi \"1\"\npenilaian B untuk Orang\n";
  EXPECT_THAT(compile_text({header + person, user}).codes(), ElementsAre("T201@2:19"));
  auto const uses = "paket contoh.lain versi \"1\"\nmemakai contoh.uji\npenilaian B untuk Orang\n";
  EXPECT_THAT(compile_text({header + person, uses}).codes(), IsEmpty());
}

TEST(Compile, AnUnknownImportIsToldOnceAndExplainsTheRest) {
  EXPECT_THAT(compile_text({"paket contoh.lain versi \"1\"\nmemakai contoh.uji\npenilaian B untuk Orang\n"}).codes(),
              ElementsAre("T207@2:9"));
}

TEST(Compile, AnEnglishFileMeansTheSame) {
  auto const english =
      "package contoh.uji version \"1\" scope agency\n"
      "regulation P_1 \"Peraturan\" in force since 1 January 2020\n"
      "unit poin\n"
      "record Orang key nip : text field nilai : poin in [0 .. 100]\n"
      "evaluation A for Orang under P_1 article 1\n"
      "compute a : poin = nilai * 1.5 rounded 2 decimals half up\n"
      "requirement cukup must a >= 72.5 poin\n"
      "decision layak = all requirements\n";
  auto const indonesian =
      "paket contoh.uji versi \"1\" lingkup instansi\n"
      "peraturan P_1 \"Peraturan\" berlaku sejak 1 Januari 2020\n"
      "satuan poin\n"
      "data Orang kunci nip : teks isian nilai : poin dalam [0 .. 100]\n"
      "penilaian A untuk Orang dasar P_1 pasal 1\n"
      "hitung a : poin = nilai * 1,5 dibulatkan 2 desimal setengah ke atas\n"
      "syarat cukup harus a >= 72,5 poin\n"
      "putusan layak = semua syarat\n";
  auto const one = compile_text({english});
  auto const other = compile_text({indonesian});
  EXPECT_THAT(one.codes(), IsEmpty());
  EXPECT_THAT(other.codes(), IsEmpty());
  ASSERT_TRUE(one.program && other.program);
  ASSERT_EQ(one.program->nodes.size(), other.program->nodes.size());
  for (std::size_t i = 0; i < one.program->nodes.size(); ++i) {
    EXPECT_EQ(one.program->nodes[i].operation.index(), other.program->nodes[i].operation.index());
    EXPECT_EQ(one.program->nodes[i].type, other.program->nodes[i].type);
  }
}

TEST(Outline, ReadsTheHeaderWithoutReporting) {
  source::SourceStore sources;
  auto const id = sources.add("x", "// kata pembuka\npaket a.b versi \"1\"\nmemakai c.d\nmemakai e\n@@@");
  auto const read = outline(sources, id);
  EXPECT_EQ(read.package, "a.b");
  EXPECT_THAT(read.imports, ElementsAre("c.d", "e"));
  EXPECT_EQ(read.language, source::Language::indonesian);
}

}  // namespace
}  // namespace timbang::language
