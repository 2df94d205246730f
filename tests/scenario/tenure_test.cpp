// The tenure of Surakarta's high officials, held to results that were computed independently of Timbang
// (tests/data/surakarta/expected_r1_masa_jabatan.csv): every column for the 28, "does not apply" for all others, and the
// same results from nested JSON lines as from CSV with child tables.
#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/session/load.h"
#include "engine/session/score.h"
#include "engine/session/score_report.h"

namespace timbang {
namespace {

std::string const data_folder = std::string(TIMBANG_ROOT) + "/tests/data/surakarta/";
std::string const rules_folder = std::string(TIMBANG_ROOT) + "/rules";
auto const evaluation_date = *value::Date::from_parts(2021, 5, 24);

session::Loaded load_rules() {
  return session::load({{rules_folder + "/kota/surakarta/masa-jabatan.timbang"}, {rules_folder}});
}

session::RecordRequest csv_records() {
  return {data_folder + "pegawai.csv",
          {{"skp", data_folder + "skp.csv"},
           {"umpan_balik", data_folder + "umpan_balik_360.csv"},
           {"uji_kompetensi", data_folder + "uji_kompetensi.csv"},
           {"usul", data_folder + "usul_perpanjangan.csv"}}};
}

session::ScoreRequest request(session::Loaded const& loaded, session::RecordRequest records) {
  auto const assessment = loaded.jurisdictions.front().program.find_assessment("MasaJabatanPimpinanTinggi");
  return {assessment.value(), std::move(records), {evaluation_date, evaluation_date}};
}

using Row = std::map<std::string, std::string>;

std::vector<Row> read_expected() {
  std::ifstream file(data_folder + "expected_r1_masa_jabatan.csv");
  std::vector<Row> rows;
  std::vector<std::string> header;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::stringstream stream(line + ",");
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    if (header.empty()) {
      header = cells;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = cells.at(i);
    rows.push_back(row);
  }
  return rows;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

std::string joined(std::vector<std::string> const& parts) {
  std::string text;
  for (auto const& part : parts) text += (text.empty() ? "" : "|") + part;
  return text;
}

// One result in the columns, words and codes of the expected file (RULES R1).
class ExpectedColumns {
public:
  ExpectedColumns(ir::Program const& program, records::ReadRecord const& record, evaluate::Decision const& decision)
      : program_(program), record_(record), decision_(decision) {}

  Row row() const {
    Row row;
    row["nip"] = record_.key;
    row["tmtPelantikan"] = inauguration();
    row["masa"] = known(result("masa_jabatan"), [](value::Value const& value) {
      auto const length = std::get<value::Duration>(value);
      return std::to_string(length.months / 12) + "-" + std::to_string(length.months % 12) + "-" +
             std::to_string(length.days);
    });
    row["dua_tahun_pada"] = known(result("dua_tahun_pada"), iso);
    row["lima_tahun_pada"] = known(result("lima_tahun_pada"), iso);
    row["status"] = status();
    row["boleh_diganti"] = known(result("boleh_diganti"), [](value::Value const& value) {
      return std::string(std::get<bool>(value) ? "ya" : "tidak");
    });
    // The expected file fills these only for those whose five years have passed; for the others it names only what is
    // needed to know the status.
    auto const must_be_evaluated = row["status"] == "WAJIB EVALUASI";
    row["perpanjangan"] = must_be_evaluated ? extension() : "";
    row["gagal"] = must_be_evaluated ? failing() : "";
    row["data_kurang"] = missing(must_be_evaluated);
    return row;
  }

private:
  static std::string iso(value::Value const& value) { return std::get<value::Date>(value).to_iso(); }

  template <typename Write>
  static std::string known(value::Outcome const& outcome, Write const& write) {
    return outcome.is_known() ? write(outcome.value()) : std::string();
  }

  value::Outcome const& result(std::string const& name) const {
    for (auto const& result : decision_.results) {
      if (program_[result.rule].name == name) return result.outcome;
    }
    throw std::out_of_range(name);
  }

  std::string inauguration() const {
    auto const& subject = program_[program_[decision_.assessment].subject];
    for (std::size_t i = 0; i < subject.fields.size(); ++i) {
      if (subject.fields[i].name != "tanggal_pelantikan") continue;
      auto const* value = std::get_if<value::Value>(&record_.record.fields.at(i).content);
      return value == nullptr ? "" : iso(*value);
    }
    throw std::out_of_range("tanggal_pelantikan");
  }

  std::string status() const {
    auto const& outcome = result("status");
    if (!outcome.is_known()) return "BELUM DAPAT DIPUTUSKAN";
    for (auto const& result : decision_.results) {
      if (program_[result.rule].name != "status") continue;
      auto const& entries = program_.enumerations.at(program_[result.rule].type.index).entries;
      return upper(entries.at(outcome.as<value::EnumerationValue>().index).label);
    }
    return "";
  }

  std::string extension() const {
    auto const& outcome = result("dapat_diperpanjang");
    if (!outcome.is_known()) return "BELUM DAPAT DIPUTUSKAN";
    return outcome.as<bool>() ? "DAPAT DIPERPANJANG" : "TIDAK DAPAT DIPERPANJANG";
  }

  std::string failing() const {
    std::vector<std::string> codes;
    for (auto const& rule : decision_.results) {
      if (program_[rule.rule].name != "dapat_diperpanjang") continue;
      for (auto const index : evaluate::failing_requirements(program_, decision_, rule.rule)) {
        auto const& name = program_[decision_.requirements.at(index).rule].name;
        codes.push_back(name == "koordinasi_pengawas" ? "KOORDINASI_KASN" : upper(name));
      }
    }
    return joined(codes);
  }

  std::string missing(bool with_besides) const {
    std::vector<std::string> names;
    auto const add = [&](std::vector<evaluate::MissingDatum> const& data) {
      for (auto const& datum : data) {
        auto const prefix = std::string("usulPerpanjangan.");
        names.push_back(datum.source.rfind(prefix, 0) == 0 ? datum.source.substr(prefix.size()) : datum.source);
      }
    };
    add(decision_.missing_deciding);
    if (with_besides) add(decision_.missing_besides);
    return joined(names);
  }

  ir::Program const& program_;
  records::ReadRecord const& record_;
  evaluate::Decision const& decision_;
};

class Collector : public session::ScoreSink {
public:
  explicit Collector(ir::Program const& program) : program_(program) {}

  void decided(records::ReadRecord const& record, evaluate::Decision const& decision) override {
    if (decision.state == evaluate::ResultState::not_applicable) {
      ++num_not_applicable;
      EXPECT_TRUE(decision.requirements.empty()) << record.key;
      EXPECT_TRUE(decision.missing_deciding.empty() && decision.missing_besides.empty()) << record.key;
      return;
    }
    rows.push_back(ExpectedColumns(program_, record, decision).row());
  }
  void rejected(records::Rejection const& rejection) override {
    ADD_FAILURE() << rejection.file << ":" << rejection.line << " was rejected";
  }

  std::vector<Row> rows;
  std::size_t num_not_applicable = 0;

private:
  ir::Program const& program_;
};

TEST(Tenure, EqualsTheExpectedFileInEveryColumn) {
  auto const loaded = load_rules();
  ASSERT_EQ(loaded.jurisdictions.size(), 1U);
  Collector collector(loaded.jurisdictions.front().program);
  auto const end = session::score(loaded.jurisdictions.front().program, request(loaded, csv_records()), collector);
  EXPECT_FALSE(end.refused);
  auto const expected = read_expected();
  ASSERT_EQ(expected.size(), 28U);
  ASSERT_EQ(collector.rows.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(expected[i].size(), 10U);
    for (auto const& [column, cell] : expected[i]) {
      EXPECT_EQ(collector.rows[i].at(column), cell) << expected[i].at("nip") << ", column " << column;
    }
  }
  EXPECT_EQ(collector.num_not_applicable, 6042U);
}

std::string score_text(session::Loaded const& loaded, session::RecordRequest records, session::ResultFormat format) {
  std::ostringstream output;
  session::ReportRequest report;
  report.format = format;
  auto const scored = session::score_to_report(loaded, loaded.jurisdictions.front(),
                                               request(loaded, std::move(records)), report, {}, output);
  EXPECT_EQ(scored.status, session::ScoreStatus::done);
  return output.str();
}

/// Columns that nobody reads are another matter in one file than in five, so what the summary says of them is left out.
std::string without_warnings(std::string const& text) { return text.substr(0, text.find("\nPeringatan tentang data")); }

TEST(Tenure, NestedJsonLinesGiveTheSameBytesAsCsv) {
  auto const loaded = load_rules();
  ASSERT_EQ(loaded.jurisdictions.size(), 1U);
  for (auto const format : {session::ResultFormat::csv, session::ResultFormat::jsonl, session::ResultFormat::table}) {
    auto const from_csv = score_text(loaded, csv_records(), format);
    auto const from_json = score_text(loaded, {data_folder + "pegawai.jsonl", {}}, format);
    EXPECT_GE(std::count(from_csv.begin(), from_csv.end(), '\n'), 6070);
    EXPECT_TRUE(without_warnings(from_csv) == without_warnings(from_json));
  }
}

}  // namespace
}  // namespace timbang
