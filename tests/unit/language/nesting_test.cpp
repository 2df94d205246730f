// Formulas that hold each other: refused beyond the limit whatever it is that nests, in both languages, and wherever a
// formula can stand. Without the limit each level would take its share of the stack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/parse/parse.h"
#include "engine/language/parse/scanner.h"
#include "tests/unit/language/rule_text.h"

namespace timbang::language {
namespace {

using source::Language;

/// What stands before and behind the formula that it holds.
struct Form {
  Language language;
  std::string before;
  std::string after;
  std::size_t num_levels = 1;
};

std::vector<Form> const forms = {
    {Language::indonesian, "(", ")"},
    {Language::indonesian, "terbesar ", " dari l"},
    {Language::indonesian, "terkecil ", " dari l"},
    {Language::indonesian, "jumlahkan ", " dari l"},
    {Language::indonesian, "rata-rata ", " dari l"},
    {Language::indonesian, "terbaru ", " dari l"},
    {Language::indonesian, "rata-rata tertimbang ", " dengan bobot b dari l"},
    {Language::indonesian, "rata-rata tertimbang x dengan bobot ", " dari l"},
    {Language::indonesian, "persentase ", " terhadap b"},
    {Language::indonesian, "persentase b terhadap ", ""},
    {Language::indonesian, "masa sejak ", " pada b"},
    {Language::indonesian, "masa sejak b pada ", ""},
    {Language::indonesian, "masa gabungan l dari ", " sampai dengan b"},
    {Language::indonesian, "masa gabungan l dari b sampai dengan ", ""},
    {Language::indonesian, "masa gabungan l yang (", ") dari b sampai dengan b", 2},
    {Language::indonesian, "terbesar masa gabungan l dari ", " sampai dengan b dari l", 2},
    {Language::indonesian, "awal bulan berikut dari ", ""},
    {Language::indonesian, "tahun kalender dari ", ""},
    {Language::indonesian, "banyaknya hari kerja dari ", " sampai dengan b"},
    {Language::indonesian, "banyaknya hari kerja dari b sampai dengan ", ""},
    {Language::indonesian, "setiap l memenuhi (", ")"},
    {Language::indonesian, "ada l yang (", ")"},
    {Language::indonesian, "banyaknya l yang (", ")"},
    {Language::indonesian, "maks (", "; b)"},
    {Language::indonesian, "b salah satu dari (", ")"},
    {Language::indonesian, "(b dalam [", " .. b])", 2},
    {Language::english, "(", ")"},
    {Language::english, "largest ", " from l"},
    {Language::english, "smallest ", " from l"},
    {Language::english, "sum ", " from l"},
    {Language::english, "mean ", " from l"},
    {Language::english, "latest ", " from l"},
    {Language::english, "weighted mean of ", " weighted by b from l"},
    {Language::english, "weighted mean of x weighted by ", " from l"},
    {Language::english, "percentage ", " against b"},
    {Language::english, "percentage b against ", ""},
    {Language::english, "time since ", " on b"},
    {Language::english, "time since b on ", ""},
    {Language::english, "combined time of l from ", " through b"},
    {Language::english, "combined time of l from b through ", ""},
    {Language::english, "the first of the month after ", ""},
    {Language::english, "calendar year of ", ""},
    {Language::english, "number of working days from ", " through b"},
    {Language::english, "every l satisfies (", ")"},
    {Language::english, "there is l where (", ")"},
    {Language::english, "number of l where (", ")"},
    {Language::english, "max (", ", b)"},
    {Language::english, "b is one of (", ")"},
    {Language::english, "(b in [", " .. b])", 2},
};

std::string nested(Form const& form, std::size_t depth) {
  std::string before;
  std::string after;
  for (std::size_t i = 0; i < depth; ++i) {
    before += form.before;
    after += form.after;
  }
  return before + "x" + after;
}

/// The codes of the messages about a formula.
std::vector<std::string> codes_of(std::string const& formula, Language language) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  parse_expression(sources, sources.add("formula", formula), language, sink);
  std::vector<std::string> codes;
  for (auto const& diagnostic : sink.all()) codes.emplace_back(source::facts(diagnostic.code).name);
  return codes;
}

TEST(Nesting, IsRefusedBeyondTheLimitWhateverNests) {
  for (auto const& form : forms) {
    for (auto const depth : {max_nesting / form.num_levels + 1, std::size_t{20'000}}) {
      EXPECT_THAT(codes_of(nested(form, depth), form.language), testing::ElementsAre("T121"))
          << depth << " times " << form.before;
    }
  }
}

TEST(Nesting, IsReadUpToTheLimit) {
  for (auto const& form : forms) {
    EXPECT_THAT(codes_of(nested(form, max_nesting / form.num_levels), form.language), testing::IsEmpty())
        << form.before;
  }
}

TEST(Nesting, CountsBracketsAndOperatorsTogetherToo) {
  Form const both{Language::indonesian, "persentase (terbesar ", " dari l) terhadap b"};
  EXPECT_THAT(codes_of(nested(both, 20'000), both.language), testing::ElementsAre("T121"));
  EXPECT_THAT(codes_of(nested(both, 21), both.language), testing::ElementsAre("T121"));
  EXPECT_THAT(codes_of(nested(both, 20), both.language), testing::IsEmpty());
}

TEST(Nesting, IsRefusedInTextThatIsWrongAsWell) {
  Form const unfinished{Language::english, "largest ", ""};
  EXPECT_THAT(codes_of(nested(unfinished, 20'000), unfinished.language), testing::ElementsAre("T121"));
  EXPECT_THAT(codes_of("b b " + nested(unfinished, 20'000), unfinished.language), testing::ElementsAre("T121"));
}

TEST(Nesting, EndsWithTheOperator) {
  std::string sum = "terbesar x dari l";
  for (std::size_t i = 0; i < 2 * max_nesting; ++i) sum += " + terbesar x dari l";
  EXPECT_THAT(codes_of(sum, Language::indonesian), testing::IsEmpty());
}

// `tidak tidak …` and long chains do not nest: their parts are counted.
TEST(Nesting, DoesNotCountWhatStandsInARow) {
  EXPECT_THAT(codes_of(nested({Language::indonesian, "tidak ", ""}, 20'000), Language::indonesian),
              testing::ElementsAre("T122"));
  EXPECT_THAT(codes_of(nested({Language::english, "1 + ", ""}, 100'000), Language::english),
              testing::ElementsAre("T122"));
}

TEST(Nesting, IsRefusedWhereverAFormulaCanStand) {
  auto const deep = nested({Language::indonesian, "terbesar ", " dari l"}, 20'000);
  std::string const header = "paket contoh.uji\n";
  std::string const rules = "penilaian A untuk Orang\n";
  for (auto const& text : {
           "parameter p : bilangan sejak 1 Januari 2020 = " + deep,
           "data D kunci k : teks pemeriksaan c harus " + deep + " > 1 bila dilanggar maka tolak",
           rules + "berlaku bila " + deep + " > 1",
           rules + "hitung h : bilangan = 1 dibatasi [" + deep + " .. 5]",
           rules + "hitung h : bilangan = 1 kecuali e bila " + deep + " > 1 maka 2",
           rules + "hitung h : bilangan = 1 kecuali e bila ya maka " + deep,
           rules + "syarat s harus " + deep + " > 1",
           rules + "putusan p = semua syarat berlaku bila " + deep + " > 1",
           rules + "indikator i target " + deep + " realisasi u arah naik bobot 100%",
           rules + "tabel t\n| " + deep + " : bilangan || h : bilangan |\n| - || 1 |",
           rules + "tabel t\n| u || h : bilangan |\n| " + deep + " || 1 |",
           rules + "tabel t\n| u || h : bilangan |\n| [1 .. " + deep + "] || 1 |",
           rules + "tabel t\n| u || h : bilangan |\n| - || " + deep + " |",
           "contoh \"c\" untuk A pada 1 Januari 2020 isian u = " + deep,
           "contoh \"c\" untuk A pada 1 Januari 2020 maka h = sementara [1 .. " + deep + "]",
       }) {
    auto const codes = compile_text({header + text + "\n"}).codes();
    EXPECT_EQ(codes.size(), 1U) << text.substr(0, 60);
    if (codes.empty()) continue;
    EXPECT_EQ(codes.front().substr(0, 4), "T121") << text.substr(0, 60);
  }
}

}  // namespace
}  // namespace timbang::language
