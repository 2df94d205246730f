#include "engine/session/explain.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>
#include <variant>

#include "engine/evaluate/interpret.h"
#include "engine/evaluate/ranking.h"
#include "engine/evaluate/summary.h"
#include "engine/evaluate/trace.h"
#include "engine/explain/explain.h"
#include "engine/session/assessment_records.h"
#include "engine/session/gather.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;

/// Keys shown to somebody whose key was not found.
constexpr std::size_t num_shown_keys = 3;
/// Records of collections whose rejection is told.
constexpr std::size_t max_rejected_beside = 10;

Explained failed(DiagnosticCode code, std::vector<Argument> arguments) {
  Explained explained;
  explained.diagnostics.push_back(Diagnostic{code, source::NoPlace{}, std::move(arguments), {}, {}});
  return explained;
}

/// Looks for the key, and remembers what could be said when it is not there.
class Search : public GatheringSink {
public:
  Search(source::SourceStore const& sources, Jurisdiction const& rules, ExplainRequest const& request)
      : sources_(sources),
        rules_(rules),
        request_(request),
        assessment_(rules.program[request.score.assessment]),
        plan_(plan_gathering(rules.program, request.score)),
        context_(request.score.dates) {}

  Explained run() {
    gathered_ = gather(rules_.program, request_.score, plan_, *this);
    context_.collections = &gathered_->collections;
    context_.holidays = &gathered_->holidays;
    context_.populations = &populations_;
    context_.hides_others = assessment_.ranking && !request_.is_internal;
    is_refused_ = gathered_->is_refused;
    add(explained_.diagnostics, gathered_->file_diagnostics);
    if (!is_refused_) {
      if (assessment_.summary) {
        search_lines();
      } else if (plan_.is_population) {
        search_members();
      } else {
        search_file();
      }
    }
    if (is_refused_) explained_.text.reset();
    auto about_law = about_law_date(rules_.program, request_.score);
    add(about_law, explained_.diagnostics);
    explained_.diagnostics = std::move(about_law);
    if (!explained_.text && !is_refused_) report_not_found();
    return std::move(explained_);
  }

  /// What was rejected from a collection can be why a result is open.
  void rejected(records::Rejection const& rejection) override {
    if (explained_.text) return;
    if (rejection.file != plan_.main.path) {
      if (num_rejected_beside_++ < max_rejected_beside) add(explained_.diagnostics, rejection.reasons);
    } else if (rejection.key == request_.key) {
      is_rejected_ = true;
      explained_.diagnostics = rejection.reasons;
    }
  }
  void left_out(records::LeftOutRow const&) override {}
  void warned(std::vector<Diagnostic> const&) override {}

private:
  static void add(std::vector<Diagnostic>& all, std::vector<Diagnostic> const& more) {
    all.insert(all.end(), more.begin(), more.end());
  }

  void search_file() {
    auto const& score = request_.score;
    auto const source = open_records_of(rules_.program, plan_.subject, plan_.main, plan_.needed, score.dates);
    // A pipe can be refused as late as at its end; a file that was opened has been looked at.
    auto const reads_to_end = plan_.main.path == "-";
    while ((!explained_.text || reads_to_end) && !is_rejected_) {
      auto const item = source->next();
      if (!item) break;
      if (auto const* rejection = std::get_if<records::Rejection>(&*item)) rejected(*rejection);
      if (auto const* record = std::get_if<records::ReadRecord>(&*item)) take(*record, record->record);
    }
    is_refused_ = source->refused();
    explained_.diagnostics.insert(explained_.diagnostics.begin(), source->file_diagnostics().begin(),
                                  source->file_diagnostics().end());
  }

