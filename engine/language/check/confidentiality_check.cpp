#include "engine/language/check/confidentiality_check.h"

#include <map>
#include <utility>

namespace timbang::language {

namespace {

using FieldOfRow = std::pair<ir::RecordTypeId, std::uint16_t>;

class ConfidentialityCheck {
public:
  explicit ConfidentialityCheck(CheckState& state) : state_(state) {}

  void run() {
    for (auto const& score : state_.rater_scores) {
      if (score.is_confidential) find_fields(score);
    }
    for (std::size_t use = 0; use < state_.field_uses.size(); ++use) check_use(use);
  }

private:
  void find_fields(RaterScore const& score) {
    for (auto use = score.first_use; use < score.end_of_uses; ++use) {
      auto const& read = state_.field_uses[use];
      if (read.is_of_row) scores_.emplace(FieldOfRow{read.record, read.field}, &score);
    }
  }

  void check_use(std::size_t use) {
    auto const& read = state_.field_uses[use];
    auto const [first, last] = scores_.equal_range({read.record, read.field});
    for (auto score = first; score != last; ++score) {
      if (may_use(*score->second, use)) continue;
      auto const& feedback = state_.program[score->second->feedback];
      auto const& record = state_.program[read.record];
      state_.report_clash(source::DiagnosticCode::confidential_score_read, read.where,
                          {record.fields.at(read.field).name, feedback.name}, feedback.span,
                          {"merahasiakannya", "keeps it confidential"});
      return;
    }
  }

  /// The score itself, or that of a feedback of another evaluation that keeps it confidential as well.
  bool may_use(RaterScore const& score, std::size_t use) const {
    auto const is_within = [&](RaterScore const& of) { return use >= of.first_use && use < of.end_of_uses; };
    if (is_within(score)) return true;
    for (auto const& other : state_.rater_scores) {
      auto const is_elsewhere = state_.program[other.feedback].assessment != state_.program[score.feedback].assessment;
      if (is_within(other) && other.is_confidential && is_elsewhere) return true;
    }
    return false;
  }

  CheckState& state_;
  std::multimap<FieldOfRow, RaterScore const*> scores_;
};

}  // namespace

void check_confidentiality(CheckState& state) { ConfidentialityCheck(state).run(); }

}  // namespace timbang::language
