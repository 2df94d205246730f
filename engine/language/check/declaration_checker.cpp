#include "engine/language/check/declaration_checker.h"

#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

void check_regulation(CheckState& state, CheckedModule const& module, ast::Regulation const& tree,
                      ir::RegulationId id) {
  auto& regulation = state.program.regulations.at(id.index);
  regulation.title = tree.heading.label;
  regulation.from = tree.from;
  regulation.through = tree.through;
  regulation.annotations = annotations(state, module, tree.heading.annotations);
  check_period(state, {tree.from, tree.through}, tree.heading.span);
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
  parameter.range = refinement.range;
  if (tree.subject) {
    auto const subject = resolve(state, module, tree.subject->text(), tree.subject->span, SymbolKind::record);
    if (subject) parameter.subject = ir::RecordTypeId{subject->index};
  }
  for (auto const& version_tree : tree.versions) {
    if (!check_period(state, version_tree.in_force, version_tree.span)) continue;
    ExpressionChecker checker(state, module, std::nullopt, {});
    auto const constant = checker.check_constant(*version_tree.value, *type);
    auto annotated = annotations(state, module, version_tree.annotations);
    annotated.append(general);
    if (annotated.citations.empty()) state.report(DiagnosticCode::no_legal_basis, version_tree.span, {parameter.name});
    if (!constant) continue;
    if (type->kind == TypeKind::number && !value::contains(value::Possible(refinement.range), *constant)) {
      state.report(DiagnosticCode::value_out_of_range, version_tree.value->span, {parameter.name});
      continue;
    }
    parameter.versions.push_back({version_tree.in_force,
                                  *constant,
                                  std::move(annotated),
                                  version_tree.span,
                                  false,
                                  {},
                                  version_tree.value->span});
    check_citations_in_force(state, parameter.versions.back().annotations.citations, *version_tree.in_force.from,
                             version_tree.span);
  }
  order_versions(state, parameter.name, parameter.versions);
  state.program.parameters.at(id.index) = std::move(parameter);
}

}  // namespace timbang::language
