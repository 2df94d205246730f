// Record files: read, checked and scored with the rules of Surakarta's basic data.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "engine/report/jsonl_report.h"
#include "engine/report/rejects_report.h"
#include "engine/session/load.h"
#include "engine/session/score.h"
#include "tests/fuzz/targets.h"
#include "tests/workbooks/workbook_bytes.h"

namespace timbang::fuzz {

namespace {

session::Loaded const& rules() {
  static auto const loaded = [] {
    session::LoadRequest request;
    request.paths = {TIMBANG_ROOT "/rules/kota/surakarta/data-pegawai.timbang"};
    request.rule_folders = {TIMBANG_ROOT "/rules"};
    return session::load(request);
  }();
  return loaded;
}

/// Child tables are read twice, so they stand in files; in memory where the machine has such a folder.
class Folder {
public:
  Folder() {
    auto const in_memory = std::filesystem::path("/dev/shm");
    auto const parent = std::filesystem::exists(in_memory) ? in_memory : std::filesystem::temp_directory_path();
    path_ = parent / ("timbang-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  std::string write(char const* name, std::string_view bytes) const {
    auto const path = (path_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

private:
  std::filesystem::path path_;
};

/// Writes every result and every rejection, as `timbang score` does.
class Reports : public session::ScoreSink {
public:
  explicit Reports(session::ScoreRequest const& request)
      : rejects_(source::Language::indonesian, output_),
        results_({rules().jurisdictions.front().program, rules().sources, request.assessment, request.dates,
                  rules().jurisdictions.front().digest},
                 output_) {}

  void decided(records::ReadRecord const& record, evaluate::Decision const& decision) override {
    demand(!record.key.empty(), "a record that is decided has its key");
    results_.write({record.key}, decision);
  }
  void rejected(records::Rejection const& rejection) override {
    demand(!rejection.reasons.empty(), "a record is rejected for a reason");
    demand(rejection.line > 0, "a rejected record has a line");
    rejects_.write(rejection);
  }
  void left_out(records::LeftOutRow const& row) override {
    demand(row.reason.severity() == source::Severity::warning, "a row of nobody is a warning");
    rejects_.write(row);
  }

private:
  std::ostringstream output_;
  report::RejectsReport rejects_;
  report::JsonlReport results_;
};

void score(session::RecordRequest records) {
  demand(!rules().jurisdictions.empty(), "the rules of Surakarta are accepted");
  auto const& program = rules().jurisdictions.front().program;
  auto const today = value::Date::from_iso("2021-05-24").value();
  auto const assessment = program.find_assessment("KelengkapanData");
  session::ScoreRequest const request{assessment.value(), std::move(records), {today, today}};
  Reports reports(request);
  auto const end = session::score(program, request, reports);
  demand(!end.refused || !end.file_diagnostics.empty(), "a file is refused for a reason");
}

Folder const& folder() {
  static Folder const made;
  return made;
}

}  // namespace

void score_csv(std::string_view bytes) {
  if (bytes.size() > max_input_bytes) return;
  constexpr std::string_view mark = "\n=== skp\n";
  auto const end = bytes.find(mark);
  session::RecordRequest records{folder().write("people", bytes.substr(0, end)), {}};
  if (end != std::string_view::npos) {
    records.children.push_back({"skp", folder().write("skp", bytes.substr(end + mark.size()))});
  }
  score(std::move(records));
}

void score_json(std::string_view bytes) {
  if (bytes.size() > max_input_bytes) return;
  score({folder().write("people", bytes), {}});
}

namespace {

/// The texts behind each `=== <name>` line.
std::vector<workbooks::Part> parts_in(std::string_view bytes) {
  constexpr std::string_view mark = "=== ";
  std::vector<workbooks::Part> parts;
  while (bytes.starts_with(mark)) {
    auto const line_end = std::min(bytes.find('\n'), bytes.size());
    auto const name = bytes.substr(mark.size(), line_end - mark.size());
    bytes.remove_prefix(std::min(line_end + 1, bytes.size()));
    auto const end = std::min(bytes.find("\n=== "), bytes.size());
    parts.push_back({std::string(name), std::string(bytes.substr(0, end))});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return parts;
}

}  // namespace

void score_workbook(std::string_view bytes) {
  if (bytes.size() > max_input_bytes) return;
  auto const parts = parts_in(bytes);
  auto const book = parts.empty() ? std::string(bytes) : workbooks::zip(parts);
  score({folder().write("people", book), {}});
}

}  // namespace timbang::fuzz
