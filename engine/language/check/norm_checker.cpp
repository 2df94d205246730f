#include "engine/language/check/norm_checker.h"

#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/member_evaluation.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

namespace {

/// Of a record, or of an assessment and its record; reported and empty when there is neither.
std::optional<Symbol> find_subject(CheckState& state, CheckedModule const& module, ast::Path const& name) {
  auto const found = state.symbols.find(module.package, name.text(), {SymbolKind::record, SymbolKind::assessment});
  if (found.size() == 1) return found.front();
  return resolve(state, module, name.text(), name.span, SymbolKind::record);
}

}  // namespace

void check_norm(CheckState& state, CheckedModule const& module, ast::Norm const& tree) {
  auto const subject = find_subject(state, module, tree.subject);
  if (!subject) return;
  ir::Norm norm;
  norm.name = tree.heading.name.text;
  norm.label = tree.heading.label;
  if (subject->kind == SymbolKind::assessment) {
    ir::AssessmentId const assessment{subject->index};
    if (!check_is_evaluation(state, assessment, tree.subject, {"norma", "a norm"})) return;
    if (state.without_subject.count(assessment) > 0) return;
    norm.assessment = assessment;
    norm.subject = state.program[assessment].subject;
  } else {
    norm.subject = ir::RecordTypeId{subject->index};
  }
  norm.in_force = tree.in_force;
  norm.package = module.package;
  norm.annotations = annotations(state, module, tree.heading.annotations);
  norm.span = tree.heading.name.span;
  if (tree.heading.annotations.citations.empty()) {
    state.report(source::DiagnosticCode::no_legal_basis, norm.span, {norm.name});
  }
  ExpressionChecker checker(state, module, norm.assessment, {{norm.subject.index, "", {}, true}});
  if (tree.when) norm.when = checker.check_condition(*tree.when);
  auto const must = checker.check_condition(*tree.must);
  if (!must || (tree.when && !norm.when) || !check_period(state, norm.in_force, norm.span)) return;
  norm.must = *must;
  state.program.norms.push_back(std::move(norm));
}

}  // namespace timbang::language
