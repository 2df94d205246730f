#include "engine/session/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/session/choose_assessment.h"
#include "tests/unit/session/sample_rules.h"
#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

using source::DiagnosticCode;
using ::testing::HasSubstr;

class Explain : public ::testing::Test {
protected:
  Explained explain(std::string const& key, bool as_json = false, std::string rules = std::string(sample_rules)) {
    loaded_ = load(LoadRequest{{folder_.write("a.timbang", rules)}, {}});
    auto const day = *value::Date::from_parts(2026, 5, 1);
    ExplainRequest request;
    auto const choice = choose_assessment(loaded_, "", {});
    request.score.assessment = choice.assessment.value();
    request.score.records.path = folder_.write("pegawai.csv", sample_records);
    request.score.dates = {day, day};
    request.key = key;
    request.as_json = as_json;
    return session::explain(loaded_, *choice.rules, request);
  }

  ScratchFolder folder_;
  Loaded loaded_;
};

TEST_F(Explain, TellsTheRecordThatIsAskedFor) {
  auto const explained = explain("0002");
  ASSERT_TRUE(explained.text.has_value());
  EXPECT_TRUE(explained.diagnostics.empty());
  EXPECT_THAT(*explained.text, HasSubstr("66 tahun"));
}

TEST_F(Explain, TellsItAsJson) { EXPECT_THAT(explain("0002", true).text.value_or(""), ::testing::StartsWith("{")); }

TEST_F(Explain, ShowsKeysToSomebodyWhoseKeyIsNotThere) {
  auto const explained = explain("2");
  EXPECT_FALSE(explained.text.has_value());
  ASSERT_EQ(explained.diagnostics.size(), 1U);
  EXPECT_EQ(explained.diagnostics.front().code, DiagnosticCode::key_not_found);
  EXPECT_THAT(source::help_text(explained.diagnostics.front(), source::Language::indonesian),
              HasSubstr("`0001`, `0002`, `0003`"));
}

TEST_F(Explain, SaysWhyTheRecordWasRejected) {
  auto const explained = explain("0004");
  EXPECT_FALSE(explained.text.has_value());
  ASSERT_EQ(explained.diagnostics.size(), 2U);
  EXPECT_EQ(std::get<source::DataPlace>(explained.diagnostics.front().place).column, "tanggal_lahir");
  EXPECT_EQ(explained.diagnostics.back().code, DiagnosticCode::record_was_rejected);
}

TEST_F(Explain, NeedsAKeyInTheRules) {
  auto rules = std::string(sample_rules);
  rules.replace(rules.find("kunci nip"), 5, "isian");
  auto const explained = explain("0001", false, rules);
  ASSERT_EQ(explained.diagnostics.size(), 1U);
  EXPECT_EQ(explained.diagnostics.front().code, DiagnosticCode::subject_without_key);
}

}  // namespace
}  // namespace timbang::session
