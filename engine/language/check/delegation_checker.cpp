#include "engine/language/check/delegation_checker.h"

#include <algorithm>
#include <utility>

#include "engine/language/check/constant_text.h"
#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/version_checker.h"
#include "engine/language/parse/predefined_name.h"
#include "engine/value/operation.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Date;
using value::TypeKind;

namespace {

/// The first day of the calendar: of a default that is written without `sejak`.
Date first_day() { return Date::from_parts(1, 1, 1).value(); }

/// What is left of a version outside the days of another: nothing, one part or two.
std::vector<ir::ParameterVersion> without(ir::ParameterVersion const& version, ir::Period const& days) {
  if (!common_days(version.in_force, days)) return {version};
  std::vector<ir::ParameterVersion> parts;
  if (*version.in_force.from < *days.from) {
    parts.push_back(version);
    parts.back().in_force.through = Date::from_day_number(days.from->day_number() - 1);
  }
  auto const goes_on = days.through && (!version.in_force.through || *days.through < *version.in_force.through);
  auto const next = goes_on ? Date::from_day_number(days.through->day_number() + 1) : std::nullopt;
  if (next) {
    parts.push_back(version);
    parts.back().in_force.from = next;
  }
  return parts;
}

/// What has been set, and the defaults on all other days.
std::vector<ir::ParameterVersion> merge(std::vector<ir::ParameterVersion> set,
                                        std::vector<ir::ParameterVersion> defaults) {
  for (auto const& version : set) {
    std::vector<ir::ParameterVersion> left;
    for (auto const& one : defaults) {
      for (auto& part : without(one, version.in_force)) left.push_back(std::move(part));
    }
    defaults = std::move(left);
  }
  set.insert(set.end(), std::make_move_iterator(defaults.begin()), std::make_move_iterator(defaults.end()));
  return set;
}

/// Not when the calendar alone could tell.
bool is_at_most(value::Value const& a, value::Value const& b) {
  return value::compare(value::ComparisonOperator::less_equal, a, b).is_true();
}

Argument scope_text(ir::Scope scope) {
  return spellings(scope == ir::Scope::national ? PredefinedName::national : PredefinedName::agency);
}

}  // namespace

std::optional<ir::Scope> check_scope(CheckState& state, CheckedModule const& module, ast::Name const& scope) {
  auto const found = find_predefined(NameGroup::scope, scope.text, module.language());
  if (found) return *found == PredefinedName::national ? ir::Scope::national : ir::Scope::agency;
  state.report(DiagnosticCode::unknown_scope, scope.span, {scope.text});
  return std::nullopt;
}

bool check_author(CheckState& state, CheckedModule const& module, ir::Scope allowed, std::string const& name,
                  source::Span where, source::Span opened) {
  auto const& package = state.program[module.package];
  if (package.scope == allowed) return true;
  state.report_clash(DiagnosticCode::not_for_this_scope, where, {name, scope_text(allowed), package.name}, opened,
                     {"siapa yang boleh tertulis di sini", "who may is written here"});
  return false;
}

// ---- Open terms ----------------------------------------------------------------------------------------------------------

void DelegationChecker::check_open_term(CheckedModule const& module, ast::OpenTerm const& tree, ir::ParameterId id) {
  auto const type = resolve_type(state_, module, tree.type);
  auto const scope = check_scope(state_, module, tree.filled_by);
  if (!type || !scope) {
    state_.unread_names.insert(tree.heading.name.text);
    return;
  }
  ir::Parameter term = state_.program[id];
  term.label = tree.heading.label;
  term.type = *type;
  auto const num_values = type->kind == TypeKind::enumeration
                              ? state_.program[ir::EnumerationId{type->index}].entries.size()
                              : std::size_t{0};
  term.open = ir::OpenTerm{*scope, {}, false, tree.freedom.value_or(ir::Freedom::both_ways), {}, {}};
  term.open->allowed = value::everything(type->kind, num_values);
  term.open->annotations = annotations(state_, module, tree.heading.annotations);
  if (tree.heading.annotations.citations.empty()) {
    state_.report(DiagnosticCode::no_legal_basis, tree.heading.name.span, {term.name});
  }
  auto const bounds_are_right = check_bounds(module, tree, term);
  if (bounds_are_right) check_defaults(module, tree, term);
  if (tree.freedom && tree.defaults.empty()) {
    state_.report(DiagnosticCode::direction_without_default, tree.heading.name.span, {term.name});
  }
  auto const is_line =
      type->kind == TypeKind::number || type->kind == TypeKind::date || type->kind == TypeKind::duration;
  if (is_line && !tree.type.range && !tree.freedom) {
    state_.report(DiagnosticCode::term_without_bounds, tree.heading.name.span, {term.name});
  }
  state_.program.parameters.at(id.index) = std::move(term);
}

