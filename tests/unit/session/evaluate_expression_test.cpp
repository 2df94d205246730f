#include "engine/session/evaluate_expression.h"

#include <gtest/gtest.h>

namespace timbang::session {
namespace {

using source::DiagnosticCode;
using source::Language;

std::string result(std::string const& expression, Language language = Language::indonesian) {
  return evaluate_expression({expression, language, {}}).text.value_or("(none)");
}

TEST(EvaluateExpression, IsExact) {
  EXPECT_EQ(result("0,1 + 0,2"), "0,3");
  EXPECT_EQ(result("0.1 + 0.2", Language::english), "0.3");
  EXPECT_EQ(result("1/3"), "1/3");
  EXPECT_EQ(result("1/3 + 1/3 + 1/3"), "1");
}

TEST(EvaluateExpression, WritesEachKindOfValueAsTheLanguageDoes) {
  EXPECT_EQ(result("3 > 2"), "ya");
  EXPECT_EQ(result("3 > 2", Language::english), "yes");
  EXPECT_EQ(result("30% + 5%"), "35%");
  EXPECT_EQ(result("Rp5.000.000 * 2"), "Rp10.000.000");
  EXPECT_EQ(result("1 Oktober 2021 + 2 tahun"), "1 Oktober 2023");
  EXPECT_EQ(result("1 October 2021 + 2 years", Language::english), "1 October 2023");
  EXPECT_EQ(result("masa sejak 1 Januari 2020 pada 10 Maret 2021"), "1 tahun 2 bulan 9 hari");
}

TEST(EvaluateExpression, ReportsAMistakeAtItsPlace) {
  auto const evaluated = evaluate_expression({"1 + x", Language::indonesian, {}});
  EXPECT_FALSE(evaluated.text.has_value());
  EXPECT_FALSE(evaluated.needs_date);
  ASSERT_FALSE(evaluated.diagnostics.empty());
  auto const span = std::get<source::Span>(evaluated.diagnostics.front().place);
  EXPECT_EQ(evaluated.sources.get(span.file).text(span), "x");
}

TEST(EvaluateExpression, ReportsAFaultAtTheOperation) {
  auto const evaluated = evaluate_expression({"1 + 2/0", Language::indonesian, {}});
  ASSERT_EQ(evaluated.diagnostics.size(), 1U);
  EXPECT_EQ(evaluated.diagnostics.front().code, DiagnosticCode::division_by_zero);
  auto const span = std::get<source::Span>(evaluated.diagnostics.front().place);
  EXPECT_EQ(evaluated.sources.get(span.file).text(span), "2/0");
}

TEST(EvaluateExpression, FillsInTheArgumentsOfAFault) {
  auto const evaluated = evaluate_expression({"31 Januari 2021 + 1 bulan", Language::indonesian, {}});
  ASSERT_EQ(evaluated.diagnostics.size(), 1U);
  EXPECT_EQ(source::message_text(evaluated.diagnostics.front(), Language::indonesian),
            "tidak ada tanggal pada 31 Januari 2021 ditambah atau dikurangi 1 bulan");
}

TEST(EvaluateExpression, AsksForADateOnlyWhereOneIsRead) {
  auto const without = evaluate_expression({"tanggal_evaluasi", Language::indonesian, {}});
  EXPECT_TRUE(without.needs_date);
  EXPECT_FALSE(without.text.has_value());
  auto const day = value::Date::from_parts(2021, 5, 24);
  EXPECT_EQ(evaluate_expression({"tanggal_evaluasi", Language::indonesian, day}).text, "24 Mei 2021");
}

}  // namespace
}  // namespace timbang::session
