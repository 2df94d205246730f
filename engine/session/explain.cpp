#include "engine/session/explain.h"

#include <algorithm>
#include <variant>

#include "engine/evaluate/interpret.h"
#include "engine/evaluate/trace.h"
#include "engine/explain/explain.h"
#include "engine/session/assessment_records.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;

/// Keys shown to somebody whose key was not found.
constexpr std::size_t num_shown_keys = 3;

Explained failed(DiagnosticCode code, std::vector<Argument> arguments) {
  Explained explained;
  explained.diagnostics.push_back(Diagnostic{code, source::NoPlace{}, std::move(arguments), {}, {}});
  return explained;
}

/// Looks for the key, and remembers what could be said when it is not there.
class Search {
public:
  Search(source::SourceStore const& sources, Jurisdiction const& rules, ExplainRequest const& request)
      : sources_(sources), rules_(rules), request_(request) {}

  Explained run() {
    auto const& score = request_.score;
    auto const source = open_records_for(rules_.program, score);
    // A pipe can be refused as late as at its end; a file that was opened has been looked at.
    auto const reads_to_end = score.records.path == "-";
    while (!explained_.text || reads_to_end) {
      auto const item = source->next();
      if (!item) break;
      std::visit([this](auto const& content) { take(content); }, *item);
      if (is_rejected_) break;
    }
    if (source->refused()) explained_.text.reset();
    auto const& about_files = source->file_diagnostics();
    explained_.diagnostics.insert(explained_.diagnostics.begin(), about_files.begin(), about_files.end());
    auto const about_date = about_law_date(rules_.program, score);
    explained_.diagnostics.insert(explained_.diagnostics.begin(), about_date.begin(), about_date.end());
    if (!explained_.text && !source->refused()) report_not_found();
    return std::move(explained_);
  }

private:
  void take(records::ReadRecord const& record) {
    if (shown_keys_.size() < num_shown_keys) shown_keys_.push_back(record.key);
    if (explained_.text || record.key != request_.key) return;
    explained_.diagnostics.insert(explained_.diagnostics.end(), record.warnings.begin(), record.warnings.end());
    explained_.text = explanation(record);
  }

  void take(records::Rejection const& rejection) {
    if (explained_.text || rejection.key != request_.key) return;
    is_rejected_ = true;
    explained_.diagnostics = rejection.reasons;
  }

  std::string explanation(records::ReadRecord const& record) const {
    auto const& score = request_.score;
    auto const& program = rules_.program;
    evaluate::TraceRecorder trace;
    auto const decision = evaluate::interpret(program, score.assessment, record.record, score.dates, &trace);
    auto const make = request_.as_json ? explain::explain_json : explain::explain_text;
    return make({program, sources_, decision, trace, score.dates, record.key, rules_.digest, request_.language});
  }

  void take(records::LeftOutRow const&) {}

  void report_not_found() {
    auto diagnostic = is_rejected_
                          ? Diagnostic{DiagnosticCode::record_was_rejected, source::NoPlace{}, {request_.key}, {}, {}}
                          : not_found();
    explained_.diagnostics.push_back(std::move(diagnostic));
  }

  Diagnostic not_found() const {
    Diagnostic diagnostic{
        DiagnosticCode::key_not_found, source::NoPlace{}, {request_.key, request_.score.records.path}, {}, {}};
    if (shown_keys_.empty()) {
      diagnostic.remedy =
          Argument("berkas itu tidak berisi catatan yang dapat dipakai", "that file holds no usable record");
      return diagnostic;
    }
    std::string keys;
    for (auto const& key : shown_keys_) keys += (keys.empty() ? "`" : ", `") + key + "`";
    diagnostic.arguments.emplace_back(keys);
    return diagnostic;
  }

  source::SourceStore const& sources_;
  Jurisdiction const& rules_;
  ExplainRequest const& request_;
  Explained explained_;
  std::vector<std::string> shown_keys_;
  bool is_rejected_ = false;
};

}  // namespace

Explained explain(Loaded const& loaded, Jurisdiction const& rules, ExplainRequest const& request) {
  auto const& program = rules.program;
  auto const& subject = program[program[request.score.assessment].subject];
  if (!subject.key) return failed(DiagnosticCode::subject_without_key, {subject.name});
  return Search(loaded.sources, rules, request).run();
}

}  // namespace timbang::session