/// Lengths, dates and ordered choices have bounds here as numbers have.
bool DelegationChecker::check_bounds(CheckedModule const& module, ast::OpenTerm const& tree, ir::Parameter& term) {
  auto& open = *term.open;
  open.is_bounded = tree.type.range.has_value();
  if (term.type.kind == TypeKind::number || !tree.type.range) {
    auto const refinement = check_refinement(state_, module, tree.type, term.type);
    if (open.is_bounded) open.allowed = refinement.range;
    return true;
  }
  ExpressionChecker checker(state_, module, std::nullopt, {});
  auto const& range = *tree.type.range;
  auto const bounds = checker.check_bounds(range, term.type, false);
  if (!bounds) return false;
  auto const low = checker.check_constant(*range.low, term.type);
  auto const high = checker.check_constant(*range.high, term.type);
  if (!low || !high) return false;
  if (auto* set = std::get_if<value::EnumerationSet>(&open.allowed)) {
    auto const first = std::get<value::EnumerationValue>(*low).index + (range.low_open ? 1U : 0U);
    auto const end = std::get<value::EnumerationValue>(*high).index + (range.high_open ? 0U : 1U);
    for (std::size_t i = 0; i < set->size(); ++i) set->set(i, i >= first && i < end);
  } else if (term.type.kind == TypeKind::date) {
    open.allowed = value::Interval<Date>{std::get<Date>(*low), std::get<Date>(*high), range.low_open, range.high_open};
  } else {
    open.allowed = value::Interval<value::Duration>{std::get<value::Duration>(*low), std::get<value::Duration>(*high),
                                                    range.low_open, range.high_open};
  }
  return true;
}

void DelegationChecker::check_defaults(CheckedModule const& module, ast::OpenTerm const& tree, ir::Parameter& term) {
  ExpressionChecker checker(state_, module, std::nullopt, {});
  for (auto const& written : tree.defaults) {
    if (!check_period(state_, written.in_force, written.span)) continue;
    auto const value = checker.check_constant(*written.value, term.type);
    if (!value) continue;
    if (!value::contains(term.open->allowed, *value)) {
      report_not_allowed(DiagnosticCode::outside_bounds_of_term, term, written.value->span, {term.name});
      continue;
    }
    ir::ParameterVersion version{written.in_force, *value, {}, written.span, true, {}};
    if (!version.in_force.from) version.in_force.from = first_day();
    if (written.in_force.from) {
      check_citations_in_force(state_, term.open->annotations.citations, *written.in_force.from, written.span);
    }
    term.open->defaults.push_back(std::move(version));
  }
  order_versions(state_, term.name, term.open->defaults);
}

// ---- Settings ------------------------------------------------------------------------------------------------------------

std::optional<ir::ParameterId> DelegationChecker::find_term(CheckedModule const& module, ast::Path const& name) {
  // A parameter of this package's own name does not stand in the way: what is set belongs to another.
  auto found = state_.symbols.find(module.package, name.text(), {SymbolKind::parameter});
  std::erase_if(found, [&](Symbol const& symbol) { return symbol.package == module.package; });
  auto const symbol = found.size() == 1 ? std::optional(found.front())
                                        : resolve(state_, module, name.text(), name.span, SymbolKind::parameter);
  if (!symbol) return std::nullopt;
  ir::ParameterId const id{symbol->index};
  if (state_.program[id].open) return id;
  // What could not be read may have opened it.
  if (state_.unread_names.count(name.parts.back().text) > 0) return std::nullopt;
  state_.report_clash(DiagnosticCode::not_open, name.span, {name.text()}, symbol->span,
                      {"ditetapkan di sini, dan tidak dibuka", "fixed here, and not opened"});
  return std::nullopt;
}

void DelegationChecker::check_setting(CheckedModule const& module, ast::Setting const& tree) {
  auto const id = find_term(module, tree.term);
  if (!id) return;
  auto const& term = state_.program[*id];
  auto const general = annotations(state_, module, tree.annotations);
  if (!check_author(state_, module, term.open->filled_by, term.name, tree.term.span, term.span)) return;
  Setting setting{module.package, tree.term.span, check_versions(module, tree.versions, term, general)};
  if (auto const other = settings_.find(*id); other != settings_.end()) {
    state_.report_clash(DiagnosticCode::set_twice, tree.term.span, {term.name}, other->second.span,
                        {"ditetapkan juga di sini", "set here too"});
    return;
  }
  settings_.emplace(*id, std::move(setting));
}

