// A sum over ten thousand rows: exact while its digits are within the limit, a fault of this record beyond it.
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/evaluate/interpret.h"
#include "engine/language/compile.h"

namespace timbang {
namespace {

constexpr std::int64_t num_rows = 10'000;
/// Of all numbers up to 20.
constexpr std::int64_t least_common_multiple = 232'792'560;

char const* const rules = R"RULES(paket uji.angka versi "1" lingkup instansi
peraturan PERWAL_1_2025 "Peraturan (rekaan)" berlaku sejak 2 Januari 2025
data Bagian
    isian pembilang : bulat
    isian penyebut  : bulat dalam [1 .. 1.000.000]
data Pegawai
    kunci nip    : teks
    isian bagian : daftar Bagian paling banyak 10.000
penilaian Jumlah untuk Pegawai
    dasar PERWAL_1_2025
    langkah jumlah : bilangan = jumlahkan pembilang / penyebut dari bagian
    hitung dikalikan : bilangan = 232.792.560 * jumlah
)RULES";

struct Fraction {
  std::int64_t numerator;
  std::int64_t denominator;
};

/// The sum of the fractions times `least_common_multiple`.
value::Outcome scored(std::vector<Fraction> const& fractions) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const program = language::compile(sources, {sources.add("angka.timbang", rules)}, sink).value();
  value::ListDatum list{{}, true};
  for (auto const& fraction : fractions) {
    list.rows.push_back(
        {{{value::Value(value::Rational(fraction.numerator))}, {value::Value(value::Rational(fraction.denominator))}}});
  }
  value::RecordDatum const person{{{value::Value(std::string("1"))}, {std::move(list)}}};
  auto const day = value::Date::from_iso("2026-01-02").value();
  return evaluate::interpret(program, ir::AssessmentId{0}, person, {day, day}).results.front().outcome;
}

std::vector<std::int64_t> primes() {
  std::vector<std::int64_t> found;
  for (std::int64_t candidate = 2; static_cast<std::int64_t>(found.size()) < num_rows; ++candidate) {
    auto is_prime = true;
    for (auto const prime : found) {
      if (prime * prime > candidate) break;
      is_prime = candidate % prime != 0;
      if (!is_prime) break;
    }
    if (is_prime) found.push_back(candidate);
  }
  return found;
}

TEST(Digits, ASumOfTenThousandFractionsIsExact) {
  std::vector<Fraction> fractions;
  std::int64_t expected = 0;
  for (std::int64_t i = 0; i < num_rows; ++i) {
    fractions.push_back({i % 7 - 2, i % 20 + 1});
    expected += fractions.back().numerator * (least_common_multiple / fractions.back().denominator);
  }
  auto const outcome = scored(fractions);
  ASSERT_TRUE(outcome.is_known());
  EXPECT_EQ(outcome.value(), value::Value(value::Rational(expected)));
}

TEST(Digits, ASumWhoseDenominatorOutgrowsTheLimitIsAFaultInBoundedTime) {
  std::vector<Fraction> fractions;
  for (auto const prime : primes()) fractions.push_back({1, prime});
  auto const begin = std::chrono::steady_clock::now();
  auto const outcome = scored(fractions);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  ASSERT_TRUE(outcome.is_fault());
  EXPECT_EQ(outcome.fault().code, source::DiagnosticCode::digit_limit_exceeded);
}

TEST(Digits, TheOrderOfTheFractionsDoesNotShow) {
  std::vector<Fraction> fractions;
  for (auto const prime : primes()) fractions.push_back({1, prime});
  auto const first_200 = std::vector<Fraction>(fractions.begin(), fractions.begin() + 200);
  auto const reversed = std::vector<Fraction>(first_200.rbegin(), first_200.rend());
  // Their sum is no finite decimal, so both are faults of the result, which name the sum.
  auto const one = scored(first_200);
  auto const other = scored(reversed);
  ASSERT_TRUE(one.is_fault() && other.is_fault());
  EXPECT_EQ(one.fault().code, source::DiagnosticCode::not_a_finite_decimal);
  EXPECT_EQ(one.fault().arguments, other.fault().arguments);
}

}  // namespace
}  // namespace timbang
