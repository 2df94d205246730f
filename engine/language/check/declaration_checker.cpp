#include "engine/language/check/declaration_checker.h"

#include <algorithm>
#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/value/notation.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

namespace {

Argument date_text(value::Date date) {
  return {value::write_date(date, source::Language::indonesian), value::write_date(date, source::Language::english)};
}

std::optional<value::Date> day_after(value::Date date) { return value::Date::from_day_number(date.day_number() + 1); }

}  // namespace

void check_regulation(CheckState& state, CheckedModule const& module, ast::Regulation const& tree,
                      ir::RegulationId id) {
  auto& regulation = state.program.regulations.at(id.index);
  regulation.title = tree.heading.label;
  regulation.from = tree.from;
  regulation.through = tree.through;
  regulation.annotations = annotations(state, module, tree.heading.annotations);
  if (tree.from && tree.through && *tree.through < *tree.from) {
    state.report(DiagnosticCode::period_reversed, tree.heading.span);
  }
  for (auto const& repealed : tree.repeals) {
    auto const symbol = resolve(state, module, repealed.text, repealed.span, SymbolKind::regulation);
    if (symbol) regulation.repeals.push_back({symbol->index});
  }
}

Refinement check_refinement(CheckState& state, CheckedModule const& module, ast::TypeReference const& tree, Type type) {
  Refinement result;
  auto const is_number = type.kind == TypeKind::number;
  if (tree.decimals && (!is_number || type.whole)) {
    state.report(DiagnosticCode::clause_does_not_fit, tree.span,
                 {{"desimal", "decimals"}, type_text(state.program, type)});
  } else {
    result.decimals = tree.decimals;
  }
  if (!tree.range) return result;
  if (!is_number) {
    state.report(DiagnosticCode::clause_does_not_fit, tree.range->span,
                 {{"rentang", "range"}, type_text(state.program, type)});
    return result;
  }
  ExpressionChecker checker(state, module, std::nullopt, {});
  auto const low = checker.check_constant(*tree.range->low, type);
  auto const high = checker.check_constant(*tree.range->high, type);
  if (!low || !high) return result;
  result.range = {std::get<value::Rational>(*low), std::get<value::Rational>(*high), tree.range->low_open,
                  tree.range->high_open};
  if (*result.range.low > *result.range.high) state.report(DiagnosticCode::empty_interval, tree.range->span);
  return result;
}

// ---- Parameters ----------------------------------------------------------------------------------------------------------

namespace {

void check_version_order(CheckState& state, ir::Parameter& parameter) {
  auto& versions = parameter.versions;
  std::stable_sort(versions.begin(), versions.end(),
                   [](ir::ParameterVersion const& a, ir::ParameterVersion const& b) { return a.from < b.from; });
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
    auto& version = versions[i];
    auto const& next = versions[i + 1];
    // A version runs through the day before the next one, unless an end is written.
    if (!version.through && version.from < next.from) {
      version.through = value::Date::from_day_number(next.from.day_number() - 1);
      continue;
    }
    if (version.from == next.from || (version.through && *version.through >= next.from)) {
      state.report_clash(DiagnosticCode::version_overlap, next.span, {parameter.name, date_text(next.from)},
                         version.span, {"versi yang lain", "the other version"});
      continue;
    }
    auto const first_uncovered = day_after(*version.through);
    if (first_uncovered && *first_uncovered < next.from) {
      state.report_clash(DiagnosticCode::version_gap, next.span, {parameter.name, date_text(*first_uncovered)},
                         version.span, {"versi sebelumnya berakhir di sini", "the version before ends here"});
    }
  }
}

// From when and until when a regulation binds, repeals counted.
struct InForce {
  std::optional<value::Date> from;
  std::optional<value::Date> through;
};
InForce in_force(ir::Program const& program, ir::RegulationId id) {
  auto const& regulation = program[id];
  InForce result{regulation.from, regulation.through};
  for (auto const& other : program.regulations) {
    auto const repeals = std::find(other.repeals.begin(), other.repeals.end(), id) != other.repeals.end();
    if (!repeals || !other.from) continue;
    auto const last = value::Date::from_day_number(other.from->day_number() - 1);
    if (last && (!result.through || *last < *result.through)) result.through = last;
  }
  return result;
}

void check_citations_in_force(CheckState& state, ir::ParameterVersion const& version) {
  if (version.annotations.citations.empty()) return;
  for (auto const& citation : version.annotations.citations) {
    auto const period = in_force(state.program, citation.regulation);
    auto const begun = !period.from || *period.from <= version.from;
    auto const lasts = !period.through || *period.through >= version.from;
    if (begun && lasts) return;
  }
  state.report(DiagnosticCode::citation_not_in_force, version.span, {date_text(version.from)});
}

}  // namespace

void check_parameter(CheckState& state, CheckedModule const& module, ast::Parameter const& tree, ir::ParameterId id) {
  auto const type = resolve_type(state, module, tree.type);
  if (!type) {
    state.unread_names.insert(tree.heading.name.text);
    return;
  }
  auto const refinement = check_refinement(state, module, tree.type, *type);
  auto const general = annotations(state, module, tree.heading.annotations);
  ir::Parameter parameter = state.program[id];
  parameter.label = tree.heading.label;
  parameter.type = *type;
  for (auto const& version_tree : tree.versions) {
    if (version_tree.through && *version_tree.through < version_tree.from) {
      state.report(DiagnosticCode::period_reversed, version_tree.span);
      continue;
    }
    ExpressionChecker checker(state, module, std::nullopt, {});
    auto const constant = checker.check_constant(*version_tree.value, *type);
    auto annotated = annotations(state, module, version_tree.annotations);
    annotated.citations.insert(annotated.citations.end(), general.citations.begin(), general.citations.end());
    if (annotated.citations.empty()) state.report(DiagnosticCode::no_legal_basis, version_tree.span, {parameter.name});
    if (!constant) continue;
    if (type->kind == TypeKind::number && !value::contains(value::Possible(refinement.range), *constant)) {
      state.report(DiagnosticCode::value_out_of_range, version_tree.value->span, {parameter.name});
      continue;
    }
    parameter.versions.push_back(
        {version_tree.from, version_tree.through, *constant, std::move(annotated), version_tree.span});
    check_citations_in_force(state, parameter.versions.back());
  }
  check_version_order(state, parameter);
  state.program.parameters.at(id.index) = std::move(parameter);
}

}  // namespace timbang::language
