#include "engine/report/jsonl_report.h"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/report/sample.h"

namespace timbang::report {
namespace {

std::string line(std::string const& key, Sample const& sample, evaluate::Decision const& decision) {
  std::ostringstream output;
  JsonlReport report(sample.context(), output);
  report.begin();
  report.write({key}, decision);
  return output.str();
}

TEST(JsonlReport, WritesOneLineWithEverythingInAFixedOrder) {
  Sample const sample;
  EXPECT_EQ(
      line("1", sample, sample.failing_decision()),
      R"({"key":"1","assessment":"nasional.jpt.Perpanjangan","evaluation_date":"2021-05-24","law_date":"2021-05-24",)"
      R"("rule_digest":"sha256:abc","state":"final","values":{"masa":{"state":"final","value":"P5Y2M10D"},)"
      R"("predikat":{"state":"final","value":"baik"},"nilai":{"state":"final","value":"0.375"},)"
      R"("gagal":{"state":"final","value":"=1+1"}},"decisions":{"boleh":{"result":"not_eligible","failing":[)"
      R"({"name":"belum_lewat","label":"Paling lama lima tahun","reasons":[{"comparison":"masa <= 5 tahun",)"
      R"("actual":"P5Y2M10D","operator":"<=","demanded":["P5Y"],"shortfall":"P2M10D"}],)"
      R"("citations":[{"regulation":"UU_5_2014","article":"117","paragraph":"1"}]}]}},)"
      R"("missing":{"deciding":[],"besides":[]},"faults":[]})"
      "\n");
}

TEST(JsonlReport, TellsWhatIsPossibleMissingAndFaulty) {
  Sample const sample;
  auto const object = nlohmann::json::parse(line("1", sample, sample.open_decision()));
  EXPECT_EQ(object["state"], "fault");
  EXPECT_EQ(object["values"]["predikat"], (nlohmann::json{{"state", "provisional"}, {"possible", "baik|sangat_baik"}}));
  EXPECT_EQ(object["values"]["nilai"], (nlohmann::json{{"state", "fault"}}));
  EXPECT_EQ(object["decisions"]["boleh"]["result"], "undetermined");
  EXPECT_EQ(object["missing"]["deciding"][0]["path"], "pejabat.tanggal_pelantikan");
  EXPECT_EQ(object["missing"]["deciding"][0]["source"], "pejabat.tmtPelantikan");
  EXPECT_EQ(object["missing"]["besides"].size(), 1U);
  EXPECT_EQ(object["faults"][0]["code"], "T901");
}

TEST(JsonlReport, SurvivesBytesThatAreNoText) {
  Sample const sample;
  auto const object = nlohmann::json::parse(line("a\xFF\n", sample, sample.failing_decision()));
  EXPECT_EQ(object["key"], "a\xEF\xBF\xBD\n");
}

}  // namespace
}  // namespace timbang::report
