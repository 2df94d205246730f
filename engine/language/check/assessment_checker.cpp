#include "engine/language/check/assessment_checker.h"

#include <algorithm>
#include <utility>

#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/delegation_checker.h"
#include "engine/language/check/feedback_checker.h"
#include "engine/language/check/indicator_checker.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

// ---- Declaring -----------------------------------------------------------------------------------------------------------

bool AssessmentChecker::declare_rules() {
  auto const subject = resolve(state_, module_, head_->subject.text(), head_->subject.span, SymbolKind::record);
  assessment().label = head_->heading.label;
  assessment().span = head_->heading.name.span;
  assessment().in_force = head_->in_force;
  assessment().annotations = annotations(state_, module_, general_);
  if (head_->added_to_by) assessment().added_to_by = check_scope(state_, module_, *head_->added_to_by);
  if (subject) assessment().subject = ir::RecordTypeId{subject->index};
  if (!subject) return false;
  for (auto const& rule_tree : rules_) {
    std::visit([&](auto const& declared) { declare(declared); }, rule_tree);
  }
  return true;
}

std::optional<ir::RuleId> AssessmentChecker::find_rule(std::string const& name) const {
  for (auto const id : state_.program[id_].rules) {
    if (state_.program[id].name == name) return id;
  }
  return std::nullopt;
}

std::optional<ir::RuleId> AssessmentChecker::declare_rule(ast::Name const& name, ir::Rule rule) {
  if (auto const other = find_rule(name.text)) {
    auto const is_overridden = addition_ != nullptr && !state_.program[*other].added_by;
    state_.report_clash(is_overridden ? DiagnosticCode::national_rule_overridden : DiagnosticCode::duplicate_name,
                        name.span, {name.text}, state_.program[*other].span,
                        {"pernyataan yang pertama", "first declared here"});
    return std::nullopt;
  }
  auto const& subject = state_.program[assessment().subject];
  if (auto const field = rule.for_each ? std::nullopt : find_field(subject, name.text)) {
    state_.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text}, subject.fields[*field].span,
                        {"isian dengan nama yang sama", "a field of the same name"});
    return std::nullopt;
  }
  if (state_.program.rules.size() >= UINT16_MAX) return std::nullopt;
  rule.name = name.text;
  rule.span = name.span;
  rule.assessment = id_;
  if (addition_ != nullptr) rule.added_by = module_.package;
  rule.annotations.append(of_addition_);
  state_.program.rules.push_back(std::move(rule));
  auto const id = ir::RuleId{static_cast<std::uint16_t>(state_.program.rules.size() - 1)};
  assessment().rules.push_back(id);
  return id;
}

// The list of the subject that `untuk setiap` names.
std::optional<ir::FieldPath> AssessmentChecker::list_path(ast::Path const& path) {
  auto const* record = &state_.program[assessment().subject];
  ir::FieldPath result;
  for (auto const& part : path.parts) {
    auto const index = find_field(*record, part.text);
    if (!index) {
      if (!state_.is_excused(module_.package, part.text)) {
        state_.report(DiagnosticCode::no_such_field, part.span, {part.text, record->name},
                      suggestion(part.text, field_names(*record)));
      }
      return std::nullopt;
    }
    result.push_back(*index);
    auto const type = record->fields[*index].type;
    if (record->fields[*index].relation != ir::Relation::none) {
      state_.report(DiagnosticCode::for_each_of_relation, path.span, {path.text()});
      return std::nullopt;
    }
    auto const is_last = &part == &path.parts.back();
    if (is_last && type.kind == TypeKind::list) return result;
    if (is_last || type.kind != TypeKind::record) break;
    record = &state_.program.record_types.at(type.index);
  }
  state_.report(DiagnosticCode::list_expected, path.span, {path.text()});
  return std::nullopt;
}

