#include "engine/report/summary_report.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/explain/reason_text.h"
#include "engine/explain/value_text.h"
#include "engine/report/canonical_text.h"
#include "engine/report/cohort_text.h"
#include "engine/report/reasons.h"
#include "engine/report/text_width.h"
#include "engine/source/diagnostic_text.h"
#include "engine/value/notation.h"

namespace timbang::report {

namespace {

/// Of failing requirements and missing data so many are told.
constexpr std::size_t max_listed = 10;

std::string whole(std::uint64_t number, source::Language language) {
  return value::write_number(value::Rational(static_cast<std::int64_t>(number)), language);
}

/// Only results of few values are counted: decisions, enumerations and yes/no.
bool is_counted(ir::Rule const& rule) {
  return is_decision(rule) || rule.type.kind == value::TypeKind::enumeration ||
         rule.type.kind == value::TypeKind::boolean;
}

/// An element of the data is one datum whichever row or year it belongs to: `skp[2020].nilai` and `skp[2019].nilai`.
std::string without_rows(std::string const& path) {
  std::string result;
  std::size_t depth = 0;
  for (auto const sign : path) {
    if (sign == '[') ++depth;
    if (depth == 0) result += sign;
    if (sign == ']' && depth > 0) --depth;
  }
  return result;
}

/// Yes before no, the highest value of an ordered enumeration first; unknown ones after all, by state.
std::uint32_t place_of(ir::Program const& program, evaluate::RuleResult const& result) {
  constexpr std::uint32_t after_all = 100'000;
  if (!result.outcome.is_known()) return after_all + static_cast<std::uint32_t>(result.state);
  auto const& value = result.outcome.value();
  if (auto const* yes = std::get_if<bool>(&value)) return *yes ? 0 : 1;
  auto const* entry = std::get_if<value::EnumerationValue>(&value);
  if (entry == nullptr) return 0;
  auto const& enumeration = program[ir::EnumerationId{program[result.rule].type.index}];
  return enumeration.ordered ? static_cast<std::uint32_t>(enumeration.entries.size()) - entry->index : entry->index;
}

}  // namespace

SummaryReport::SummaryReport(ReportContext context)
    : context_(std::move(context)), rejections_(context_.language), warnings_(context_.language) {
  for (auto const rule : result_rules(context_.program, context_.assessment)) {
    auto const& known = context_.program[rule];
    if (is_counted(known) && !context_.program.is_collection(known)) counted_results_.push_back(rule);
  }
}

void SummaryReport::write(ResultName const&, evaluate::Decision const& decision) {
  ++num_decided_;
  ++states_[decision.state];
  for (auto const rule : counted_results_) {
    if (auto const* result = find_result(decision, rule)) count_result(*result);
  }
  count_reasons(decision);
}

void SummaryReport::count_rejected(records::Rejection const& rejection) {
  ++num_rejected_;
  rejections_.count_kinds(rejection.reasons, source::Severity::error);
  count_warnings(rejection.reasons);
}

void SummaryReport::count_warnings(std::vector<source::Diagnostic> const& diagnostics) {
  warnings_.count_each(diagnostics, source::Severity::warning);
}

void SummaryReport::tell_cohorts(evaluate::RankedPopulation const& ranked,
                                 std::vector<records::ReadRecord> const& members) {
  auto const sets_apart = context_.program[context_.assessment].ranking->sets_apart;
  cohorts_ = cohort_text(ranked, members, sets_apart, context_.language);
}

void SummaryReport::count_result(evaluate::RuleResult const& result) {
  auto& count = results_[result.rule][place_of(context_.program, result)];
  if (count.number++ > 0) return;
  // Intervals and faults differ from record to record; what they have in common is their state.
  auto const is_told_by_state =
      result.state == evaluate::ResultState::provisional || result.state == evaluate::ResultState::fault;
  count.title = is_told_by_state ? explain::state_text(result.state, context_.language)
                                 : explain::result_text(context_.program, result, context_.language);
}

void SummaryReport::count_reasons(evaluate::Decision const& decision) {
  auto const add = [](Counts& counts, std::string const& kind, std::string const& title) {
    auto& count = counts[kind];
    if (count.number++ == 0) count.title = title;
  };
  for (auto const* requirement : failing(context_.program, decision)) {
    auto const title = explain::title(context_.program[requirement->rule]);
    add(failing_, title, title);
  }
  std::set<std::string> names;
  for (auto const& datum : decision.missing_deciding) names.insert(without_rows(source_name(datum)));
  for (auto const& name : names) add(missing_, name, name);
  for (auto const id : evaluate::indicators_by_policy(decision)) {
    auto const title = explain::title(context_.program[id]);
    add(by_policy_, title, title);
  }
  // Faults of one kind at one place of the rules differ only in the data that they tell: the first one stands for all.
  for (auto const& fault : decision.faults) {
    auto const kind = std::string(source::facts(fault.code).name) + " " + std::to_string(fault.origin);
    add(faults_, kind, explain::fault_line(context_.program, context_.sources, fault, context_.language));
  }
}

std::string SummaryReport::title() const {
  auto const language = context_.language;
  auto const& assessment = context_.program[context_.assessment];
  auto const& title = assessment.label.empty() ? assessment.name : assessment.label;
  auto text =
      sentence(Word::summary_title, language, title, value::write_date(context_.dates.evaluation_date, language));
  for (auto const filler : context_.program.fillers()) {
    text += sentence(Word::summary_filled_by, language, context_.program[filler].name);
  }
  if (assessment.law_date) {
    auto const span = context_.program[*assessment.law_date].span;
    text += sentence(Word::summary_rules_as_of, language, context_.sources.get(span.file).text(span));
  } else if (context_.dates.law_date != context_.dates.evaluation_date) {
    text += sentence(Word::summary_law_date, language, value::write_date(context_.dates.law_date, language));
  }
  return text;
}

std::string SummaryReport::records_text() const {
  auto const language = context_.language;
  auto const num_taken = num_members_.value_or(num_decided_);
  auto const title_of_records = num_members_ ? Word::summary_members : Word::summary_records;
  return sentence(title_of_records, language, whole(num_taken + num_rejected_, language), whole(num_taken, language),
                  whole(num_rejected_, language));
}

std::vector<std::string> SummaryReport::remarks() const {
  std::vector<std::string> lines = {records_text()};
  std::string_view rest = cohorts_;
  while (!rest.empty()) {
    auto const end = std::min(rest.find('\n'), rest.size());
    if (end > 0) lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

SummarySection SummaryReport::states() const {
  SummarySection section{std::string(word(Word::summary_states, context_.language)), {}};
  auto const is_all_final = states_.size() == 1 && states_.count(evaluate::ResultState::final) > 0;
  if (num_members_ && is_all_final) return section;
  for (auto const& [state, number] : states_) {
    section.counts.push_back({explain::state_text(state, context_.language), number});
  }
  return section;
}

SummarySection SummaryReport::most_frequent(Word title, Counts const& counts) const {
  SummarySection section{std::string(word(title, context_.language)), {}};
  for (auto const& entry : counts) section.counts.push_back(entry.second);
  // The map has them by title, and the sort keeps that order among equals.
  std::stable_sort(section.counts.begin(), section.counts.end(),
                   [](SummaryCount const& a, SummaryCount const& b) { return a.number > b.number; });
  section.num_more = section.counts.size() > max_listed ? section.counts.size() - max_listed : 0;
  section.counts.resize(section.counts.size() - section.num_more);
  return section;
}

SummarySection SummaryReport::defects(Word title, DefectCounts const& counts) const {
  SummarySection section{std::string(word(title, context_.language)), {}};
  for (auto& kind : counts.kinds()) section.counts.push_back({std::move(kind.title), kind.number});
  return section;
}

std::vector<SummarySection> SummaryReport::sections() const {
  std::vector<SummarySection> sections = {states()};
  for (auto const rule : counted_results_) {
    auto const found = results_.find(rule);
    if (found == results_.end()) continue;
    SummarySection section{explain::title(context_.program[rule]), {}};
    for (auto const& entry : found->second) section.counts.push_back(entry.second);
    sections.push_back(std::move(section));
  }
  sections.push_back(most_frequent(Word::summary_failing, failing_));
  sections.push_back(most_frequent(Word::summary_missing, missing_));
  sections.push_back(most_frequent(Word::summary_by_policy, by_policy_));
  sections.push_back(most_frequent(Word::summary_faults, faults_));
  sections.push_back(defects(Word::summary_rejection_kinds, rejections_));
  sections.push_back(defects(Word::summary_warning_kinds, warnings_));
  std::erase_if(sections, [](SummarySection const& section) { return section.counts.empty(); });
  return sections;
}

std::string SummaryReport::section_text(SummarySection const& section) const {
  std::size_t title_width = 0;
  std::size_t number_width = 0;
  for (auto const& count : section.counts) {
    title_width = std::max(title_width, text_width(source::printable_text(count.title)));
    number_width = std::max(number_width, whole(count.number, context_.language).size());
  }
  auto text = "\n" + source::printable_text(section.title) + "\n";
  for (auto const& count : section.counts) {
    text += "  " + padded(source::printable_text(count.title), title_width) + "  " +
            padded(whole(count.number, context_.language), number_width, true) + "\n";
  }
  if (section.num_more > 0) text += "  " + sentence(Word::summary_more, context_.language, section.num_more) + "\n";
  return text;
}

std::string SummaryReport::text(SummaryFiles const& files) const {
  auto const language = context_.language;
  auto text = title() + "\n" + records_text() + "\n" + cohorts_;
  for (auto const& section : sections()) text += section_text(section);
  if (files.output.empty() && files.rejects.empty()) return text;
  text += "\n";
  if (!files.output.empty())
    text += sentence(Word::summary_output, language, source::printable_text(files.output)) + "\n";
  if (!files.rejects.empty()) {
    text += sentence(Word::summary_rejects, language, source::printable_text(files.rejects)) + "\n";
  }
  return text;
}

}  // namespace timbang::report
