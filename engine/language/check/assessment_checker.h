// Assessments and their rules. In two steps, so that a rule may stand before what it needs: first every rule is declared
// with its type, then formulas, conditions and tables are checked.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/language/check/check_state.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/table_checker.h"
#include "engine/language/check/weight_check.h"

namespace timbang::language {

class AssessmentChecker {
public:
  AssessmentChecker(CheckState& state, CheckedModule const& module, ast::Assessment const& tree, ir::AssessmentId id)
      : state_(state), module_(module), head_(&tree), general_(tree.heading.annotations), rules_(tree.rules), id_(id) {}
  /// For what a package adds to an assessment of another.
  AssessmentChecker(CheckState& state, CheckedModule const& module, ast::Addition const& tree, ir::AssessmentId id)
      : state_(state), module_(module), addition_(&tree), general_(tree.annotations), rules_(tree.rules), id_(id) {}

  /// Needs all choices and records. False when the subject is not known: nothing else can then be said.
  bool declare_rules();
  /// Needs the rules of the assessments themselves. False when nothing may be added.
  bool declare_additions();
  /// Needs all rules of all assessments, and parameters.
  void check_rules();

private:
  void declare(ast::Computation const& tree);
  void declare(ast::Table const& tree);
  std::optional<std::vector<ir::TableId>> declare_versions(ast::Table const& tree, ir::Annotations const& general,
                                                           std::vector<TableOutputHeader> const& outputs);
  ir::Table table_of(ast::Table const& tree, ir::Annotations const& general, ast::TableVersion const& version);
  void declare(ast::Indicator const& tree);
  void declare(ast::Feedback const& tree);
  void declare(ast::Requirement const& tree);
  void declare(ast::DecisionDeclaration const& tree);
  std::optional<ir::RuleId> declare_rule(ast::Name const& name, ir::Rule rule);
  std::optional<ir::FieldPath> list_path(ast::Path const& path);

  void check_head();
  void check_law_date();
  void check_that_additions_are_decided();
  void check(ast::Table const& tree);
  void check(ast::Computation const& tree);
  void check(ast::Indicator const& tree);
  void check(ast::Feedback const& tree);
  void check(ast::Requirement const& tree);
  void check(ast::DecisionDeclaration const& tree);
  /// Checks each version with `check_formula`; empty when one is wrong.
  std::optional<std::vector<ir::FormulaVersion>> check_versions(
      std::vector<ast::FormulaVersion> const& trees, ast::Heading const& heading, ir::Rule const& declared,
      std::function<std::optional<ir::NodeId>(ast::Formula const&)> const& check_formula);
  void check_version_basis(ir::FormulaVersion const& version, ast::FormulaVersion const& tree, ir::Rule const& declared,
                           ast::Heading const& heading);
  ir::ExceptionTree check_exceptions(std::vector<ast::Exception> const& trees, value::Type type, bool is_requirement,
                                     std::optional<ir::FieldPath> const& for_each);
  void check_exceptions(ast::Table const& tree);
  void find_missing_basis(ir::Rule const& checked, ast::Annotations const& written);

  ExpressionChecker checker(std::optional<ir::FieldPath> const& for_each);
  std::optional<ir::RuleId> find_rule(std::string const& name) const;
  ir::Rule& rule(ir::RuleId id) { return state_.program.rules.at(id.index); }
  ir::Assessment& assessment() { return state_.program.assessments.at(id_.index); }

  CheckState& state_;
  CheckedModule const& module_;
  ast::Assessment const* head_ = nullptr;    ///< null for an addition
  ast::Addition const* addition_ = nullptr;  ///< null for an assessment itself
  ast::Annotations const& general_;          ///< hold for every rule
  ir::Annotations of_addition_;              ///< those of an addition, which its rules carry
  std::vector<ast::Rule> const& rules_;
  ir::AssessmentId id_;
  /// The versions of each table that could be declared.
  std::map<ast::Table const*, std::vector<std::pair<ast::TableVersion const*, ir::TableId>>> tables_;
  std::vector<NamedWeight> weights_;  ///< of the indicators
  bool weights_are_complete_ = true;  ///< else nothing can be said of their total
};

}  // namespace timbang::language