void AssessmentChecker::declare(ast::Computation const& tree) {
  auto const type = resolve_type(state_, module_, tree.type);
  ir::Rule declared;
  if (tree.for_each) declared.for_each = list_path(*tree.for_each);
  if (!type || (tree.for_each && !declared.for_each)) {
    state_.unread_names.insert(tree.heading.name.text);
    return;
  }
  auto const refinement = check_refinement(state_, module_, tree.type, *type);
  declared.label = tree.heading.label;
  declared.type = *type;
  declared.decimals = refinement.decimals;
  declared.range = refinement.range;
  declared.is_step = tree.is_step;
  declared.annotations = annotations(state_, module_, tree.heading.annotations);
  declare_rule(tree.heading.name, std::move(declared));
}

void AssessmentChecker::declare(ast::Indicator const& tree) {
  auto const points = points_type(state_, module_, tree.heading.name.span);
  if (!points) {
    state_.unread_names.insert(tree.heading.name.text);
    return;
  }
  ir::Rule declared;
  declared.label = tree.heading.label;
  declared.type = *points;
  declared.body = ir::Indicator{};
  declared.annotations = annotations(state_, module_, tree.heading.annotations);
  declare_rule(tree.heading.name, std::move(declared));
}

void AssessmentChecker::declare(ast::Feedback const& tree) {
  auto const type = resolve_type(state_, module_, tree.type);
  if (!type) {
    state_.unread_names.insert(tree.heading.name.text);
    return;
  }
  auto const refinement = check_refinement(state_, module_, tree.type, *type);
  ir::Rule declared;
  declared.label = tree.heading.label;
  declared.type = *type;
  declared.decimals = refinement.decimals;
  declared.range = refinement.range;
  declared.annotations = annotations(state_, module_, tree.heading.annotations);
  declare_rule(tree.heading.name, std::move(declared));
}

void AssessmentChecker::declare(ast::Requirement const& tree) {
  ir::Rule declared;
  declared.label = tree.heading.label;
  declared.type = Type::boolean();
  declared.body = ir::Requirement{};
  declared.annotations = annotations(state_, module_, tree.heading.annotations);
  declare_rule(tree.heading.name, std::move(declared));
}

void AssessmentChecker::declare(ast::DecisionDeclaration const& tree) {
  ir::Rule declared;
  declared.label = tree.heading.label;
  declared.type = Type::boolean();
  declared.body = ir::DecisionRule{};
  declared.annotations = annotations(state_, module_, tree.heading.annotations);
  declare_rule(tree.heading.name, std::move(declared));
}

// ---- Checking ------------------------------------------------------------------------------------------------------------

ExpressionChecker AssessmentChecker::checker(std::optional<ir::FieldPath> const& for_each) {
  std::vector<RecordScope> scopes = {{assessment().subject.index, "", {}, true}};
  if (for_each) {
    auto const* record = &state_.program[assessment().subject];
    ir::Field const* field = nullptr;
    for (auto const index : *for_each) {
      field = &record->fields.at(index);
      record = &state_.program.record_types.at(field->type.index);
    }
    scopes.push_back({field->type.index, field->name, *for_each, true});
  }
  return {state_, module_, id_, std::move(scopes)};
}

void AssessmentChecker::check_head() {
  check_period(state_, assessment().in_force, head_->heading.span);
  if (head_->law_date) check_law_date();
  if (head_->applies_when) assessment().applies_when = checker(std::nullopt).check_condition(*head_->applies_when);
  if (assessment().added_to_by) check_that_additions_are_decided();
}

void AssessmentChecker::check_rules() {
  if (head_ != nullptr) check_head();
  // The limits of points are known only from their formulas, and tables over them are checked against them.
  for (auto const& rule_tree : rules_) {
    if (auto const* feedback = std::get_if<ast::Feedback>(&rule_tree)) check(*feedback);
  }
  for (auto const& rule_tree : rules_) {
    if (auto const* indicator = std::get_if<ast::Indicator>(&rule_tree)) check(*indicator);
  }
  for (auto const& rule_tree : rules_) {
    if (auto const* computation = std::get_if<ast::Computation>(&rule_tree)) check(*computation);
    if (auto const* requirement = std::get_if<ast::Requirement>(&rule_tree)) check(*requirement);
    if (auto const* decision = std::get_if<ast::DecisionDeclaration>(&rule_tree)) check(*decision);
    if (auto const* table = std::get_if<ast::Table>(&rule_tree)) check(*table);
  }
  if (head_ != nullptr && weights_are_complete_ && !head_->has_unread_rules) {
    check_weights(state_, weights_, {"indikator", "indicators"}, assessment().span);
  }
}

