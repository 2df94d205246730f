// Scores a file of records into reports: results, rejected records and a summary, each where the user wants it.
// Used by `timbang score`. Holds one record at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include "engine/session/load.h"
#include "engine/session/score.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::session {

enum class ResultFormat : std::uint8_t { table, csv, jsonl, workbook };

struct ReportRequest {
  ResultFormat format = ResultFormat::table;
  std::string output;   ///< a file, or standard output when empty or `-`
  std::string rejects;  ///< a file that takes charge of rejected records; may be empty
  source::Language language = source::Language::indonesian;
};

enum class ScoreStatus : std::uint8_t {
  done,
  some_rejected,     ///< with no file to take charge of them
  records_unusable,  ///< a record file was refused; no output file was left behind
  not_written,       ///< an output file cannot be written
};

struct Scored {
  ScoreStatus status = ScoreStatus::done;
  std::uint64_t num_rejected = 0;
};

/// Told while the work goes on; each may be left empty.
struct ScoreListener {
  std::function<void(source::Diagnostic const&)> report;  ///< at most max_told_of_one_code of one code
  /// At the end, for each code with more: how many were not reported.
  std::function<void(source::DiagnosticCode, std::uint64_t)> held_back;
  std::function<void(std::uint64_t)> progress;  ///< after each record: how many so far
};

/// Results go to `standard_output` unless the request names a file; then a summary goes there. `rules` are of `loaded`.
Scored score_to_report(Loaded const& loaded, Jurisdiction const& rules, ScoreRequest const& request,
                       ReportRequest const& report, ScoreListener const& listener, std::ostream& standard_output);

}  // namespace timbang::session
