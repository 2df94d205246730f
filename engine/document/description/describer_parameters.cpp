// Parameters with their history, what a package leaves open, and what another sets.
#include <algorithm>
#include <iterator>
#include <set>

#include "engine/document/description/describer.h"

namespace timbang::document {

namespace {

/// Does the version end only because the next one of the same package begins? Where a default follows, the end was set.
bool is_succeeded(std::vector<ir::ParameterVersion> const& versions, std::size_t index) {
  auto const& through = versions[index].in_force.through;
  if (!through || index + 1 == versions.size()) return !through;
  auto const& next = versions[index + 1];
  return next.set_by == versions[index].set_by && next.in_force.from &&
         next.in_force.from->day_number() == through->day_number() + 1;
}

}  // namespace

void Describer::describe(ir::ParameterId id) {
  auto const& parameter = program_[id];
  std::set<ir::PackageId> fillers;
  for (auto const& version : parameter.versions) {
    if (version.set_by) fillers.insert(*version.set_by);
  }
  for (auto const filler : fillers) {
    if (describes(filler)) describe_setting(id, filler);
  }
  if (!describes(parameter.package)) return;
  if (parameter.open) return describe_open(id, *parameter.open);
  references_.declares(open(EntryKind::parameter, parameter.name, parameter.label, parameter.package, parameter.span),
                       id);
  add(Aspect::type, type(parameter.package, parameter.type, {{}, parameter.range, {}}));
  if (parameter.subject) {
    auto const& subject = program_[*parameter.subject];
    references_.uses(place(), value::Type::record(parameter.subject->index));
    add(Aspect::subject, StatementMaker::plain(qualified_name(parameter.package, subject.package, subject.name)));
  }
  add(values(Aspect::versions, parameter.type, parameter.versions, parameter.package));
  if (!parameter.subject) return;
  add_exceptions({parameter.package, {*parameter.subject}}, parameter.exceptions);
}

void Describer::describe_open(ir::ParameterId id, ir::OpenTerm const& open_term) {
  auto const& parameter = program_[id];
  references_.declares(open(EntryKind::open_term, parameter.name, parameter.label, parameter.package, parameter.span),
                       id);
  add_freedom(parameter, parameter.package);
  add(values(Aspect::defaults, parameter.type, open_term.defaults, parameter.package));
  annotate(open_term.annotations);
}

/// What may be set, told where it is opened and where it is set.
void Describer::add_freedom(ir::Parameter const& parameter, ir::PackageId home) {
  auto const& open_term = *parameter.open;
  add(Aspect::type, type(home, parameter.type, {{}, parameter.range, {}}));
  add(Aspect::filled_by,
      make_.of_word(open_term.filled_by == ir::Scope::national ? Word::scope_national : Word::scope_agency));
  if (open_term.is_bounded) add(Aspect::allowed, make_.possible(parameter.type, open_term.allowed));
  switch (open_term.freedom) {
    case ir::Freedom::both_ways: break;
    case ir::Freedom::only_up: add(Aspect::freedom, make_.of_word(Word::only_up)); break;
    case ir::Freedom::only_down: add(Aspect::freedom, make_.of_word(Word::only_down)); break;
  }
}

void Describer::describe_setting(ir::ParameterId id, ir::PackageId by) {
  auto const& parameter = program_[id];
  auto const first = std::find_if(parameter.versions.begin(), parameter.versions.end(),
                                  [&](auto const& version) { return version.set_by == by; });
  auto const made =
      open(EntryKind::setting, qualified_name(by, parameter.package, parameter.name), parameter.label, by, first->span);
  Reads reads;
  reads.parameters.insert(id);
  references_.reads(made, reads);
  add_freedom(parameter, by);
  add(values(Aspect::versions, parameter.type, parameter.versions, by, by));
  // On the days for which nothing is set.
  add(values(Aspect::defaults, parameter.type, parameter.open->defaults, by));
}

std::vector<ReadParameter> Describer::read_parameters() const {
  std::vector<ReadParameter> read;
  for (auto const id : read_) {
    auto const& parameter = program_[id];
    ReadParameter made{program_[parameter.package].name, parameter.name, parameter.label, {}};
    for (std::size_t i = 0; i < parameter.versions.size(); ++i) {
      auto const& version = parameter.versions[i];
      auto days = version.in_force;
      if (days.from == value::Date::from_parts(1, 1, 1)) days.from.reset();
      if (is_succeeded(parameter.versions, i)) days.through.reset();
      auto text = make_.value(parameter.package, parameter.type, version.value).text;
      auto const period = make_.period(days).text;
      if (!period.empty()) text += ", " + period;
      if (version.is_default) text += ", " + std::string(word(Word::book_default, make_.language()));
      made.values.push_back(std::move(text));
    }
    if (!parameter.exceptions.exceptions.empty()) {
      made.values.emplace_back(word(Word::book_with_exceptions, make_.language()));
    }
    read.push_back(std::move(made));
  }
  return read;
}

Listing Describer::values(Aspect aspect, value::Type const& type, std::vector<ir::ParameterVersion> const& versions,
                          ir::PackageId home, std::optional<ir::PackageId> by) {
  Listing listing;
  listing.aspect = aspect;
  listing.identity = LineIdentity::date;
  listing.columns = {heading(Aspect::value), heading(Aspect::through)};
  for (std::size_t i = 0; i < versions.size(); ++i) {
    auto const& version = versions[i];
    if (by && version.set_by != by) continue;
    Line line;
    // A default without `sejak` holds from the first day that there is.
    if (version.in_force.from != value::Date::from_parts(1, 1, 1)) line.from = version.in_force.from;
    line.cells = {make_.value(home, type, version.value), Statement{}};
    if (!is_succeeded(versions, i)) line.cells.back() = make_.date(*version.in_force.through);
    line.remarks = remarks(version.annotations);
    line.span = version.span;
    listing.lines.push_back(std::move(line));
  }
  return listing;
}

}  // namespace timbang::document