void AssessmentChecker::check(ast::Feedback const& tree) {
  auto const id = find_rule(tree.heading.name.text);
  if (!id || rule(*id).span != tree.heading.name.span) return;
  auto expressions = checker(std::nullopt);
  auto const formula = check_feedback(state_, module_, tree, *id, expressions);
  if (formula) {
    rule(*id).body = ir::Computation{ir::always(*formula), {}};
    if (!tree.type.range) rule(*id).range = expressions.known_range(*formula);
  } else {
    state_.unread_names.insert(rule(*id).name);
  }
  find_missing_basis(rule(*id), tree.heading.annotations);
}

void AssessmentChecker::check(ast::Indicator const& tree) {
  auto const id = find_rule(tree.heading.name.text);
  if (!id || rule(*id).span != tree.heading.name.span) {
    weights_are_complete_ = false;
    return;
  }
  auto expressions = checker(std::nullopt);
  auto const weight = check_indicator_weight(state_, tree, expressions);
  weights_are_complete_ = weights_are_complete_ && weight.has_value();
  if (weight) weights_.push_back(*weight);
  auto const made = check_indicator(state_, module_, tree, rule(*id).type, weight, expressions);
  if (made) {
    rule(*id).body = *made;
    rule(*id).range = expressions.known_range(made->points);
  }
  auto const needs_basis = tree.missing_policy == ir::MissingPolicy::reweigh ||
                           tree.missing_policy == ir::MissingPolicy::count_as_zero || tree.applies_when ||
                           tree.when_target_zero == ast::WhenTargetZero::not_applicable;
  if (!needs_basis) return find_missing_basis(rule(*id), tree.heading.annotations);
  // Deciding without data, or for some only, must rest on something of its own.
  if (tree.heading.annotations.citations.empty()) {
    state_.report(DiagnosticCode::policy_without_basis, rule(*id).span, {rule(*id).name});
  }
}

// The law date picks versions, so it must not hang on any.
void AssessmentChecker::check_law_date() {
  auto expressions = checker(std::nullopt);
  auto const checked = expressions.check(*head_->law_date);
  if (!checked) return;
  auto const& node = state_.program[*checked];
  if (std::holds_alternative<ir::FieldRead>(node.operation) && node.type.kind == value::TypeKind::date) {
    assessment().law_date = checked;
    expressions.check_law_date_is_there(*checked);
  } else {
    state_.report(DiagnosticCode::law_date_form, head_->law_date->span);
  }
}

void AssessmentChecker::check(ast::Computation const& tree) {
  auto const id = find_rule(tree.heading.name.text);
  if (!id || rule(*id).span != tree.heading.name.span) return;
  auto const for_each = rule(*id).for_each;
  auto const type = rule(*id).type;
  auto versions = check_versions(tree.versions, tree.heading, rule(*id), [&](ast::Formula const& formula) {
    return checker(for_each).check_formula(formula, type);
  });
  auto exceptions = check_exceptions(tree.exceptions, type, false, for_each);
  if (versions) rule(*id).body = ir::Computation{std::move(*versions), std::move(exceptions)};
}

void AssessmentChecker::check(ast::Requirement const& tree) {
  auto const id = find_rule(tree.heading.name.text);
  if (!id || rule(*id).span != tree.heading.name.span) return;
  auto versions = check_versions(tree.versions, tree.heading, rule(*id), [&](ast::Formula const& condition) {
    return checker(std::nullopt).check_condition(*condition.expression);
  });
  auto exceptions = check_exceptions(tree.exceptions, Type::boolean(), true, std::nullopt);
  if (versions) rule(*id).body = ir::Requirement{std::move(*versions), std::move(exceptions)};
}

