#include "engine/language/check/version_checker.h"

#include <algorithm>

#include "engine/value/notation.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;

namespace {

Argument date_text(value::Date date) {
  return {value::write_date(date, source::Language::indonesian), value::write_date(date, source::Language::english)};
}

std::optional<value::Date> day_after(value::Date date) { return value::Date::from_day_number(date.day_number() + 1); }

/// From when and until when a regulation binds, repeals counted.
ir::Period in_force(ir::Program const& program, ir::RegulationId id) {
  auto const& regulation = program[id];
  ir::Period result{regulation.from, regulation.through};
  for (auto const& other : program.regulations) {
    auto const repeals = std::find(other.repeals.begin(), other.repeals.end(), id) != other.repeals.end();
    if (!repeals || !other.from) continue;
    auto const last = value::Date::from_day_number(other.from->day_number() - 1);
    if (last && (!result.through || *last < *result.through)) result.through = last;
  }
  return result;
}

}  // namespace

void check_version_order(CheckState& state, std::string const& name, std::vector<VersionPlace> const& versions) {
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
    auto& version = *versions[i].in_force;
    auto const& next = *versions[i + 1].in_force;
    // A version runs through the day before the next one, unless an end is written.
    if (!version.through && version.from < next.from) {
      version.through = value::Date::from_day_number(next.from->day_number() - 1);
      continue;
    }
    if (version.from == next.from || (version.through && *version.through >= *next.from)) {
      state.report_clash(DiagnosticCode::version_overlap, versions[i + 1].span, {name, date_text(*next.from)},
                         versions[i].span, {"versi yang lain", "the other version"});
      continue;
    }
    auto const first_uncovered = day_after(*version.through);
    if (first_uncovered && *first_uncovered < *next.from) {
      state.report_clash(DiagnosticCode::version_gap, versions[i + 1].span, {name, date_text(*first_uncovered)},
                         versions[i].span, {"versi sebelumnya berakhir di sini", "the version before ends here"});
    }
  }
}

std::optional<ir::Period> common_days(ir::Period const& a, ir::Period const& b) {
  auto both = a;
  if (b.from && (!both.from || *both.from < *b.from)) both.from = b.from;
  if (b.through && (!both.through || *b.through < *both.through)) both.through = b.through;
  return both.from && both.through && *both.from > *both.through ? std::nullopt : std::optional(both);
}

bool check_period(CheckState& state, ir::Period const& period, source::Span where) {
  if (!period.from || !period.through || *period.from <= *period.through) return true;
  state.report(DiagnosticCode::period_reversed, where);
  return false;
}

void check_citations_in_force(CheckState& state, std::vector<ir::Citation> const& citations, value::Date first_day,
                              source::Span where) {
  if (citations.empty()) return;
  auto const is_in_force = [&](ir::Citation const& citation) {
    return in_force(state.program, citation.regulation).contains(first_day);
  };
  if (std::any_of(citations.begin(), citations.end(), is_in_force)) return;
  state.report(DiagnosticCode::citation_not_in_force, where, {date_text(first_day)});
}

}  // namespace timbang::language
