// How far a comparison is from holding, and the day on which time alone makes it hold.
#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "engine/evaluate/interpreter.h"
#include "engine/ir/walk.h"

namespace timbang::evaluate {

using value::ComparisonOperator;
using value::Date;
using value::Duration;

namespace {

std::optional<Date> days_after(std::optional<Date> date, std::int64_t days) {
  return date ? Date::from_day_number(date->day_number() + days) : std::nullopt;
}

/// The first day on which the length from `from` is at least `demanded`: so many months and days later, or a whole month
/// more, whichever comes first (31 days of a month of 30 are reached at its end).
std::optional<Date> first_day_of_length(Date from, Duration demanded, value::CalendarPolicy policy) {
  auto const by_days = value::add(from, demanded, policy);
  if (demanded.days == 0) return by_days;
  auto const by_month = value::add_months(from, std::int64_t{demanded.months} + 1, policy);
  if (!by_days || !by_month) return by_days;
  return std::min(*by_days, *by_month);
}

bool asks_for_more(ComparisonOperator operation) {
  return operation == ComparisonOperator::greater || operation == ComparisonOperator::greater_equal;
}
bool asks_for_less(ComparisonOperator operation) {
  return operation == ComparisonOperator::less || operation == ComparisonOperator::less_equal;
}

/// The difference of two durations of the same kind: whole months, or days.
std::optional<Duration> difference(Duration a, Duration b) {
  if (a.days == b.days) return Duration{std::max(a.months, b.months) - std::min(a.months, b.months), 0};
  if (a.months == b.months) return Duration{0, std::max(a.days, b.days) - std::min(a.days, b.days)};
  return std::nullopt;
}

}  // namespace

void Interpreter::measure(Reason& reason, Comparison const& comparison) {
  auto const& demanded = reason.demanded.front();
  if (!reason.actual.is_known() || !demanded.is_known() || reason.operation == ComparisonOperator::not_equal) return;
  if (auto const* actual = std::get_if<value::Rational>(&reason.actual.value())) {
    auto const missing = demanded.as<value::Rational>() - *actual;
    if (!missing.is_zero()) reason.shortfall = missing.sign() < 0 ? missing.negated() : missing;
  } else if (auto const* length = std::get_if<Duration>(&reason.actual.value())) {
    auto const is_measured = measure_elapsed(reason, comparison.actual);
    if (reason.cured_on && depends_on_evaluation_date(comparison.demanded)) reason.cured_on.reset();
    if (is_measured) return;
    auto const missing = difference(*length, demanded.as<Duration>());
    if (missing && *missing != Duration{}) reason.shortfall = *missing;
  } else if (std::holds_alternative<Date>(reason.actual.value())) {
    measure_date(reason, comparison);
  }
}

/// Measures against the calendar when the length is a time since a day or of periods, written there or in the rule that is read.
bool Interpreter::measure_elapsed(Reason& reason, ir::NodeId actual) {
  auto const& operation = program_[actual].operation;
  if (auto const* span = std::get_if<ir::TimeSince>(&operation)) {
    measure_span(reason, *span);
    return true;
  }
  if (auto const* combined = std::get_if<ir::CombinedTime>(&operation)) {
    measure_combined(reason, *combined, actual);
    return true;
  }
  auto const* read = std::get_if<ir::RuleRead>(&operation);
  if (read == nullptr) return false;
  auto const& rule = program_[read->rule];
  auto const* body = std::get_if<ir::Computation>(&rule.body);
  if (body == nullptr || !body->exceptions.exceptions.empty()) return false;
  Frame quiet;
  quiet.rule = frame_->rule;
  FrameGuard const guard(*this, quiet, scopes_.for_rule(rule.for_each.has_value(), read->depth));
  auto const choice = choose_version(periods_of(body->versions), rule.name, actual);
  if (choice.versions.size() != 1) return false;
  return measure_elapsed(reason, body->versions[choice.versions.front()].formula);
}

/// Too short: the time that is left until the first day that is long enough. Too long: the time since the last day that
/// was short enough.
void Interpreter::measure_span(Reason& reason, ir::TimeSince const& span) {
  auto const from = evaluate(span.from);
  auto const to = evaluate(span.to);
  if (!from.is_known() || !to.is_known()) return;
  auto const reached = measure_length(reason, {from.as<Date>(), to.as<Date>()}, span.policy);
  auto const is_clock = std::holds_alternative<ir::EvaluationDateRead>(program_[span.to].operation);
  if (!reached || !is_clock || depends_on_evaluation_date(span.from) || law_changes_by(*reached)) return;
  reason.cured_on = *reached;
}

std::optional<Date> Interpreter::measure_length(Reason& reason, value::DaySpan const& measured,
                                                value::CalendarPolicy policy) {
  auto demanded = reason.demanded.front().as<Duration>();
  std::optional<Date> reached;
  std::optional<Duration> missing;
  if (asks_for_more(reason.operation)) {
    if (reason.operation == ComparisonOperator::greater) ++demanded.days;
    reached = first_day_of_length(measured.first, demanded, policy);
    if (reached) missing = value::elapsed(measured.last, *reached, policy);
  } else if (asks_for_less(reason.operation)) {
    auto last = value::add(measured.first, demanded, policy);
    if (reason.operation == ComparisonOperator::less) last = days_after(last, -1);
    if (last) missing = value::elapsed(*last, measured.last, policy);
  }
  if (missing) reason.shortfall = *missing;
  return reached;
}

/// The evaluation date has not yet come to a day that stays where it is.
void Interpreter::measure_date(Reason& reason, Comparison const& comparison) const {
  auto const is_clock = [&](ir::NodeId id) {
    return std::holds_alternative<ir::EvaluationDateRead>(program_[id].operation);
  };
  auto const is_strict =
      reason.operation == ComparisonOperator::greater || reason.operation == ComparisonOperator::less;
  auto const cured = [&](value::Outcome const& day) { return days_after(day.as<Date>(), is_strict ? 1 : 0); };
  if (is_clock(comparison.actual) && asks_for_more(reason.operation) &&
      !depends_on_evaluation_date(comparison.demanded)) {
    reason.cured_on = cured(reason.demanded.front());
  }
  if (is_clock(comparison.demanded) && asks_for_less(reason.operation) &&
      !depends_on_evaluation_date(comparison.actual)) {
    reason.cured_on = cured(reason.actual);
  }
  if (reason.cured_on && law_changes_by(*reason.cured_on)) reason.cured_on.reset();
}

/// Unless the record fixes the law date, it moves along with the evaluation date, and with the next version of anything that
/// the rule rests on the answer may change again.
bool Interpreter::law_changes_by(value::Date day) const {
  if (assessment_.law_date) return false;
  auto const changes = [&](ir::Period const& period) {
    auto const begins = period.from && *period.from > context_.law_date && *period.from <= day;
    auto const ends = period.through && *period.through >= context_.law_date && *period.through < day;
    return begins || ends;
  };
  if (changes(assessment_.in_force)) return true;
  std::set<ir::RuleId> seen;
  std::vector<ir::RuleId> open;
  if (frame_->rule) open.push_back(*frame_->rule);
  while (!open.empty()) {
    auto const id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    auto const periods = ir::periods(program_, program_[id]);
    if (std::any_of(periods.begin(), periods.end(), changes)) return true;
    for (auto const node : ir::reachable(program_, ir::roots(program_, program_[id]))) {
      auto const read = ir::rules_read(program_[node]);
      open.insert(open.end(), read.begin(), read.end());
      auto const* parameter = std::get_if<ir::ParameterRead>(&program_[node].operation);
      if (parameter == nullptr) continue;
      auto const& versions = program_[parameter->parameter].versions;
      if (std::any_of(versions.begin(), versions.end(),
                      [&](ir::ParameterVersion const& version) { return changes(version.in_force); })) {
        return true;
      }
    }
  }
  return false;
}

bool Interpreter::depends_on_evaluation_date(ir::NodeId id) const {
  std::set<ir::RuleId> seen;
  std::vector<ir::NodeId> open{id};
  while (!open.empty()) {
    auto const nodes = ir::reachable(program_, std::exchange(open, {}));
    for (auto const node : nodes) {
      if (ir::reads_evaluation_date(program_[node])) return true;
      for (auto const rule : ir::rules_read(program_[node])) {
        if (!seen.insert(rule).second) continue;
        auto const roots = ir::roots(program_, program_[rule]);
        open.insert(open.end(), roots.begin(), roots.end());
      }
    }
  }
  return false;
}

}  // namespace timbang::evaluate
