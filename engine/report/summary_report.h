// What a file of results says in total: counts by state, by value of each choice and decision, the most frequent failing
// requirements and missing data, and what was wrong with the data, by kind. Counts only; no record is kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/ranking.h"
#include "engine/records/record_source.h"
#include "engine/report/defect_counts.h"
#include "engine/report/result_writer.h"
#include "engine/report/words.h"

namespace timbang::report {

/// Where things were written, as the user named it; empty when nowhere.
struct SummaryFiles {
  std::string output;
  std::string rejects;
};

/// Something counted, and how often it was met.
struct SummaryCount {
  std::string title;
  std::uint64_t number = 0;
};

struct SummarySection {
  std::string title;
  std::vector<SummaryCount> counts;
  std::uint64_t num_more = 0;  ///< less frequent ones that are not told
};

class SummaryReport : public ResultWriter {
public:
  explicit SummaryReport(ReportContext context);
  void begin() override {}
  void write(ResultName const& name, evaluate::Decision const& decision) override;
  void count_rejected(records::Rejection const& rejection);
  /// Of a ranking: what became of its cohorts. `members` stand beside its places.
  void tell_cohorts(evaluate::RankedPopulation const& ranked, std::vector<records::ReadRecord> const& members);
  /// Of a summary: from how many records its lines are made.
  void count_members(std::uint64_t number) { num_members_ = number; }
  /// Warnings of a record, or of a file.
  void count_warnings(std::vector<source::Diagnostic> const& diagnostics);

  std::uint64_t num_decided() const { return num_decided_; }
  std::uint64_t num_rejected() const { return num_rejected_; }
  std::string text(SummaryFiles const& files) const;

  /// What was evaluated, as of when.
  std::string title() const;
  /// How many records there were, and what became of cohorts: a line each.
  std::vector<std::string> remarks() const;
  std::vector<SummarySection> sections() const;

private:
  /// Results in the order in which they are told: best first, what is not known last.
  using ResultCounts = std::map<std::uint32_t, SummaryCount>;
  using Counts = std::map<std::string, SummaryCount>;

  void count_result(evaluate::RuleResult const& result);
  void count_reasons(evaluate::Decision const& decision);
  std::string records_text() const;
  SummarySection states() const;
  SummarySection most_frequent(Word title, Counts const& counts) const;
  SummarySection defects(Word title, DefectCounts const& counts) const;
  std::string section_text(SummarySection const& section) const;

  ReportContext context_;
  std::vector<ir::RuleId> counted_results_;
  std::uint64_t num_decided_ = 0;
  std::uint64_t num_rejected_ = 0;
  std::optional<std::uint64_t> num_members_;  ///< of a summary
  std::string cohorts_;                       ///< told, a line for each
  std::map<evaluate::ResultState, std::uint64_t> states_;
  std::map<ir::RuleId, ResultCounts> results_;
  Counts failing_;
  Counts missing_;
  Counts by_policy_;
  Counts faults_;
  DefectCounts rejections_;
  DefectCounts warnings_;
};

}  // namespace timbang::report