  void search_members() {
    evaluate::RankedPopulation ranked;
    if (assessment_.ranking) {
      ranked = evaluate::rank(rules_.program, request_.score.assessment, gathered_->data,
                              gathered_->num_rejected_members, context_);
    }
    for (std::size_t i = 0; i < gathered_->members.size(); ++i) {
      if (assessment_.ranking) context_.place = &ranked.places[i];
      if (request_.is_internal && gathered_->members[i].key == request_.key) name_cohort(ranked, i);
      take(gathered_->members[i], *gathered_->data[i]);
    }
  }

  void search_lines() {
    auto const lines = evaluate::summarise(rules_.program, request_.score.assessment, gathered_->data,
                                           gathered_->num_rejected_members, context_, true);
    for (auto const& line : lines) {
      remember(line.name);
      if (explained_.text || line.name != request_.key) continue;
      context_.evaluation_date = line.day;
      explained_.text = told(line.decision, line.trace);
    }
  }

  /// All of the cohort of the member, by rank.
  void name_cohort(evaluate::RankedPopulation const& ranked, std::size_t number) {
    for (auto const& cohort : ranked.cohorts) {
      if (cohort.name != ranked.places[number].cohort) continue;
      for (auto const* group : {&cohort.ranked, &cohort.open}) {
        for (auto const other : *group) cohort_.push_back({gathered_->members[other].key, &ranked.places[other]});
      }
    }
    std::stable_sort(cohort_.begin(), cohort_.end(),
                     [](explain::CohortMember const& a, explain::CohortMember const& b) {
                       return std::tuple(a.place->is_open, a.place->rank, a.key) <
                              std::tuple(b.place->is_open, b.place->rank, b.key);
                     });
  }

  void remember(std::string const& key) {
    if (shown_keys_.size() < num_shown_keys) shown_keys_.push_back(key);
  }

  void take(records::ReadRecord const& record, value::RecordDatum const& data) {
    remember(record.key);
    if (explained_.text || record.key != request_.key) return;
    add(explained_.diagnostics, record.warnings);
    if (!plan_.is_population) {
      add(explained_.diagnostics,
          broken_relations(rules_.program, plan_.subject, data, plan_, *gathered_, record.place()));
    }
    evaluate::TraceRecorder trace;
    auto const decision = evaluate::interpret(rules_.program, request_.score.assessment, data, context_, &trace);
    explained_.text = told(decision, trace);
  }

  std::string told(evaluate::Decision const& decision, evaluate::TraceRecorder const& trace) const {
    auto const make = request_.as_json ? explain::explain_json : explain::explain_text;
    return make(
        {rules_.program, sources_, decision, trace, context_, request_.key, rules_.digest, request_.language, cohort_});
  }

  void report_not_found() {
    auto diagnostic = is_rejected_
                          ? Diagnostic{DiagnosticCode::record_was_rejected, source::NoPlace{}, {request_.key}, {}, {}}
                          : not_found();
    explained_.diagnostics.push_back(std::move(diagnostic));
  }

  Diagnostic not_found() const {
    Diagnostic diagnostic{DiagnosticCode::key_not_found, source::NoPlace{}, {request_.key, plan_.main.path}, {}, {}};
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
  ir::Assessment const& assessment_;
  GatheringPlan plan_;
  std::unique_ptr<Gathered> gathered_;
  evaluate::PopulationCache populations_;
  evaluate::EvaluationContext context_;
  Explained explained_;
  std::vector<explain::CohortMember> cohort_;
  std::vector<std::string> shown_keys_;
  std::size_t num_rejected_beside_ = 0;
  bool is_rejected_ = false;
  bool is_refused_ = false;
};

}  // namespace

Explained explain(Loaded const& loaded, Jurisdiction const& rules, ExplainRequest const& request) {
  auto const& program = rules.program;
  auto const& assessment = program[request.score.assessment];
  auto const& subject = program[assessment.subject];
  if (!subject.key && !assessment.summary) return failed(DiagnosticCode::subject_without_key, {subject.name});
  return Search(loaded.sources, rules, request).run();
}

}  // namespace timbang::session
