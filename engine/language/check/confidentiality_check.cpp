#include "engine/language/check/confidentiality_check.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/ir/walk.h"

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
    if (!state_.sink.has_errors()) find_totals_of_other_days();
  }

private:
  void find_fields(RaterScore const& score) {
    for (auto use = score.first_use; use < score.end_of_uses; ++use) {
      auto const& read = state_.field_uses[use];
      if (read.is_of_row) scores_.emplace(FieldOfRow{read.record, read.field}, &score);
    }
  }

  /// Two totals of the same answers, by the rules of two days, are two equations for them.
  void find_totals_of_other_days() {
    auto const& program = state_.program;
    for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
      if (!std::holds_alternative<ir::RuleAsOf>(program.nodes[i].operation)) continue;
      for (auto const needed : ir::needs(program, {ir::NodeId{i}}).nodes) {
        auto const* feedback = std::get_if<ir::Feedback>(&program[needed].operation);
        if (feedback == nullptr || !feedback->is_confidential()) continue;
        state_.report_clash(source::DiagnosticCode::confidential_total_of_other_day, program.nodes[i].span, {},
                            program[needed].span, {"umpan balik yang dirahasiakan", "the confidential feedback"});
        break;
      }
    }
  }

  /// Below how many raters each group that counts is confidential; empty when the feedback could not be made.
  std::map<std::uint16_t, std::uint32_t> limits_of(ir::RuleId rule) const {
    std::map<std::uint16_t, std::uint32_t> limits;
    auto const* body = std::get_if<ir::Computation>(&state_.program[rule].body);
    if (body == nullptr || body->versions.empty()) return limits;
    for (auto const node : ir::reachable(state_.program, {body->versions.front().formula})) {
      auto const* feedback = std::get_if<ir::Feedback>(&state_.program[node].operation);
      if (feedback == nullptr) continue;
      for (auto const& group : feedback->groups) {
        if (group.is_counted) limits[static_cast<std::uint16_t>(group.value)] = group.confidential_below;
      }
    }
    return limits;
  }

  /// Does the other hide every group that the one hides, and as long?
  bool hides_as_much(RaterScore const& other, RaterScore const& one) const {
    auto const wanted = limits_of(one.feedback);
    auto const limits = limits_of(other.feedback);
    return std::all_of(limits.begin(), limits.end(), [&](auto const& limit) {
      auto const found = wanted.find(limit.first);
      return found == wanted.end() || limit.second >= found->second;
    });
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

  /// The score itself, or that of a feedback of another evaluation that keeps it as confidential.
  bool may_use(RaterScore const& score, std::size_t use) const {
    auto const is_within = [&](RaterScore const& of) { return use >= of.first_use && use < of.end_of_uses; };
    if (is_within(score)) return true;
    for (auto const& other : state_.rater_scores) {
      auto const is_elsewhere = state_.program[other.feedback].assessment != state_.program[score.feedback].assessment;
      if (is_within(other) && other.is_confidential && is_elsewhere && hides_as_much(other, score)) return true;
    }
    return false;
  }

  CheckState& state_;
  std::multimap<FieldOfRow, RaterScore const*> scores_;
};

}  // namespace

void check_confidentiality(CheckState& state) { ConfidentialityCheck(state).run(); }

}  // namespace timbang::language
