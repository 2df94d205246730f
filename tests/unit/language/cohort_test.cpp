// Relations, populations, rankings and summaries as they stand in the typed program.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/language/rule_text.h"

namespace timbang::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

std::string const declarations =
    "paket contoh.uji versi \"1\" lingkup instansi\n"
    "peraturan P_1 \"Peraturan\" berlaku sejak 1 Januari 2020\n"
    "satuan poin\n"
    "data Jabatan\n"
    "    kunci kode : teks\n"
    "    isian kelompok : teks\n"
    "    isian pemangku : daftar Orang melalui jabatan\n"
    "data Orang\n"
    "    kunci nip : teks\n"
    "    isian jabatan : kunci Jabatan kosong berarti tidak ada\n"
    "    isian unit : teks\n"
    "    isian nilai : poin dalam [0 .. 100]\n";
std::string const assessment =
    "penilaian Nilai untuk Orang dasar P_1 pasal 1\n"
    "hitung akhir : poin = nilai\n";
std::string const ranking =
    "pemeringkatan Terbaik \"Yang terbaik\" untuk Nilai yang (nilai > 10 poin)\n"
    "per unit\n"
    "urutkan akhir dari yang tertinggi lalu nip_angka dari yang terendah\n"
    "bila masih sama maka seri \"panitia\"\n"
    "bila belum pasti maka sisihkan\n"
    "ambil 3 teratas sebagai terpilih bila seri di batas maka serahkan kepada \"panitia\"\n"
    "dasar P_1 pasal 2\n";

std::vector<std::string> names_of(ir::Program const& program, ir::Assessment const& made) {
  std::vector<std::string> names;
  for (auto const rule : made.rules) names.push_back(program[rule].name);
  return names;
}

std::string ranking_text() { return declarations + assessment + "hitung nip_angka : bulat = 1\n" + ranking; }

TEST(Relations, LeadToRecordsAndBack) {
  auto const compiled = compile_text({declarations});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  auto const& post = compiled.program->record_types.at(0);
  auto const& person = compiled.program->record_types.at(1);
  EXPECT_EQ(post.fields.at(2).relation, ir::Relation::inverse);
  EXPECT_EQ(post.fields.at(2).type, value::Type::list(1));
  EXPECT_EQ(post.fields.at(2).via, 1);
  EXPECT_EQ(person.fields.at(1).relation, ir::Relation::by_key);
  EXPECT_EQ(person.fields.at(1).type, value::Type::record(0));
}

TEST(Populations, SeeTheMemberFirst) {
  auto const compiled = compile_text({declarations + assessment +
                                      "langkah tertinggi : poin = terbesar nilai dari seluruh Orang "
                                      "yang (nilai > 0 poin) per (unit; jabatan.kelompok)\n"});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  auto const& body = std::get<ir::Computation>(compiled.program->rules.back().body);
  auto const& made = std::get<ir::Aggregate>((*compiled.program)[body.versions.front().formula].operation);
  ASSERT_TRUE(made.list.population.has_value());
  EXPECT_THAT(made.list.population->per, ElementsAre(ir::FieldPath{2}, ir::FieldPath{1, 1}));
  auto const& element = std::get<ir::FieldRead>((*compiled.program)[*made.element].operation);
  EXPECT_EQ(element.depth, 1);
}

TEST(Populations, CannotBeReadOneByOneNorFromOutside) {
  auto const codes_of = [](std::string const& rule) {
    return compile_text({declarations + assessment + "langkah dua : poin = 2 * nilai\n" + rule}).codes();
  };
  EXPECT_THAT(codes_of("hitung x : bulat = banyaknya seluruh Orang yang (nilai > dua)\n"),
              ElementsAre(StartsWith("T567@")));
  EXPECT_THAT(codes_of("syarat s harus setiap seluruh Orang memenuhi (nilai > 5 poin)\n"),
              ElementsAre(StartsWith("T568@")));
  EXPECT_THAT(codes_of("hitung x : bulat = banyaknya seluruh Orang yang (ada data_lain)\n"),
              ElementsAre(StartsWith("T201@")));
}

TEST(Rankings, StandBehindTheRulesOfTheirBase) {
  auto const compiled = compile_text({ranking_text()});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  auto const& made = compiled.program->assessments.back();
  EXPECT_EQ(made.label, "Yang terbaik");
  EXPECT_THAT(names_of(*compiled.program, made),
              ElementsAre("akhir", "nip_angka", "peringkat", "seri_dengan", "kelompok_banding", "banyak_anggota",
                          "persentil", "terpilih"));
  ASSERT_TRUE(made.ranking.has_value());
  EXPECT_THAT(made.ranking->groups, SizeIs(1));
  EXPECT_THAT(made.ranking->criteria, SizeIs(2));
  EXPECT_FALSE(made.ranking->criteria.back().is_highest_first);
  EXPECT_TRUE(made.ranking->sets_apart);
  EXPECT_EQ(made.ranking->selection->when_tied, ir::TieAtCut::refer);
  EXPECT_EQ((*compiled.program)[made.ranking->selection->result].name, "terpilih");
}

