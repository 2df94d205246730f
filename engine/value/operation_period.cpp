#include "engine/value/operation_period.h"

#include <algorithm>
#include <utility>

#include "engine/value/operands.h"
#include "engine/value/operation.h"
#include "engine/value/period_bounds.h"

namespace timbang::value {

namespace {

/// The days of a part: those that are in it if it counts at all, and those that may be.
std::optional<PossiblePeriod> possible_period(PeriodPart const& part, Date through) {
  auto const firsts = closed(interval_of<Date>(part.first));
  auto const lasts = closed(interval_of<Date>(part.last));
  PossiblePeriod period;
  period.is_certain = part.counts.is_true();
  period.begins_anywhere = !firsts.low;
  period.reach = {firsts.low.value_or(*Date::from_parts(1, 1, 1)), std::min(lasts.high.value_or(through), through)};
  if (period.reach.first > period.reach.last) return std::nullopt;
  if (!firsts.high || !lasts.low) return period;
  DaySpan const core{*firsts.high, std::min(*lasts.low, through)};
  if (core.first <= core.last) period.core = core;
  return period;
}

/// The length, or the fault of a package that refuses dates that do not exist.
Outcome length_of(DaySpan const& piece, CalendarPolicy policy) {
  auto const next = Date::from_day_number(piece.last.day_number() + 1);
  if (!next) return Fault{source::DiagnosticCode::date_out_of_range, {Value(piece.last), Value(Duration{0, 1})}};
  return time_since(Value(piece.first), Value(*next), policy);
}

CombinedTime known_time(std::vector<DaySpan> const& pieces, CombinationRule const& rule) {
  std::vector<UnitedPeriod> measured;
  Duration total;
  for (auto const& piece : pieces) {
    auto const length = length_of(piece, rule.policy);
    if (length.is_fault()) return {length, {}};
    measured.push_back({piece, length.as<Duration>()});
    total.months += measured.back().length.months;
    total.days += measured.back().length.days;
  }
  if (pieces.size() > 1) {
    total = conventional_length(conventional_days(total, rule.days_of_month), rule.days_of_month);
  }
  return {Value(total), std::move(measured)};
}

/// What a part that counts ends the whole with.
std::optional<Fault> certain_failure(PeriodPart const& part) {
  if (part.counts.is_false()) return std::nullopt;
  if (auto fault = failure(part.counts)) return fault;
  if (!part.counts.is_true()) return std::nullopt;
  return first_failure({&part.first, &part.last});
}

bool may_fail(PeriodPart const& part) {
  return part.counts.is_unknown() && first_failure({&part.first, &part.last}).has_value();
}

MissingSet open_causes(PeriodPart const& part) { return causes_of({&part.counts, &part.first, &part.last}); }

Outcome any_time(std::vector<PeriodPart> const& parts) {
  MissingSet causes;
  for (auto const& part : parts) {
    if (!part.counts.is_false()) causes = unite(causes, open_causes(part));
  }
  return Unknown{Interval<Duration>{Duration{}, std::nullopt}, std::move(causes)};
}

}  // namespace

CombinedTime combined_time(std::vector<PeriodPart> const& parts, CombinationRule const& rule) {
  for (auto const& part : parts) {
    if (auto const fault = certain_failure(part)) return {*fault, {}};
  }
  if (std::any_of(parts.begin(), parts.end(), may_fail)) return {any_time(parts), {}};
  std::vector<PossiblePeriod> periods;
  std::vector<MissingSet> causes;
  for (auto const& part : parts) {
    if (part.counts.is_false()) continue;
    auto const period = possible_period(part, rule.through);
    if (!period) continue;
    periods.push_back(*period);
    causes.push_back(open_causes(part));
  }
  PeriodBounds const bounds(periods, rule);
  if (bounds.are_days_known()) return known_time(bounds.certain(), rule);
  MissingSet open;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (!is_covered(periods[i].reach, bounds.certain())) open = unite(open, causes[i]);
  }
  return {Unknown{bounds.lengths(), std::move(open)}, {}};
}

std::int64_t conventional_days(Duration length, std::int32_t days_of_month) {
  return std::int64_t{length.months} * days_of_month + length.days;
}

Duration conventional_length(std::int64_t days, std::int32_t days_of_month) {
  return {static_cast<std::int32_t>(days / days_of_month), static_cast<std::int32_t>(days % days_of_month)};
}

}  // namespace timbang::value
