// Exceptions to values, requirements and decisions.
#include "engine/language/check/assessment_checker.h"
#include "engine/language/check/exception_links.h"

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
    auto exception = declare_exception(state_, module_, tree);
    auto const guard = checker(for_each).check_condition(*tree.guard);
    if (tree.formula && (is_requirement != tree.formula_is_requirement)) {
      state_.report(DiagnosticCode::exception_form, tree.formula->span);
      continue;
    }
    if (tree.formula) exception.formula = checker(for_each).check_formula(*tree.formula, type);
    if (!tree.formula && !is_requirement) {
      state_.report(DiagnosticCode::exception_form, tree.heading.span);
      continue;
    }
    if (!guard || (tree.formula && !exception.formula)) continue;
    exception.guard = *guard;
    places.back() = result.exceptions.size();
    result.exceptions.push_back(std::move(exception));
  }
  connect_exceptions(state_, trees, result, places);
  return result;
}

}  // namespace timbang::language
