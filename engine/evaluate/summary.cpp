#include "engine/evaluate/summary.h"

#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpret.h"
#include "engine/evaluate/label.h"
#include "engine/evaluate/member_values.h"
#include "engine/evaluate/summary_day.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

namespace {

using value::Outcome;

class Summariser {
public:
  Summariser(ir::Program const& program, ir::AssessmentId id, std::uint64_t num_rejected,
             EvaluationContext const& context, bool with_trace)
      : program_(program),
        id_(id),
        summary_(*program[id].summary),
        num_rejected_(num_rejected),
        context_(context),
        with_trace_(with_trace) {
    for (auto const node : ir::reachable(program, ir::roots(program, program[id]))) {
      auto const* aggregate = std::get_if<ir::Aggregate>(&program[node].operation);
      if (aggregate != nullptr && aggregate->list.members) aggregates_.push_back(node);
    }
  }

  std::vector<SummaryLine> run(std::vector<value::RecordDatum const*> const& members) {
    if (summary_.days.empty()) {
      summarise_day(context_, std::nullopt, members);
      return std::move(lines_);
    }
    for (auto const node : summary_.days) {
      auto const found = day_of(node);
      if (!found.is_known()) {
        add_fault(found);
        continue;
      }
      auto const day = found.as<value::Date>();
      if (!days_.insert(day).second) continue;  // one line for a day that is named twice
      auto context = context_;
      context.evaluation_date = day;
      if (context_.law_date == context_.evaluation_date) context.law_date = day;
      PopulationCache populations;
      context.populations = &populations;
      summarise_day(context, day, members);
    }
    return std::move(lines_);
  }

private:
  Outcome day_of(ir::NodeId node) const {
    static value::RecordDatum const nothing;
    return member_values(program_, id_, nothing, context_, {node}).values.front();
  }

  /// A day cannot be computed: it leaves the calendar, or a parameter has no version.
  void add_fault(Outcome const& fault) {
    if (!fault.is_fault()) throw InternalError("a day of a summary is not known, and no fault");
    SummaryLine line;
    line.name = "?";
    line.subject.fields.assign(program_[program_[id_].subject].fields.size(), {value::Absence::unknown});
    line.decision.assessment = id_;
    line.decision.state = ResultState::fault;
    for (auto const rule : program_[id_].rules) line.decision.results.push_back({rule, fault, ResultState::fault});
    line.decision.faults.push_back(fault.fault());
    lines_.push_back(std::move(line));
  }

  void summarise_day(EvaluationContext const& context, std::optional<value::Date> day,
                     std::vector<value::RecordDatum const*> const& members) {
    SummaryDay found(program_, summary_, aggregates_);
    found.read(members, num_rejected_, context);
    for (auto const& entry : found.groups()) {
      auto const& key = entry.first;
      if (!key.empty()) add_line(context, day, &key, found.members_of(key));
    }
    if (summary_.total || summary_.groups.empty()) add_line(context, day, nullptr, found.all_members());
  }

  void add_line(EvaluationContext context, std::optional<value::Date> day, GroupKey const* key,
                GroupMembers const& members) {
    SummaryLine line;
    line.day = context.evaluation_date;
    line.is_total = key == nullptr;
    if (day) line.subject.fields.push_back({value::Value(*day)});
    for (std::size_t i = 0; i < summary_.groups.size(); ++i) {
      auto const* value = key != nullptr ? &(*key)[i] : nullptr;
      if (value == nullptr || (!value->value && !value->is_unknown)) {
        line.subject.fields.push_back({value::Absence::none});
      } else if (value->is_unknown) {
        line.subject.fields.push_back({value::Absence::unknown});
      } else {
        line.subject.fields.push_back({*value->value});
      }
    }
    line.name = name_of(day, key);
    context.members = &members;
    line.decision = interpret(program_, id_, line.subject, context, with_trace_ ? &line.trace : nullptr);
    lines_.push_back(std::move(line));
  }

  std::string name_of(std::optional<value::Date> day, GroupKey const* key) const {
    std::vector<std::string> parts;
    if (day) parts.push_back(day->to_iso());
    if (key == nullptr) parts.push_back(summary_.total.value_or(program_[id_].name));
    for (std::size_t i = 0; key != nullptr && i < key->size(); ++i) {
      auto const& value = (*key)[i].value;
      parts.push_back(value                  ? label_of(program_, program_[summary_.groups[i]].type, *value)
                      : (*key)[i].is_unknown ? "?"
                                             : "-");
    }
    return parts.empty() ? program_[id_].name : joined(parts);
  }

  ir::Program const& program_;
  ir::AssessmentId id_;
  ir::Summary const& summary_;
  std::uint64_t num_rejected_;
  EvaluationContext const& context_;
  bool with_trace_;
  std::vector<ir::NodeId> aggregates_;
  std::set<value::Date> days_;
  std::vector<SummaryLine> lines_;
};

}  // namespace

std::vector<SummaryLine> summarise(ir::Program const& program, ir::AssessmentId summary,
                                   std::vector<value::RecordDatum const*> const& members, std::uint64_t num_rejected,
                                   EvaluationContext const& context, bool with_trace) {
  return Summariser(program, summary, num_rejected, context, with_trace).run(members);
}

}  // namespace timbang::evaluate
