#include "engine/session/choose_assessment.h"

#include <gtest/gtest.h>

namespace timbang::session {
namespace {

using source::DiagnosticCode;

/// File 0 is named by the user, file 1 is imported; each is a package.
class ChooseAssessment : public ::testing::Test {
protected:
  ChooseAssessment() {
    loaded_.main_files = {source::FileId{0}};
    auto& rules = loaded_.jurisdictions.emplace_back();
    rules.main_files = loaded_.main_files;
    rules.program.packages.resize(2);
    rules.program.packages[0].name = "kota";
    rules.program.packages[1].name = "nasional";
    rules.program.packages[1].span.file = source::FileId{1};
  }

  void add(std::string name, std::uint16_t file) {
    ir::Assessment assessment;
    assessment.name = std::move(name);
    assessment.package = ir::PackageId{file};
    assessment.span.file = source::FileId{file};
    loaded_.jurisdictions.front().program.assessments.push_back(std::move(assessment));
  }

  DiagnosticCode problem(std::string const& name) const {
    return choose_assessment(loaded_, name, {}).problem.value().code;
  }
  std::string help(std::string const& name) const {
    return source::help_text(choose_assessment(loaded_, name, {}).problem.value(), source::Language::indonesian);
  }

  Loaded loaded_;
};

TEST_F(ChooseAssessment, TakesTheOneThatIsNamed) {
  add("Kinerja", 0);
  add("Perpanjangan", 1);
  EXPECT_EQ(choose_assessment(loaded_, "Perpanjangan", {}).assessment, ir::AssessmentId{1});
}

TEST_F(ChooseAssessment, TakesTheOnlyOneOfTheNamedFiles) {
  add("Perpanjangan", 1);
  add("Kinerja", 0);
  EXPECT_EQ(choose_assessment(loaded_, "", {}).assessment, ir::AssessmentId{1});
}

TEST_F(ChooseAssessment, AsksWhenThereAreSeveral) {
  add("Kinerja", 0);
  add("Talenta", 0);
  EXPECT_EQ(problem(""), DiagnosticCode::assessment_not_named);
  EXPECT_EQ(help(""), "pilih dengan `--assessment`: `Kinerja`, `Talenta`");
}

TEST_F(ChooseAssessment, SuggestsTheNearestName) {
  add("Kinerja", 0);
  add("Talenta", 0);
  EXPECT_EQ(problem("Kinerje"), DiagnosticCode::unknown_assessment);
  EXPECT_EQ(help("Kinerje"), "mungkin maksud Anda `Kinerja`; yang ada: `Kinerja`, `Talenta`");
  EXPECT_EQ(help("Xyz"), "yang ada: `Kinerja`, `Talenta`");
}

TEST_F(ChooseAssessment, AsksForThePackageOfANameThatSeveralHave) {
  add("Kinerja", 0);
  add("Kinerja", 1);
  EXPECT_EQ(problem("Kinerja"), DiagnosticCode::ambiguous_assessment);
  EXPECT_EQ(help("Kinerja"), "sebutkan bersama nama paketnya: `kota.Kinerja`, `nasional.Kinerja`");
  EXPECT_EQ(choose_assessment(loaded_, "nasional.Kinerja", {}).assessment, ir::AssessmentId{1});
}

TEST_F(ChooseAssessment, SaysThatThereIsNone) {
  EXPECT_EQ(problem(""), DiagnosticCode::no_assessment);
  EXPECT_EQ(problem("Kinerja"), DiagnosticCode::no_assessment);
}

}  // namespace
}  // namespace timbang::session