std::vector<ir::ParameterVersion> DelegationChecker::check_versions(CheckedModule const& module,
                                                                    std::vector<ast::ParameterVersion> const& trees,
                                                                    ir::Parameter const& term,
                                                                    ir::Annotations const& general) {
  std::vector<ir::ParameterVersion> versions;
  for (auto const& tree : trees) {
    if (!check_period(state_, tree.in_force, tree.span)) continue;
    ExpressionChecker checker(state_, module, std::nullopt, {});
    auto const value = checker.check_constant(*tree.value, term.type);
    auto annotated = annotations(state_, module, tree.annotations);
    annotated.citations.insert(annotated.citations.end(), general.citations.begin(), general.citations.end());
    annotated.notes.insert(annotated.notes.end(), general.notes.begin(), general.notes.end());
    annotated.to_check.insert(annotated.to_check.end(), general.to_check.begin(), general.to_check.end());
    if (annotated.citations.empty()) state_.report(DiagnosticCode::no_legal_basis, tree.span, {term.name});
    check_citations_in_force(state_, annotated.citations, *tree.in_force.from, tree.span);
    if (!value || !check_allowed(term, *value, tree.in_force, tree.value->span)) continue;
    versions.push_back({tree.in_force, *value, std::move(annotated), tree.span, false, module.package});
  }
  order_versions(state_, term.name, versions);
  return versions;
}

bool DelegationChecker::check_allowed(ir::Parameter const& term, value::Value const& value, ir::Period const& days,
                                      source::Span where) {
  auto const& open = *term.open;
  if (!value::contains(open.allowed, value)) {
    report_not_allowed(DiagnosticCode::outside_bounds_of_term, term, where, {term.name});
    return false;
  }
  if (open.freedom == ir::Freedom::both_ways) return true;
  auto const only_down = open.freedom == ir::Freedom::only_down;
  for (auto const& standard : open.defaults) {
    if (!common_days(standard.in_force, days)) continue;
    if (only_down ? is_at_most(value, standard.value) : is_at_most(standard.value, value)) continue;
    report_not_allowed(only_down ? DiagnosticCode::may_only_be_lowered : DiagnosticCode::may_only_be_raised, term,
                       where,
                       {term.name, constant_text(state_.program, standard.value, term.type),
                        constant_text(state_.program, value, term.type)});
    return false;
  }
  return true;
}

void DelegationChecker::report_not_allowed(DiagnosticCode code, ir::Parameter const& term, source::Span where,
                                           std::vector<Argument> arguments) {
  state_.report_clash(code, where, std::move(arguments), term.span,
                      {"yang dibuka tertulis di sini", "what is left open is written here"});
}

void DelegationChecker::complete_terms() {
  for (std::uint16_t i = 0; i < state_.program.parameters.size(); ++i) {
    auto& term = state_.program.parameters[i];
    if (!term.open) continue;
    auto const setting = settings_.find(ir::ParameterId{i});
    if (setting == settings_.end()) {
      term.versions = term.open->defaults;
      continue;
    }
    term.versions = merge(setting->second.versions, term.open->defaults);
    order_versions(state_, term.name, term.versions);
  }
  find_unset_terms();
}

/// Whoever sets some terms of a package, and not others that have no default, has forgotten them.
void DelegationChecker::find_unset_terms() {
  std::map<std::pair<ir::PackageId, ir::Scope>, source::Span> set_from;
  for (auto const& [id, setting] : settings_) {
    set_from.emplace(std::pair(state_.program[id].package, state_.program[setting.package].scope), setting.span);
  }
  for (std::uint16_t i = 0; i < state_.program.parameters.size(); ++i) {
    auto const& term = state_.program.parameters[i];
    if (!term.open || !term.versions.empty() || settings_.count(ir::ParameterId{i}) > 0) continue;
    auto const setting = set_from.find({term.package, term.open->filled_by});
    if (setting == set_from.end()) continue;
    state_.report_clash(DiagnosticCode::term_not_set_yet, setting->second,
                        {term.name, state_.program[term.package].name}, term.span,
                        {"dibuka di sini, tanpa angka baku", "opened here, without a default"});
  }
}

// ---- Names ---------------------------------------------------------------------------------------------------------------

void DelegationChecker::check_names(CheckedModule const& module) {
  if (state_.program[module.package].scope == ir::Scope::national) return;
  auto const check = [&](ast::Name const& name, SymbolKind kind) {
    for (auto const& symbol : state_.symbols.find(module.package, name.text, {kind})) {
      if (symbol.package == module.package || state_.program[symbol.package].scope != ir::Scope::national) continue;
      state_.report_clash(DiagnosticCode::national_name, name.span, {name.text, state_.program[symbol.package].name},
                          symbol.span, {"aturan nasionalnya", "the national rule"});
    }
  };
  for (auto const& item : module.tree.items) {
    if (auto const* parameter = std::get_if<ast::Parameter>(&item))
      check(parameter->heading.name, SymbolKind::parameter);
    if (auto const* term = std::get_if<ast::OpenTerm>(&item)) check(term->heading.name, SymbolKind::parameter);
    if (auto const* assessment = std::get_if<ast::Assessment>(&item)) {
      check(assessment->heading.name, SymbolKind::assessment);
    }
  }
}

}  // namespace timbang::language
