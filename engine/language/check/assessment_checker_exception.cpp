// Exceptions, and which of them is against which.
#include "engine/language/check/assessment_checker.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;

ir::ExceptionTree AssessmentChecker::check_exceptions(std::vector<ast::Exception> const& trees, Type type,
                                                      bool is_requirement,
                                                      std::optional<ir::FieldPath> const& for_each) {
  ir::ExceptionTree result;
  std::vector<std::optional<std::size_t>> places;
  for (auto const& tree : trees) {
    places.emplace_back();
    check_period(state_, tree.in_force, tree.heading.span);
    auto const remarks = annotations(state_, module_, tree.heading.annotations);
    if (tree.in_force.from) {
      check_citations_in_force(state_, remarks.citations, *tree.in_force.from, tree.heading.span);
    }
    auto const guard = checker(for_each).check_condition(*tree.guard);
    std::optional<ir::NodeId> formula;
    if (tree.formula && (is_requirement != tree.formula_is_requirement)) {
      state_.report(DiagnosticCode::exception_form, tree.formula->span);
      continue;
    }
    if (tree.formula) formula = checker(for_each).check_formula(*tree.formula, type);
    if (!tree.formula && !is_requirement) {
      state_.report(DiagnosticCode::exception_form, tree.heading.span);
      continue;
    }
    if (!guard || (tree.formula && !formula)) continue;
    places.back() = result.exceptions.size();
    result.exceptions.push_back({tree.heading.name.text,
                                 tree.heading.label,
                                 tree.in_force,
                                 *guard,
                                 formula,
                                 {},
                                 remarks,
                                 tree.heading.name.span});
  }
  connect_exceptions(trees, result, places);
  return result;
}

void AssessmentChecker::connect_exceptions(std::vector<ast::Exception> const& trees, ir::ExceptionTree& tree,
                                           std::vector<std::optional<std::size_t>> const& places) {
  std::vector<std::optional<std::size_t>> targets(trees.size());
  for (std::size_t i = 0; i < trees.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (trees[i].heading.name.text == trees[j].heading.name.text) {
        state_.report_clash(DiagnosticCode::duplicate_name, trees[i].heading.name.span, {trees[i].heading.name.text},
                            trees[j].heading.name.span, {"pengecualian yang pertama", "the first exception"});
      }
    }
    if (!trees[i].against) continue;
    for (std::size_t j = 0; j < trees.size(); ++j) {
      if (trees[j].heading.name.text == trees[i].against->text) targets[i] = j;
    }
    if (!targets[i]) state_.report(DiagnosticCode::exception_target, trees[i].against->span, {trees[i].against->text});
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    std::size_t steps = 0;
    auto at = targets[i];
    while (at && steps <= trees.size()) {
      at = targets[*at];
      ++steps;
    }
    if (steps > trees.size()) {
      state_.report(DiagnosticCode::exception_cycle, trees[i].heading.name.span, {trees[i].heading.name.text});
      return;
    }
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (!places[i]) continue;
    auto const place = static_cast<std::uint16_t>(*places[i]);
    if (!trees[i].against) {
      tree.roots.push_back(place);
    } else if (targets[i] && places[*targets[i]]) {
      tree.exceptions[*places[*targets[i]]].children.push_back(place);
    }
  }
}

}  // namespace timbang::language
