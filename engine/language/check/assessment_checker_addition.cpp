// What a package adds to an assessment of another: requirements, and steps for them.
#include <algorithm>

#include "engine/language/check/assessment_checker.h"
#include "engine/language/check/delegation_checker.h"

namespace timbang::language {

using source::DiagnosticCode;

bool AssessmentChecker::declare_additions() {
  auto const& name = assessment().name;
  if (!assessment().added_to_by) {
    state_.report_clash(DiagnosticCode::nothing_may_be_added, addition_->assessment.span, {name}, assessment().span,
                        {"penilaiannya, tanpa `syarat boleh ditambah`", "the evaluation, which lets nothing be added"});
    return false;
  }
  auto const where = addition_->assessment.span;
  if (!check_author(state_, module_, *assessment().added_to_by, name, where, assessment().span)) return false;
  of_addition_ = annotations(state_, module_, general_);
  for (auto const& rule_tree : rules_) {
    auto const* computation = std::get_if<ast::Computation>(&rule_tree);
    auto const* table = std::get_if<ast::Table>(&rule_tree);
    auto const is_step = (computation != nullptr && computation->is_step) || (table != nullptr && table->is_step);
    if (is_step || std::holds_alternative<ast::Requirement>(rule_tree)) {
      std::visit([&](auto const& declared) { declare(declared); }, rule_tree);
      continue;
    }
    auto const& heading = std::visit([](auto const& tree) -> ast::Heading const& { return tree.heading; }, rule_tree);
    state_.report_clash(DiagnosticCode::only_requirements_are_added, heading.name.span, {}, assessment().span,
                        {"penilaian yang ditambahi", "the evaluation that is added to"});
  }
  return true;
}

/// What is added would be listed, and decide nothing.
void AssessmentChecker::check_that_additions_are_decided() {
  auto const decides_all = [](ast::Rule const& rule) {
    auto const* decision = std::get_if<ast::DecisionDeclaration>(&rule);
    return decision != nullptr && decision->all_requirements;
  };
  if (std::any_of(rules_.begin(), rules_.end(), decides_all) || !state_.unread_names.empty()) return;
  state_.report(DiagnosticCode::additions_not_decided, assessment().span, {assessment().name});
}

}  // namespace timbang::language
