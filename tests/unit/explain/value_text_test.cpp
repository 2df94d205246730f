#include "engine/explain/value_text.h"

#include <gtest/gtest.h>

#include "engine/explain/citation_text.h"
#include "tests/unit/explain/tenure.h"

namespace timbang::explain {
namespace {

using source::Language;

class ValueTextTest : public ::testing::Test {
protected:
  Tenure tenure;
  value::Type minutes = minutes_type();

  value::Type minutes_type() {
    tenure.program.units.push_back({"menit", {}});
    return value::Type::number(value::UnitId{value::num_predefined_units});
  }
  std::string text(value::Type const& type, value::Outcome const& outcome,
                   Language language = Language::indonesian) const {
    return outcome_text(tenure.program, type, outcome, language);
  }
  value::Outcome between(std::int64_t low, std::int64_t high) const {
    return value::Unknown{value::Interval<value::Rational>{value::Rational(low), value::Rational(high), false, true},
                          {}};
  }
  value::Outcome ratings(std::initializer_list<std::size_t> indices) const {
    value::EnumerationSet set;
    for (auto const index : indices) set.set(index);
    return value::Unknown{set, {}};
  }
};

TEST_F(ValueTextTest, ValuesCarryTheirUnits) {
  EXPECT_EQ(text(minutes, value::Value(value::Rational(30))), "30 menit");
  EXPECT_EQ(text(tenure.number_type, value::Value(value::Rational(3001, 2))), "1.500,5");
  EXPECT_EQ(text(tenure.number_type, value::Value(value::Rational(3001, 2)), Language::english), "1,500.5");
  EXPECT_EQ(text(value::Type::number(value::percent), value::Value(value::Rational(3, 8))), "37,5%");
  EXPECT_EQ(text(value::Type::number(value::money), value::Value(value::Rational(5000000))), "Rp5.000.000");
  EXPECT_EQ(text(value::Type::boolean(), value::Value(true), Language::english), "yes");
}

TEST_F(ValueTextTest, EnumerationsAreToldByTheirLabel) {
  EXPECT_EQ(text(tenure.rating_type, value::Value(value::EnumerationValue{3})), "Sangat Baik");
  tenure.program.enumerations[tenure.rating_type.index].entries[3].label.clear();
  EXPECT_EQ(text(tenure.rating_type, value::Value(value::EnumerationValue{3})), "sangat_baik");
}

TEST_F(ValueTextTest, AProvisionalValueTellsWhatIsStillPossible) {
  EXPECT_EQ(text(minutes, between(60, 80)), "sementara [60 .. 80) menit");
  EXPECT_EQ(text(value::Type::number(value::percent), between(0, 1)), "sementara [0% .. 100%)");
  EXPECT_EQ(text(tenure.rating_type, ratings({3, 2})), "sementara (Baik; Sangat Baik)");
  EXPECT_EQ(text(tenure.rating_type, ratings({3, 2}), Language::english), "provisional (Baik, Sangat Baik)");
}

TEST_F(ValueTextTest, WhenEverythingIsPossibleNothingIsDecided) {
  EXPECT_EQ(text(tenure.rating_type, ratings({0, 1, 2, 3})), "belum dapat diputuskan");
  EXPECT_EQ(text(tenure.number_type, value::Unknown{value::Interval<value::Rational>{}, {}}), "belum dapat diputuskan");
  EXPECT_EQ(text(value::Type::boolean(), value::Unknown{value::BooleanSet{}, {}}, Language::english), "undecided");
}

TEST_F(ValueTextTest, TheOneBoundOfAnIntervalIsTold) {
  value::Interval<value::Rational> const from_one{value::Rational(1), {}, false, false};
  value::Interval<value::Rational> const below_one{{}, value::Rational(1), false, true};
  EXPECT_EQ(text(tenure.number_type, value::Unknown{from_one, {}}), "belum dapat diputuskan (paling rendah 1)");
  EXPECT_EQ(text(tenure.number_type, value::Unknown{below_one, {}}, Language::english), "undecided (below 1)");
  value::Interval<value::Duration> const up_to{{}, value::Duration{24, 0}, false, false};
  EXPECT_EQ(text(value::Type::duration(), value::Unknown{up_to, {}}), "belum dapat diputuskan (paling banyak 2 tahun)");
}

TEST_F(ValueTextTest, WhatHasNoValueSaysSo) {
  EXPECT_EQ(text(tenure.number_type, value::NotApplicable{}), "tidak berlaku");
  EXPECT_EQ(text(tenure.number_type, value::Fault{source::DiagnosticCode::division_by_zero, {}}),
            "tidak dapat dihitung (T901)");
}

TEST_F(ValueTextTest, ADecisionIsEligibleOrNot) {
  auto const told = [&](ir::RuleId rule, value::Outcome const& outcome, evaluate::ResultState state) {
    return result_text(tenure.program, {rule, outcome, state}, Language::indonesian);
  };
  using evaluate::ResultState;
  EXPECT_EQ(told(tenure.allowed, value::Value(true), ResultState::final), "memenuhi syarat");
  EXPECT_EQ(told(tenure.allowed, value::Value(false), ResultState::final), "tidak memenuhi syarat");
  EXPECT_EQ(told(tenure.allowed, value::Unknown{value::BooleanSet{}, {}}, ResultState::undetermined),
            "belum dapat diputuskan");
  EXPECT_EQ(told(tenure.allowed, value::NotApplicable{}, ResultState::not_applicable), "tidak berlaku");
  // The state knows the declared range; the value alone does not.
  value::Interval<value::Duration> const both_ends{value::Duration{1, 0}, value::Duration{2, 0}, false, false};
  EXPECT_EQ(told(tenure.term, value::Unknown{both_ends, {}}, ResultState::undetermined), "belum dapat diputuskan");
  EXPECT_EQ(told(tenure.term, value::Unknown{both_ends, {}}, ResultState::provisional),
            "sementara [1 bulan .. 2 bulan]");
}

TEST(CitationTextTest, PartsAreNamedInTheLanguage) {
  ir::Program program;
  program.regulations.push_back({"PP_30_2019", {}, {}, {}, {}, {}, {}});
  ir::Citation const citation{{0},
                              {{ir::CitationPartKind::article, "41"},
                               {ir::CitationPartKind::paragraph, "5"},
                               {ir::CitationPartKind::letter, "a"},
                               {ir::CitationPartKind::number, "3"}}};
  ir::Citation const annex{{0}, {{ir::CitationPartKind::annex, "IV.B.3"}, {ir::CitationPartKind::page, "102"}}};
  EXPECT_EQ(citations_text(program, {citation, annex}, Language::indonesian),
            "PP_30_2019 pasal 41 ayat (5) huruf a angka 3; PP_30_2019 lampiran IV.B.3 halaman 102");
  EXPECT_EQ(citation_text(program, citation, Language::english),
            "PP_30_2019 article 41 paragraph (5) letter a number 3");
}

}  // namespace
}  // namespace timbang::explain
