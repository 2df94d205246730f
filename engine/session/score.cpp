#include "engine/session/score.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>
#include <variant>

#include "engine/evaluate/interpret.h"
#include "engine/evaluate/summary.h"
#include "engine/session/assessment_records.h"
#include "engine/session/gather.h"

namespace timbang::session {

namespace {

class Scorer : public GatheringSink {
public:
  Scorer(ir::Program const& program, ScoreRequest const& request, ScoreSink& sink)
      : program_(program), request_(request), sink_(sink), plan_(plan_gathering(program, request)) {}

  ScoreEnd run() {
    gathered_ = gather(program_, request_, plan_, *this);
    end_.refused = gathered_->is_refused;
    context_ = request_.dates;
    context_.collections = &gathered_->collections;
    context_.holidays = &gathered_->holidays;
    context_.populations = &populations_;
    auto const& assessment = program_[request_.assessment];
    if (!end_.refused) {
      if (assessment.summary) {
        summarise();
      } else if (assessment.ranking) {
        rank();
      } else if (plan_.is_population) {
        for (std::size_t i = 0; i < gathered_->members.size(); ++i) decide(i);
      } else {
        stream();
      }
    }
    auto& said = end_.file_diagnostics;
    auto about_law = about_law_date(program_, request_);
    said.insert(said.begin(), about_law.begin(), about_law.end());
    said.insert(said.end(), gathered_->file_diagnostics.begin(), gathered_->file_diagnostics.end());
    return std::move(end_);
  }

  void rejected(records::Rejection const& rejection) override { sink_.rejected(rejection); }
  void left_out(records::LeftOutRow const& row) override { sink_.left_out(row); }
  void warned(std::vector<source::Diagnostic> const& warnings) override { sink_.warned(warnings); }

private:
  /// One record at a time.
  void stream() {
    auto const source = open_records_of(program_, plan_.subject, plan_.main, plan_.needed, request_.dates);
    while (auto item = source->next()) {
      if (auto const* rejection = std::get_if<records::Rejection>(&*item)) {
        sink_.rejected(*rejection);
      } else if (auto const* row = std::get_if<records::LeftOutRow>(&*item)) {
        sink_.left_out(*row);
      } else {
        auto& record = std::get<records::ReadRecord>(*item);
        auto const broken = broken_relations(program_, plan_.subject, record.record, plan_, *gathered_, record.place());
        record.warnings.insert(record.warnings.end(), broken.begin(), broken.end());
        sink_.decided(record, evaluate::interpret(program_, request_.assessment, record.record, context_));
      }
    }
    end_.refused = source->refused();
    end_.file_diagnostics = source->file_diagnostics();
  }

  void decide(std::size_t number) {
    sink_.decided(gathered_->members[number],
                  evaluate::interpret(program_, request_.assessment, *gathered_->data[number], context_));
  }

  /// By cohort and rank, whatever the order of the file; who has no rank stands behind, by key.
  void rank() {
    auto const ranked =
        evaluate::rank(program_, request_.assessment, gathered_->data, gathered_->num_rejected_members, context_);
    std::vector<std::size_t> order(gathered_->members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto const sort_key = [&](std::size_t number) {
      auto const& place = ranked.places[number];
      auto const is_ranked = place.state == evaluate::PlaceState::ranked;
      return std::tuple(place.state == evaluate::PlaceState::not_a_member, std::string_view(place.cohort), !is_ranked,
                        is_ranked ? place.rank : 0, std::string_view(gathered_->members[number].key));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sort_key(a) < sort_key(b); });
    for (auto const number : order) {
      context_.place = &ranked.places[number];
      decide(number);
    }
    context_.place = nullptr;
    sink_.ranked(ranked, gathered_->members);
  }

  void summarise() {
    for (auto const& member : gathered_->members) {
      if (!member.warnings.empty()) sink_.warned(member.warnings);
    }
    for (auto const& line : evaluate::summarise(program_, request_.assessment, gathered_->data,
                                                gathered_->num_rejected_members, context_)) {
      sink_.summarised(line);
    }
    sink_.summary_ended(gathered_->members.size());
  }

  ir::Program const& program_;
  ScoreRequest const& request_;
  ScoreSink& sink_;
  GatheringPlan plan_;
  std::unique_ptr<Gathered> gathered_;
  evaluate::PopulationCache populations_;
  evaluate::EvaluationContext context_;
  ScoreEnd end_;
};

}  // namespace

ScoreEnd score(ir::Program const& program, ScoreRequest const& request, ScoreSink& sink) {
  return Scorer(program, request, sink).run();
}

}  // namespace timbang::session
