// What packages declare for rules to read, but for parameters; waivers and examples.
#include <algorithm>

#include "engine/document/description/describer.h"
#include "engine/document/description/example_teller.h"

namespace timbang::document {

namespace {

using value::TypeKind;

/// Spellings in data. One that holds a semicolon stands between quotes: else it would read like two.
Statement spellings(std::vector<std::string> const& texts) {
  Statement all;
  for (auto const& text : texts) {
    auto const is_quoted = text.find(';') != std::string::npos;
    all.text += (all.text.empty() ? "" : "; ") + (is_quoted ? "\"" + text + "\"" : text);
    all.meaning += std::to_string(text.size()) + ":" + text;
  }
  return all;
}

}  // namespace

void Describer::describe(ir::PackageId id) {
  auto const& package = program_[id];
  open(EntryKind::package, package.name, {}, id, package.span);
  add(Aspect::version, StatementMaker::plain(package.version));
  auto const is_indonesian = package.language == source::Language::indonesian;
  add(Aspect::language, make_.of_word(is_indonesian ? Word::language_indonesian : Word::language_english));
  if (package.scope == ir::Scope::national) add(Aspect::scope, make_.of_word(Word::scope_national));
  if (package.scope == ir::Scope::agency) add(Aspect::scope, make_.of_word(Word::scope_agency));
  switch (package.calendar_policy) {
    case value::CalendarPolicy::none: break;
    case value::CalendarPolicy::first_of_next_month:
      add(Aspect::calendar_policy, make_.of_word(Word::calendar_next_month));
      break;
    case value::CalendarPolicy::end_of_month:
      add(Aspect::calendar_policy, make_.of_word(Word::calendar_month_end));
      break;
    case value::CalendarPolicy::data_error:
      add(Aspect::calendar_policy, make_.of_word(Word::calendar_data_error));
      break;
  }
  if (package.days_of_month) {
    add(Aspect::days_of_month, make_.of_sentence(Word::days_of_month, *package.days_of_month));
  }
  if (auto const& calendar = package.working_calendar) {
    auto const has_five = calendar->week == value::WorkingWeek::five_days;
    auto const& holidays = program_[calendar->holidays];
    references_.uses(place(), value::Type::record(calendar->holidays.index));
    add(Aspect::working_week, make_.of_sentence(has_five ? Word::five_days : Word::six_days,
                                                qualified_name(id, holidays.package, holidays.name)));
  }
  annotate(package.annotations);
}

void Describer::describe(ir::RegulationId id) {
  auto const& regulation = program_[id];
  if (!describes(regulation.package)) return;
  references_.declares(
      open(EntryKind::regulation, regulation.name, regulation.title, regulation.package, regulation.span), id);
  add(Aspect::in_force, make_.period({regulation.from, regulation.through}));
  std::vector<Statement> repealed;
  for (auto const other : regulation.repeals) repealed.push_back(StatementMaker::plain(program_[other].name));
  add(Aspect::repeals, make_.joined(repealed));
  annotate(regulation.annotations);
}

void Describer::describe(ir::Unit const& unit) {
  if (unit.name.empty() || !describes(unit.package)) return;
  open(EntryKind::unit, unit.name, {}, unit.package, program_[unit.package].span);
  if (!unit.conversion) return;
  auto const type = value::Type::number(unit.conversion->second);
  add(Aspect::conversion, make_.value(unit.package, type, unit.conversion->first));
}

void Describer::describe(ir::EnumerationId id) {
  auto const& choice = program_[id];
  if (!describes(choice.package)) return;
  references_.declares(open(EntryKind::enumeration, choice.name, choice.label, choice.package, choice.span), id);
  if (choice.ordered) add(Aspect::order, make_.of_word(Word::lowest_first));
  Listing listing;
  listing.aspect = Aspect::values;
  listing.identity = choice.ordered ? LineIdentity::sequence : LineIdentity::name;
  listing.columns = {heading(Aspect::name), heading(Aspect::label), heading(Aspect::code), heading(Aspect::alias)};
  for (auto const& value : choice.entries) {
    Line line;
    line.name = value.name;
    line.cells = {StatementMaker::plain(value.name), StatementMaker::plain(value.label), spellings(value.codes),
                  spellings(value.aliases)};
    line.span = choice.span;
    listing.lines.push_back(std::move(line));
  }
  add(std::move(listing));
  annotate(choice.annotations);
}

void Describer::describe(ir::RecordTypeId id) {
  auto const& record = program_[id];
  // The groups of a summary are told with it.
  auto const is_group = std::any_of(program_.assessments.begin(), program_.assessments.end(),
                                    [&](auto const& one) { return one.summary && one.subject == id; });
  if (is_group || !describes(record.package)) return;
  references_.declares(open(EntryKind::record, record.name, record.label, record.package, record.span), id);
  Listing listing;
  listing.aspect = Aspect::fields;
  listing.columns = {heading(Aspect::name),         heading(Aspect::label), heading(Aspect::type),
                     heading(Aspect::source_names), heading(Aspect::empty), heading(Aspect::limits)};
  for (std::uint16_t i = 0; i < record.fields.size(); ++i) listing.lines.push_back(line(id, i));
  add(std::move(listing));
  add(checks(id));
  annotate(record.annotations);
}

Line Describer::line(ir::RecordTypeId record, std::uint16_t index) {
  auto const& field = program_[record].fields[index];
  auto const home = program_[record].package;
  Line line;
  line.name = field.name;
  auto type = field_type(home, field);
  if (program_[record].key == index) {
    type = make_.joined({std::move(type), {std::string(word(Word::field_key, make_.language())), "key", false}});
  }
  line.cells = {StatementMaker::plain(field.name),
                StatementMaker::plain(field.label),
                std::move(type),
                spellings(field.source_names),
                empty(field),
                limits(record, field)};
  line.remarks = remarks(field.annotations);
  line.span = field.span;
  return line;
}

Statement Describer::field_type(ir::PackageId home, ir::Field const& field) {
  references_.uses(place(), field.type);
  switch (field.relation) {
    case ir::Relation::none: return type(home, field.type, {field.decimals, field.range, field.pattern});
    case ir::Relation::by_key: {
      auto const& other = program_[ir::RecordTypeId{field.type.index}];
      return make_.of_sentence(Word::type_key, qualified_name(home, other.package, other.name));
    }
    case ir::Relation::inverse: {
      auto const& other = program_[ir::RecordTypeId{field.type.index}];
      return make_.of_sentence(Word::type_inverse, qualified_name(home, other.package, other.name),
                               other.fields.at(field.via).name);
    }
  }
  return {};
}

Statement Describer::empty(ir::Field const& field) const {
  if (field.must_be_filled) return make_.of_word(Word::field_filled);
  if (field.type.kind == TypeKind::list) {
    return field.no_rows_mean_none ? make_.of_word(Word::field_rows_none) : Statement{};
  }
  switch (field.when_empty) {
    case value::Absence::unknown: return {};
    case value::Absence::none: return make_.of_word(Word::field_empty_none);
    case value::Absence::still_running: return make_.of_word(Word::field_empty_running);
  }
  return {};
}

Statement Describer::limits(ir::RecordTypeId record, ir::Field const& field) const {
  std::vector<Statement> parts;
  if (field.max_rows) parts.push_back(make_.of_sentence(Word::limit_rows, *field.max_rows));
  if (field.one_each_year) parts.push_back(make_.of_word(Word::field_one_each_year));
  if (field.latest_by) {
    auto const& row = program_[ir::RecordTypeId{field.type.index}];
    parts.push_back(make_.of_sentence(Word::limit_latest, row.fields.at(*field.latest_by).name));
  }
  for (auto const& contained : field.contained) {
    parts.push_back(make_.of_sentence(Word::limit_contains, program_[record].fields.at(contained.field).name,
                                      contained.first, contained.last));
  }
  return make_.joined(parts);
}

Listing Describer::checks(ir::RecordTypeId id) {
  auto const& record = program_[id];
  Listing listing;
  listing.aspect = Aspect::checks;
  listing.columns = {heading(Aspect::name), heading(Aspect::label), heading(Aspect::condition),
                     heading(Aspect::consequence)};
  for (auto const& check : record.checks) {
    Line line;
    line.name = check.name;
    line.cells = {StatementMaker::plain(check.name), StatementMaker::plain(check.label),
                  formula({record.package, {id}}, check.condition),
                  make_.of_word(check.rejects ? Word::check_rejects : Word::check_warns)};
    line.remarks = remarks(check.annotations);
    line.span = check.span;
    listing.lines.push_back(std::move(line));
  }
  return listing;
}

void Describer::describe(ir::Waiver const& waiver) {
  if (!describes(waiver.package)) return;
  open(EntryKind::waiver, waiver.code + " " + waiver.target, {}, waiver.package, waiver.span);
  add(Aspect::reason, StatementMaker::plain(waiver.reason));
  add(Aspect::signer, StatementMaker::plain(waiver.signer));
  add(Aspect::through, make_.date(waiver.through));
}

void Describer::describe(ir::Example const& example) {
  auto const& evaluation = program_[example.assessment];
  auto const package = std::find_if(packages_.begin(), packages_.end(),
                                    [&](ir::PackageId one) { return program_[one].span.file == example.span.file; });
  if (package == packages_.end()) return;
  open(EntryKind::example, example.name, {}, *package, example.span);
  entry().within = qualified_name(*package, evaluation.package, evaluation.name);
  ExampleTeller const teller(make_, example, *package);
  Listing listing;
  listing.aspect = Aspect::cases;
  listing.columns = {heading(Aspect::days), heading(Aspect::given), heading(Aspect::expected)};
  for (auto const& one : example.cases) {
    Line line;
    line.cells = {teller.day(one), teller.given(one), teller.expected(one)};
    line.span = one.span;
    listing.lines.push_back(std::move(line));
  }
  add(std::move(listing));
}

}  // namespace timbang::document