TEST(Rankings, ReadExceptedParametersAsStepsOfTheirBase) {
  auto const compiled = compile_text({declarations +
                                      "parameter tambahan_nilai : poin untuk Orang sejak 1 Januari 2020 = 1 poin "
                                      "dasar P_1 pasal 3 kecuali lain bila unit = \"A\" maka 2 poin\n" +
                                      assessment +
                                      "pemeringkatan Terbaik untuk Nilai urutkan nilai + tambahan_nilai "
                                      "dari yang tertinggi bila masih sama maka seri \"panitia\" dasar P_1 pasal 2\n"});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  EXPECT_THAT(names_of(*compiled.program, compiled.program->assessments.at(0)), ElementsAre("akhir", "tambahan_nilai"));
  EXPECT_THAT(names_of(*compiled.program, compiled.program->assessments.at(1)), SizeIs(7));
}

TEST(Summaries, HaveAGroupAsTheirSubject) {
  auto const compiled =
      compile_text({declarations + assessment +
                    "rekap Isi \"Rekap isi\" dari Nilai yang (nilai > 0 poin) per unit; jabatan.kelompok\n"
                    "pada tanggal_evaluasi; tanggal_evaluasi + 30 hari\n"
                    "baris jumlah \"JUMLAH\"\n"
                    "kolom banyak : bulat = banyaknya Nilai\n"
                    "kolom semua : bulat = banyaknya seluruh Nilai yang (akhir > 5 poin)\n"
                    "kolom bagian : persen = persentase banyak terhadap semua\n"});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  auto const& made = compiled.program->assessments.back();
  ASSERT_TRUE(made.summary.has_value());
  auto const& group = (*compiled.program)[made.subject];
  ASSERT_THAT(group.fields, SizeIs(3));
  EXPECT_EQ(group.fields[0].name, "tanggal");
  EXPECT_EQ(group.fields[1].name, "unit");
  EXPECT_EQ(group.fields[2].name, "kelompok");
  EXPECT_FALSE(group.key.has_value());
  EXPECT_EQ(made.summary->total, "JUMLAH");
  EXPECT_THAT(names_of(*compiled.program, made), ElementsAre("banyak", "semua", "bagian"));
  auto const& all = std::get<ir::Computation>((*compiled.program)[made.rules[1]].body);
  auto const& operation = std::get<ir::Aggregate>((*compiled.program)[all.versions.front().formula].operation);
  ASSERT_TRUE(operation.list.members.has_value());
  EXPECT_TRUE(operation.list.members->is_whole);
}

TEST(Examples, NameARecordOfThoseGiven) {
  auto const compiled = compile_text({ranking_text() + "contoh \"Dua\" untuk Terbaik pada 1 Januari 2026\n"
                                                       "data Orang\n"
                                                       "| nip | unit | jabatan | nilai |\n"
                                                       "| \"1\" | \"A\" | kosong | 80 |\n"
                                                       "| \"2\" | \"A\" | \"J1\" | 70 |\n"
                                                       "kasus\n"
                                                       "| nip || akhir | peringkat | terpilih |\n"
                                                       "| \"2\" || 70 | belum dapat diputuskan | ya |\n"});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  auto const& made = compiled.program->examples.front().cases.front();
  ASSERT_THAT(made.collections, SizeIs(1));
  EXPECT_THAT(made.collections.front().records, SizeIs(2));
  auto const& subject = std::get<value::RecordDatum>(made.subject.content);
  EXPECT_EQ(std::get<value::Value>(subject.fields.at(0).content), value::Value(std::string("2")));
  EXPECT_EQ(std::get<value::Value>(subject.fields.at(1).content), value::Value(std::string("J1")));
  EXPECT_THAT(made.expectations, SizeIs(3));
}

TEST(Examples, NameARowOfASummary) {
  auto const compiled = compile_text({declarations + assessment +
                                      "rekap Isi dari Nilai per unit baris jumlah \"JUMLAH\"\n"
                                      "kolom banyak : bulat = banyaknya Nilai\n"
                                      "contoh \"Jumlah\" untuk Isi pada 1 Januari 2026\n"
                                      "data Orang\n"
                                      "| nip | unit |\n"
                                      "| \"1\" | \"A\" |\n"
                                      "kasus\n"
                                      "| unit || banyak |\n"
                                      "| - || 2 |\n"
                                      "| \"A\" || 1 |\n"});
  EXPECT_THAT(compiled.codes(), IsEmpty());
  ASSERT_TRUE(compiled.program.has_value());
  auto const& cases = compiled.program->examples.front().cases;
  auto const content = [&](std::size_t i) {
    return std::get<value::RecordDatum>(cases.at(i).subject.content).fields.at(0).content;
  };
  EXPECT_EQ(std::get<value::Absence>(content(0)), value::Absence::none);
  EXPECT_EQ(std::get<value::Value>(content(1)), value::Value(std::string("A")));
}

}  // namespace
}  // namespace timbang::language
