#include "engine/explain/story.h"

#include <algorithm>
#include <variant>

#include "engine/evaluate/exception_tree.h"
#include "engine/evaluate/internal_error.h"
#include "engine/explain/field_of.h"

namespace timbang::explain {

using evaluate::TraceStep;

namespace {

ir::ExceptionTree const* exceptions_of(ir::Rule const& rule) {
  if (auto const* body = std::get_if<ir::Computation>(&rule.body)) return &body->exceptions;
  if (auto const* body = std::get_if<ir::TableOutput>(&rule.body)) return &body->exceptions;
  if (auto const* body = std::get_if<ir::Requirement>(&rule.body)) return &body->exceptions;
  if (auto const* body = std::get_if<ir::DecisionRule>(&rule.body)) return &body->exceptions;
  return nullptr;
}

/// `berlaku bila` of a decision or an indicator.
std::optional<ir::NodeId> applicability(ir::Rule const& rule) {
  if (auto const* body = std::get_if<ir::DecisionRule>(&rule.body)) return body->applies_when;
  if (auto const* body = std::get_if<ir::Indicator>(&rule.body)) return body->applies_when;
  return std::nullopt;
}

/// `skp[2020]` of `skp[2020].nilai`.
std::string element_in(std::string const& name, ir::Rule const& rule) {
  if (!rule.for_each || name.size() <= rule.name.size()) return {};
  return name.substr(0, name.size() - rule.name.size() - 1);
}

ExceptionState state_of(evaluate::ExceptionGuards const& guards, std::uint16_t index) {
  auto const& active = guards.active[index];
  if (active.is_fault()) return ExceptionState::fault;
  if (active.is_true()) return ExceptionState::holds;
  if (active.is_unknown()) return ExceptionState::open;
  return guards.holds[index].is_true() ? ExceptionState::set_aside : ExceptionState::does_not_hold;
}

ir::NodeId before_ends(ir::Program const& program, ir::NodeId formula) {
  auto const& operation = program[formula].operation;
  if (auto const* round = std::get_if<ir::Round>(&operation)) return before_ends(program, round->operand);
  if (auto const* clamp = std::get_if<ir::Clamp>(&operation)) return before_ends(program, clamp->operand);
  return formula;
}

/// Fills in the kind of an operand and what belongs to it.
struct OperandFiller {
  ir::Program const& program;
  value::Outcome const& law_date;
  OperandStory& story;