std::optional<std::vector<ir::FormulaVersion>> AssessmentChecker::check_versions(
    std::vector<ast::FormulaVersion> const& trees, ast::Heading const& heading, ir::Rule const& declared,
    std::function<std::optional<ir::NodeId>(ast::Formula const&)> const& check_formula) {
  std::vector<ir::FormulaVersion> versions;
  auto is_complete = true;
  for (auto const& tree : trees) {
    auto const is_in_order = check_period(state_, tree.in_force, tree.span);
    auto const formula = check_formula(tree.formula);
    is_complete = is_complete && is_in_order && formula;
    versions.push_back(
        {tree.in_force, formula.value_or(ir::NodeId{}), annotations(state_, module_, tree.annotations), tree.span});
    check_version_basis(versions.back(), tree, declared, heading);
  }
  if (!is_complete) return std::nullopt;
  order_versions(state_, declared.name, versions);
  return versions;
}

// A version that names no basis of its own rests on that of its rule, or of the assessment.
void AssessmentChecker::check_version_basis(ir::FormulaVersion const& version, ast::FormulaVersion const& tree,
                                            ir::Rule const& declared, ast::Heading const& heading) {
  auto const first_day = version.in_force.from;
  if (first_day) {
    auto const& own = version.annotations.citations;
    check_citations_in_force(state_, own.empty() ? declared.annotations.citations : own, *first_day, version.span);
  }
  // Of a citation that could not be resolved the author has been told already.
  auto const is_based =
      !tree.annotations.citations.empty() || !heading.annotations.citations.empty() || !general_.citations.empty();
  if (is_based || declared.is_step) return;
  state_.report(DiagnosticCode::no_legal_basis, first_day ? version.span : declared.span, {declared.name});
}

void AssessmentChecker::check(ast::DecisionDeclaration const& tree) {
  auto const id = find_rule(tree.heading.name.text);
  if (!id || rule(*id).span != tree.heading.name.span) return;
  ir::DecisionRule decision;
  auto const is_requirement = [&](ir::RuleId candidate) {
    return std::holds_alternative<ir::Requirement>(state_.program[candidate].body);
  };
  if (tree.all_requirements) {
    for (auto const candidate : assessment().rules) {
      if (is_requirement(candidate)) decision.requirements.push_back(candidate);
    }
    auto const some_written = std::any_of(rules_.begin(), rules_.end(), [](ast::Rule const& written) {
      return std::holds_alternative<ast::Requirement>(written);
    });
    if (decision.requirements.empty() && !some_written && state_.unread_names.empty()) {
      state_.report(DiagnosticCode::unknown_rule, tree.heading.span, {{"syarat", "requirement"}, assessment().name},
                    source::Argument("tulis paling sedikit satu `syarat … harus …`, atau hapus putusan ini",
                                     "write at least one `requirement … must …`, or delete this decision"));
    }
  }
  for (auto const& name : tree.requirements) {
    auto const candidate = find_rule(name.text);
    if (candidate && is_requirement(*candidate)) {
      decision.requirements.push_back(*candidate);
    } else if (!state_.is_excused(module_.package, name.text)) {
      std::vector<std::string> names;
      for (auto const other : assessment().rules) {
        if (is_requirement(other)) names.push_back(state_.program[other].name);
      }
      state_.report(DiagnosticCode::unknown_rule, name.span, {name.text, assessment().name},
                    suggestion(name.text, names));
    }
  }
  if (tree.applies_when) decision.applies_when = checker(std::nullopt).check_condition(*tree.applies_when);
  decision.exceptions = check_exceptions(tree.exceptions, Type::boolean(), true, std::nullopt);
  rule(*id).body = std::move(decision);
}

// A rule may rest on the basis that its assessment states for all.
void AssessmentChecker::find_missing_basis(ir::Rule const& checked, ast::Annotations const& written) {
  if (!written.citations.empty() || !general_.citations.empty()) return;
  state_.report(DiagnosticCode::no_legal_basis, checked.span, {checked.name});
}

}  // namespace timbang::language
