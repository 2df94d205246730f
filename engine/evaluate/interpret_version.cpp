// Versions in time: which are in force on the law date. While that is not known, each that may be counts.
#include <algorithm>
#include <utility>

#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Date;
using value::Outcome;

namespace {

/// For what has no node of its own.
ir::NodeId const nowhere{UINT32_MAX};

bool may_be_in(value::Interval<Date> const& days, ir::Period const& period) {
  auto const begins_after = days.high && period.from && *period.from > *days.high;
  auto const ends_before = days.low && period.through && *period.through < *days.low;
  return !begins_after && !ends_before;
}

/// Is there a day among `days` on which no version is in force? Versions stand by date and leave no gap.
bool may_be_outside(value::Interval<Date> const& days, std::vector<ir::Period> const& versions) {
  auto const& first = versions.front().from;
  auto const& last = versions.back().through;
  auto const begins_early = first && (!days.low || *days.low < *first);
  auto const ends_late = last && (!days.high || *days.high > *last);
  return begins_early || ends_late;
}

/// The days that are left when something is in force; all of them when none is.
value::Interval<Date> within(value::Interval<Date> days, ir::Period const& in_force) {
  auto const all = days = value::closed(days);
  if (in_force.from && (!days.low || *days.low < *in_force.from)) days.low = in_force.from;
  if (in_force.through && (!days.high || *days.high > *in_force.through)) days.high = in_force.through;
  return days.low && days.high && *days.low > *days.high ? all : days;
}

}  // namespace

/// A date of the subject that the assessment names, else that of the evaluation. One that is not told is taken to lie within
/// the days for which the assessment is written: on any other it will say that it is not in force.
Outcome Interpreter::law_date() {
  if (!assessment_.law_date) return value::Value(context_.law_date);
  Frame frame;
  FrameGuard const guard(*this, frame, scopes_);
  auto outcome = evaluate(*assessment_.law_date);
  if (outcome.is_unknown()) {
    auto const days = std::get<value::Interval<Date>>(outcome.unknown().possible);
    return value::Unknown{within(days, assessment_.in_force), outcome.causes()};
  }
  if (!outcome.is_not_applicable()) return outcome;
  return value::Fault{source::DiagnosticCode::operand_not_applicable, {}, assessment_.law_date->index};
}

/// The assessment has rules only for the days on which it is in force itself; of an unknown date these are left.
Outcome Interpreter::within_assessment(Outcome const& date, ir::NodeId origin) const {
  if (date.is_unknown()) {
    auto const days = std::get<value::Interval<Date>>(date.unknown().possible);
    return value::Unknown{within(days, assessment_.in_force), date.causes()};
  }
  if (!date.is_known() || assessment_.in_force.contains(date.as<Date>())) return date;
  return value::Fault{source::DiagnosticCode::no_version_in_force, {assessment_.name, date.as<Date>()}, origin.index};
}

/// The place of a law date among those that rules are read by. Equal dates have one place, and so have unknown ones that
/// wait for the same data.
std::uint32_t Interpreter::law_of(Outcome const& date) {
  auto const is_same = [&](Outcome const& other) {
    if (date.is_known() || other.is_known()) {
      return date.is_known() && other.is_known() && date.value() == other.value();
    }
    return date.causes() == other.causes() && date.possible() == other.possible();
  };
  auto const found = std::find_if(other_laws_.begin(), other_laws_.end(), is_same);
  if (found != other_laws_.end()) return static_cast<std::uint32_t>(found - other_laws_.begin()) + 1;
  other_laws_.push_back(date);
  return static_cast<std::uint32_t>(other_laws_.size());
}

VersionChoice Interpreter::choose_version(std::vector<ir::Period> const& versions, std::string const& name,
                                          ir::NodeId origin) {
  VersionChoice choice;
  auto const& law_date = law_date_here();
  if (law_date.is_fault()) {
    choice.none = law_date.fault();
    return choice;
  }
  auto const outside = [&](Date day) {
    return value::Fault{source::DiagnosticCode::no_version_in_force, {name, day}, origin.index};
  };
  if (law_date.is_known()) {
    auto const day = law_date.as<Date>();
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (versions[i].contains(day)) choice.versions.push_back(i);
    }
    if (choice.versions.empty()) choice.none = outside(day);
    return choice;
  }
  note_missing(law_date.causes());
  choice.causes = law_date.causes();
  auto const days = value::closed(std::get<value::Interval<Date>>(law_date.unknown().possible));
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (may_be_in(days, versions[i])) choice.versions.push_back(i);
  }
  if (may_be_outside(days, versions)) choice.none = outside(days.low.value_or(days.high.value_or(context_.law_date)));
  return choice;
}

/// Yes, no, or while the law date is not known either.
Outcome Interpreter::is_in_force_then(ir::Period const& period) {
  if (!period.from && !period.through) return value::Value(true);
  auto const choice = choose_version({period}, {}, nowhere);
  if (law_date_here().is_fault()) return *choice.none;
  if (choice.versions.empty()) return value::Value(false);
  if (!choice.none) return value::Value(true);
  return value::Unknown{value::BooleanSet{}, choice.causes};
}

Outcome Interpreter::law_date_within(ir::Period const& period) const {
  auto const& law_date = law_date_here();
  if (!law_date.is_unknown()) return law_date;
  auto const days = std::get<value::Interval<Date>>(law_date.unknown().possible);
  return value::Unknown{within(days, period), law_date.causes()};
}

/// Where a version counts, the law date lies in its days. Only this rule may take that for granted, so other rules that it
/// reads do not see it.
Outcome Interpreter::by_version(std::vector<ir::Period> const& versions, VersionChoice const& choice,
                                value::Type const& type, std::function<Outcome(std::size_t)> const& outcome_of) {
  std::vector<Outcome> candidates;
  for (auto const version : choice.versions) {
    Temporarily<std::optional<Outcome>> const meanwhile(frame_->law_date, law_date_within(versions[version]));
    candidates.push_back(outcome_of(version));
  }
  if (choice.none) candidates.emplace_back(*choice.none);
  return value::join(candidates, choice.causes, type.kind, num_values(type));
}

Outcome Interpreter::formula_in_force(ir::RuleId id, std::vector<ir::FormulaVersion> const& versions) {
  auto const& rule = program_[id];
  auto const periods = periods_of(versions);
  auto const choice = choose_version(periods, rule.name, versions.front().formula);
  frame_->closing.versions = choice.versions;
  return by_version(periods, choice, rule.type, [&](std::size_t version) {
    auto outcome = evaluate_into(frame_->closing.reads, versions[version].formula);
    if (choice.versions.size() > 1) frame_->closing.version_reads.push_back(std::exchange(frame_->closing.reads, {}));
    return outcome;
  });
}

}  // namespace timbang::evaluate