  void operator()(ir::FieldRead const&) const {
    story.kind = OperandKind::datum;
    story.field = field_of(program, story.node);
  }
  void operator()(ir::ParameterRead const& read) const {
    story.kind = OperandKind::parameter;
    if (law_date.is_known()) story.version = program[read.parameter].version_on(law_date.as<value::Date>());
  }
  void operator()(ir::RuleRead const& read) const {
    story.kind = OperandKind::rule;
    story.rule = read.rule;
    story.element = element_in(story.name, program[read.rule]);
  }
  void operator()(ir::RuleAsOf const& read) const {
    story.kind = OperandKind::rule;
    story.rule = read.rule;
    story.element = element_in(story.name, program[read.rule]);
  }
  void operator()(ir::EvaluationDateRead const&) const { story.kind = OperandKind::evaluation_date; }
  template <typename T>
  void operator()(T const&) const {
    throw evaluate::InternalError("the trace has an operand that reads nothing");
  }
};

/// Null when the guard of the exception was not asked.
template <typename Exceptions>
auto* find_in(Exceptions& exceptions, std::uint16_t index) {
  auto const found = std::find_if(exceptions.begin(), exceptions.end(),
                                  [&](ExceptionStory const& exception) { return exception.index == index; });
  return found != exceptions.end() ? &*found : nullptr;
}

}  // namespace

Story::Story(ir::Program const& program, evaluate::Decision const& decision, evaluate::TraceRecorder const& trace)
    : program_(program), decision_(decision), law_date_(decision.law_date) {
  for (auto const& step : trace.steps()) add(step);
  for (auto& [key, story] : rules_) finish_exceptions(story);
  for (auto const& result : decision_.results) {
    auto const found = rules_.find({result.rule, {}, 0});
    if (found != rules_.end()) found->second.result = &result;
  }
  for (auto const& requirement : decision_.requirements) {
    auto const found = rules_.find({requirement.rule, {}, 0});
    if (found != rules_.end()) found->second.requirement = &requirement;
  }
}

RuleStory const* Story::find(ir::RuleId rule, std::string const& element, std::uint32_t law) const {
  auto const found = rules_.find({rule, element, law});
  return found != rules_.end() ? &found->second : nullptr;
}

ExceptionStory const* RuleStory::find_exception(std::uint16_t index) const { return find_in(exceptions, index); }

std::vector<RuleStory const*> Story::in_order() const {
  std::vector<RuleStory const*> rules;
  for (auto const& key : order_) rules.push_back(&rules_.at(key));
  return rules;
}

RuleStory& Story::open(TraceStep const& step) {
  RuleStory story{
      *step.rule, step.element, step.law, step.law_date, value::NotApplicable{}, nullptr, nullptr, {}, {}, {},
      {},         {},           {}};
  return rules_.emplace(Key{*step.rule, step.element, step.law}, std::move(story)).first->second;
}

void Story::add(TraceStep const& step) {
  if (!step.rule) {
    auto const& assessment = program_[decision_.assessment];
    if (assessment.applies_when) applies_when_ = formula(*assessment.applies_when, step.outcome, step);
    return;
  }
  law_date_ = step.law_date;
  auto& story = open(step);
  auto const& rule = program_[*step.rule];
  auto const* tree = exceptions_of(rule);
  switch (step.role) {
    case TraceStep::Role::applies_when: {
      auto const condition = applicability(rule);
      if (condition) story.applies_when = formula(*condition, step.outcome, step);
      return;
    }
    case TraceStep::Role::exception_guard: {
      auto const& exception = tree->exceptions.at(step.exception.value());
      // In several versions of a table that may be in force, the same row has the same exceptions.
      if (find_in(story.exceptions, *step.exception) != nullptr) return;
      auto guard = formula(exception.guard, step.outcome, step);
      story.exceptions.push_back({*step.exception, &exception, {}, {}, std::move(guard), {}});
      return;
    }
    case TraceStep::Role::exception_formula: {
      auto* exception = find_in(story.exceptions, step.exception.value());
      if (exception == nullptr)
        throw evaluate::InternalError("an exception gives a value, but its guard was not asked");
      exception->formula = formula(exception->exception->formula.value(), step.outcome, step);
      return;
    }
    case TraceStep::Role::formula:
    case TraceStep::Role::requirement:
    case TraceStep::Role::table: return close(story, step);
  }
}

void Story::close(RuleStory& story, TraceStep const& step) {
  story.outcome = step.outcome;
  order_.push_back({story.rule, story.element, story.law});
  auto const& body = program_[story.rule].body;
  story.possible_versions = possible_versions(body, step);
  auto const* output = std::get_if<ir::TableOutput>(&body);
  if (output != nullptr && step.versions.size() == 1) {
    auto const& table = program_[output->versions.at(step.versions.front())];
    story.table = TableStory{&table, step.rows, step.matches, reads(step.reads)};
  }
  if (auto const* indicator = std::get_if<ir::Indicator>(&body); indicator != nullptr && step.standing) {
    story.indicator = IndicatorStory{indicator,
                                     before_ends(program_, indicator->points),
                                     *step.standing,
                                     reads(step.indicator.target),
                                     reads(step.indicator.actual),
                                     reads(step.indicator.weight),
                                     reads(step.reads)};
  }
  if (!step.own) return;
  if (auto const* computation = std::get_if<ir::Computation>(&body)) story.own = own(computation->versions, step);
  if (auto const* requirement = std::get_if<ir::Requirement>(&body)) story.own = own(requirement->versions, step);
}

std::optional<FormulaStory> Story::own(std::vector<ir::FormulaVersion> const& versions, TraceStep const& step) const {
  if (step.versions.size() != 1) return std::nullopt;
  auto const& version = versions.at(step.versions.front());
  auto story = formula(version.formula, *step.own, step);
  if (version.in_force.from) story.version = &version;
  return story;
}

std::vector<PossibleVersion> Story::possible_versions(ir::RuleBody const& body, TraceStep const& step) const {
  std::vector<PossibleVersion> possible;
  if (step.versions.size() < 2) return possible;
  // A rule of which an exception took the place has not read anything.
  for (std::size_t i = 0; i < step.versions.size() && i < step.version_reads.size(); ++i) {
    auto const place = step.versions[i];
    PossibleVersion version{{}, std::nullopt, reads(step.version_reads[i])};
    auto const add_formula = [&](ir::FormulaVersion const& written) {
      version.in_force = written.in_force;
      version.formula = written.formula;
    };
    if (auto const* output = std::get_if<ir::TableOutput>(&body)) {
      version.in_force = program_[output->versions.at(place)].in_force;
    } else if (auto const* computation = std::get_if<ir::Computation>(&body)) {
      add_formula(computation->versions.at(place));
    } else if (auto const* requirement = std::get_if<ir::Requirement>(&body)) {
      add_formula(requirement->versions.at(place));
    }
    possible.push_back(std::move(version));
  }
  return possible;
}

bool Story::is_in_force(ir::Period const& period, value::Outcome const& law_date) {
  return !law_date.is_known() || period.contains(law_date.as<value::Date>());
}

/// Whether an exception is set aside by another shows only when all guards are known.
void Story::finish_exceptions(RuleStory& story) const {
  auto const* tree = exceptions_of(program_[story.rule]);
  if (tree == nullptr) return;
  // Those to a row of a table that does not match were not asked.
  evaluate::ExceptionGuards guards;
  guards.holds.resize(tree->exceptions.size(), value::Value(false));
  for (auto const& exception : story.exceptions) guards.holds[exception.index] = exception.guard.outcome;
  evaluate::combine_guards(*tree, guards);
  std::stable_sort(story.exceptions.begin(), story.exceptions.end(),
                   [](ExceptionStory const& a, ExceptionStory const& b) { return a.index < b.index; });
  for (auto& exception : story.exceptions) {
    auto const is_then = is_in_force(exception.exception->in_force, story.law_date);
    exception.state = is_then ? state_of(guards, exception.index) : ExceptionState::not_in_force;
    for (auto const child : exception.exception->children) {
      if (auto* against = find_in(story.exceptions, child)) against->against = exception.index;
    }
  }
}

FormulaStory Story::formula(ir::NodeId node, value::Outcome const& outcome, TraceStep const& step) const {
  return {node, outcome, reads(step.reads), step.reasons, nullptr};
}

ReadStory Story::reads(evaluate::TraceReads const& trace) const {
  return {operands(trace), lists(trace), limits(trace), trace.weights, trace.feedbacks};
}

std::vector<OperandStory> Story::operands(evaluate::TraceReads const& trace) const {
  std::vector<OperandStory> stories;
  for (auto const& operand : trace.operands) {
    OperandStory story{{},      operand.node, operand.name, operand.source, operand.outcome, nullptr,
                       nullptr, {},           {},           operand.law};
    std::visit(OperandFiller{program_, law_date_, story}, program_[operand.node].operation);
    stories.push_back(std::move(story));
  }
  return stories;
}

std::vector<ListStory> Story::lists(evaluate::TraceReads const& trace) const {
  std::vector<ListStory> stories;
  for (auto const& list : trace.lists) {
    ListStory story{list.node, list.name, list.source, list.is_told, {}, list.pieces, list.num_members};
    for (auto const& row : list.rows) story.rows.push_back({row.name, row.counts, reads(row.reads)});
    stories.push_back(std::move(story));
  }
  return stories;
}

/// The value before a rounding or clamp stands in the trace under the node of its operand.
std::vector<LimitStory> Story::limits(evaluate::TraceReads const& trace) const {
  std::map<ir::NodeId, value::Outcome> values;
  std::vector<LimitStory> stories;
  for (auto const& entry : trace.intermediate) {
    values.insert_or_assign(entry.node, entry.outcome);
    auto const& operation = program_[entry.node].operation;
    std::optional<ir::NodeId> operand;
    if (auto const* round = std::get_if<ir::Round>(&operation)) operand = round->operand;
    if (auto const* clamp = std::get_if<ir::Clamp>(&operation)) operand = clamp->operand;
    if (!operand) continue;
    auto const before = values.find(*operand);
    if (before != values.end()) stories.push_back({entry.node, before->second, entry.outcome});
  }
  return stories;
}

}  // namespace timbang::explain
