#include "engine/session/run_tests.h"

#include <gtest/gtest.h>

#include "engine/session/load.h"
#include "tests/unit/session/sample_rules.h"
#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {
namespace {

using source::DiagnosticCode;
using source::Language;

class RunTests : public ::testing::Test {
protected:
  /// The sample rules with these examples behind them.
  TestRun run(std::string const& examples) {
    auto const path = folder_.write("a.timbang", std::string(sample_rules) + "\n" + examples);
    loaded_ = load(LoadRequest{{path}, {}});
    EXPECT_FALSE(loaded_.jurisdictions.empty()) << (loaded_.diagnostics.empty() ? "" : first_message());
    return loaded_.jurisdictions.empty() ? TestRun{} : run_tests(loaded_);
  }

  std::string first_message() const { return source::message_text(loaded_.diagnostics.front(), Language::indonesian); }
  static std::string message(TestRun const& run) {
    return run.failures.empty() ? "" : source::message_text(run.failures.front(), Language::indonesian);
  }
  std::string marked(TestRun const& run) const {
    auto const span = std::get<source::Span>(run.failures.at(0).place);
    return std::string(loaded_.sources.get(span.file).text(span));
  }

  ScratchFolder folder_;
  Loaded loaded_;
};

constexpr auto known = R"(contoh "Muda" untuk Belajar pada 1 Mei 2026
    isian tanggal_lahir = 1 Mei 1986
    isian nilai = 70
)";

TEST_F(RunTests, PassesWhatIsAsExpected) {
  auto const result =
      run(std::string(known) + "    maka usia = 40 tahun\n    maka dua_kali = 140\n    maka boleh = memenuhi syarat\n");
  EXPECT_EQ(message(result), "");
  EXPECT_EQ(test_summary(result, Language::indonesian), "1 contoh, 1 kasus: 1 lulus\n");
  EXPECT_EQ(test_summary(result, Language::english), "1 examples, 1 cases: 1 passed\n");
}

TEST_F(RunTests, TellsWhatCameOutInstead) {
  auto const result = run(std::string(known) + "    maka usia = 39 tahun\n");
  EXPECT_EQ(message(result), "`usia` diharapkan 39 tahun, hasilnya 40 tahun");
  EXPECT_EQ(result.failures.at(0).code, DiagnosticCode::expectation_not_met);
  EXPECT_NE(marked(result).find("39 tahun"), std::string::npos);
  EXPECT_EQ(test_summary(result, Language::indonesian), "1 contoh, 1 kasus: 0 lulus, 1 gagal\n");
}

TEST_F(RunTests, TellsDecisionsInWords) {
  EXPECT_EQ(message(run(std::string(known) + "    maka boleh = tidak memenuhi syarat\n")),
            "`boleh` diharapkan tidak memenuhi syarat, hasilnya memenuhi syarat");
}

TEST_F(RunTests, AStepCanBeExpectedToo) {
  EXPECT_EQ(message(run(std::string(known) + "    maka dua_kali = 141\n")), "`dua_kali` diharapkan 141, hasilnya 140");
}

TEST_F(RunTests, ARequirementThatIsMetDoesNotFail) {
  auto const result = run(std::string(known) + "    maka usia = 40 tahun\n    karena syarat cukup_muda\n");
  EXPECT_EQ(message(result), "syarat `cukup_muda` diharapkan tidak terpenuhi, hasilnya terpenuhi");
}

constexpr auto open = R"(contoh "Nilai belum ada" untuk Belajar pada 1 Mei 2026
    isian tanggal_lahir = 1 Mei 1986
)";

TEST_F(RunTests, UnderstandsWhatIsUndecidedAndWhatItWaitsFor) {
  auto const result =
      run(std::string(open) + "    maka boleh = belum dapat diputuskan\n    karena belum ada data nilai\n");
  EXPECT_EQ(message(result), "");
}

TEST_F(RunTests, SaysWhatAResultWaitsForInstead) {
  EXPECT_EQ(message(run(std::string(open) +
                        "    maka boleh = belum dapat diputuskan\n    karena belum ada data tanggal_lahir\n")),
            "diharapkan menunggu data `tanggal_lahir`, yang ditunggu: `nilai`");
}

TEST_F(RunTests, UnderstandsProvisionalResults) {
  EXPECT_EQ(message(run(std::string(open) + "    maka dua_kali = sementara [0 .. 200]\n")), "");
}

TEST_F(RunTests, AnUndecidedResultIsNoValue) {
  EXPECT_EQ(message(run(std::string(open) + "    maka boleh = memenuhi syarat\n")),
            "`boleh` diharapkan memenuhi syarat, hasilnya belum dapat diputuskan");
}

TEST_F(RunTests, LeavesOutExamplesOfImports) {
  folder_.write("a.timbang", std::string(sample_rules) + "\n" + known + "    maka usia = 39 tahun\n");
  auto const main =
      folder_.write("b.timbang", "paket kota.lain\n    versi \"1\"\n    lingkup instansi\n\nmemakai kota.belajar\n");
  loaded_ = load(LoadRequest{{main}, {}});
  ASSERT_FALSE(loaded_.jurisdictions.empty()) << first_message();
  EXPECT_EQ(run_tests(loaded_).num_examples, 0U);
}

}  // namespace
}  // namespace timbang::session
