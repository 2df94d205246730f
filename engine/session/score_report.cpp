#include "engine/session/score_report.h"

#include <memory>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

#include "engine/report/csv_report.h"
#include "engine/report/jsonl_report.h"
#include "engine/report/rejects_report.h"
#include "engine/report/summary_report.h"
#include "engine/report/table_report.h"
#include "engine/report/workbook_report.h"
#include "engine/session/diagnostic_limit.h"
#include "engine/session/output_file.h"

namespace timbang::session {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

std::unique_ptr<report::ResultWriter> make_writer(ResultFormat format, report::ReportContext const& context,
                                                  std::ostream& output) {
  switch (format) {
    case ResultFormat::table: return std::make_unique<report::TableReport>(context, output);
    case ResultFormat::csv: return std::make_unique<report::CsvReport>(context, output);
    case ResultFormat::jsonl: return std::make_unique<report::JsonlReport>(context, output);
    case ResultFormat::workbook: return std::make_unique<report::WorkbookReport>(context, output);
  }
  return nullptr;
}

bool names_file(std::string const& path) { return !path.empty() && path != "-"; }

/// The files of one run, the reports into them, and the counts for the summary.
class ReportSink : public ScoreSink {
public:
  ReportSink(report::ReportContext const& context, ReportRequest const& request, ScoreListener const& listener,
             std::ostream& standard_output)
      : request_(request), listener_(listener), standard_output_(standard_output), summary_(context) {
    if (names_file(request.output)) output_.emplace(request.output);
    results_ = make_writer(request.format, context, output_ ? output_->stream() : standard_output);
    if (request.rejects.empty()) return;
    rejects_file_.emplace(request.rejects);
    rejects_.emplace(request.language, rejects_file_->stream());
  }

  /// Writes headings, once: late, so that a file that is refused at once gives no output at all.
  void begin() {
    if (std::exchange(has_begun_, true)) return;
    results_->begin();
    if (rejects_) rejects_->begin();
  }

  void decided(records::ReadRecord const& record, evaluate::Decision const& decision) override {
    begin();
    report_all(record.warnings);
    summary_.count_warnings(record.warnings);
    write({record.key}, decision);
    progress();
  }

  void rejected(records::Rejection const& rejection) override {
    begin();
    report_all(rejection.reasons);
    if (rejects_) rejects_->write(rejection);
    summary_.count_rejected(rejection);
    progress();
  }

  void left_out(records::LeftOutRow const& row) override {
    begin();
    report_all({row.reason});
    if (rejects_) rejects_->write(row);
    summary_.count_warnings({row.reason});
  }

  void warned(std::vector<Diagnostic> const& warnings) override {
    report_all(warnings);
    summary_.count_warnings(warnings);
  }

  void ranked(evaluate::RankedPopulation const& ranked, std::vector<records::ReadRecord> const& members) override {
    summary_.tell_cohorts(ranked, members);
  }

  void summarised(evaluate::SummaryLine const& line) override {
    begin();
    write({line.name, &line.subject, line.is_total}, line.decision);
  }

  void summary_ended(std::uint64_t num_members) override { summary_.count_members(num_members); }

  /// What concerns whole files, when all records are through.
  void end(std::vector<Diagnostic> const& file_diagnostics) {
    report_all(file_diagnostics);
    summary_.count_warnings(file_diagnostics);
    if (!listener_.held_back) return;
    for (auto const& [code, number] : limit_.held_back()) listener_.held_back(code, number);
  }

  /// The path of a file that cannot be written; empty when all can.
  std::string unwritable() const {
    if (output_ && !output_->is_good()) return request_.output;
    if (rejects_file_ && !rejects_file_->is_good()) return request_.rejects;
    return {};
  }

  /// Puts the files in their places; the path of one that could not be, or empty.
  std::string commit() {
    begin();
    if (!results_->finish(summary_)) return request_.output;
    if (output_ && !output_->commit()) return request_.output;
    if (rejects_file_ && !rejects_file_->commit()) return request_.rejects;
    return {};
  }

  void write_summary() {
    if (output_) {
      standard_output_ << summary_.text(report::SummaryFiles{request_.output, request_.rejects});
    } else if (request_.format == ResultFormat::table) {
      standard_output_ << '\n' << summary_.text(report::SummaryFiles{{}, request_.rejects});
    }
  }

  std::uint64_t num_rejected() const { return summary_.num_rejected(); }

private:
  void write(report::ResultName const& name, evaluate::Decision const& decision) {
    results_->write(name, decision);
    summary_.write(name, decision);
  }
  void report_all(std::vector<Diagnostic> const& diagnostics) {
    if (!listener_.report) return;
    for (auto const& diagnostic : diagnostics) {
      if (limit_.lets_through(diagnostic.code)) listener_.report(diagnostic);
    }
  }
  void progress() const {
    if (listener_.progress) listener_.progress(summary_.num_decided() + summary_.num_rejected());
  }

  ReportRequest const& request_;
  ScoreListener const& listener_;
  std::ostream& standard_output_;
  std::optional<OutputFile> output_;
  std::optional<OutputFile> rejects_file_;
  std::unique_ptr<report::ResultWriter> results_;
  std::optional<report::RejectsReport> rejects_;
  report::SummaryReport summary_;
  DiagnosticLimit limit_;
  bool has_begun_ = false;
};

Scored not_written(std::string const& path, ScoreListener const& listener) {
  if (listener.report) {
    listener.report(Diagnostic{DiagnosticCode::output_not_writable, source::NoPlace{}, {path}, {}, {}});
  }
  return Scored{ScoreStatus::not_written, 0};
}

}  // namespace

Scored score_to_report(Loaded const& loaded, Jurisdiction const& rules, ScoreRequest const& request,
                       ReportRequest const& report, ScoreListener const& listener, std::ostream& standard_output) {
  report::ReportContext const context{rules.program, loaded.sources, request.assessment,
                                      request.dates, rules.digest,   report.language};
  ReportSink sink(context, report, listener, standard_output);
  if (auto const path = sink.unwritable(); !path.empty()) return not_written(path, listener);
  auto const end = score(rules.program, request, sink);
  spdlog::debug("{}: refused {}, rejected {}", request.records.path, end.refused, sink.num_rejected());
  sink.end(end.file_diagnostics);
  if (end.refused) return Scored{ScoreStatus::records_unusable, sink.num_rejected()};
  if (auto const path = sink.commit(); !path.empty()) return not_written(path, listener);
  sink.write_summary();
  auto const is_open = sink.num_rejected() > 0 && report.rejects.empty();
  return Scored{is_open ? ScoreStatus::some_rejected : ScoreStatus::done, sink.num_rejected()};
}

}  // namespace timbang::session
