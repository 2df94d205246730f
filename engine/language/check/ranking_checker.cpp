#include "engine/language/check/ranking_checker.h"

#include <array>
#include <string>
#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/member_evaluation.h"
#include "engine/language/parse/predefined_name.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

class RankingChecker {
public:
  RankingChecker(CheckState& state, CheckedModule const& module, ast::Ranking const& tree)
      : state_(state), module_(module), tree_(tree) {}

  /// Empty when it is wrong; the mistakes have been reported.
  std::optional<ir::Ranking> run() {
    auto const base = find_base(state_, module_, tree_.assessment, {"pemeringkatan", "a ranking"});
    if (!base) return std::nullopt;
    ranking_.base = *base;
    auto const is_complete = check_that_clauses_are_there();
    auto const members_fit = check_members();
    auto const groups_fit = check_groups_of_members();
    auto const criteria_fit = check_criteria();
    auto const selection_fits = !tree_.selection || check_selection(*tree_.selection);
    if (!is_complete || !members_fit || !groups_fit || !criteria_fit || !selection_fits) return std::nullopt;
    ranking_.tie = *tree_.tie;
    ranking_.sets_apart = tree_.sets_apart.value_or(false);
    return std::move(ranking_);
  }

private:
  ExpressionChecker checker() {
    return {state_, module_, ranking_.base, {{state_.program[ranking_.base].subject.index, "", {}, true}}};
  }

  bool check_that_clauses_are_there() {
    auto const& name = tree_.heading.name;
    if (tree_.criteria.empty()) state_.report(DiagnosticCode::no_criterion, name.span, {name.text});
    if (!tree_.tie) state_.report(DiagnosticCode::no_tie_clause, name.span, {name.text});
    return !tree_.criteria.empty() && tree_.tie;
  }

  bool check_members() {
    if (!tree_.filter) return true;
    ranking_.members = checker().check_condition(*tree_.filter);
    return ranking_.members.has_value();
  }

  bool check_groups_of_members() {
    auto const groups = check_groups(state_, module_, ranking_.base, tree_.groups);
    if (!groups) return false;
    for (auto const& group : *groups) ranking_.groups.push_back(group.value);
    return true;
  }

  bool check_criteria() {
    auto expressions = checker();
    for (auto const& criterion : tree_.criteria) {
      auto const value = expressions.check(*criterion.value);
      if (!value) continue;
      auto const type = expressions.node(*value).type;
      if (expressions.is_ordered(type)) {
        ranking_.criteria.push_back({*value, criterion.is_highest_first});
      } else {
        state_.report(DiagnosticCode::not_ordered, criterion.value->span, {type_text(state_.program, type)});
      }
    }
    return ranking_.criteria.size() == tree_.criteria.size();
  }

  bool check_selection(ast::Selection const& selection) {
    auto const& name = selection.heading.name;
    if (!selection.when_tied) state_.report(DiagnosticCode::no_clause_for_the_cut, name.span, {name.text});
    auto const number = ExpressionChecker(state_, module_, std::nullopt, {}).check(*selection.number);
    if (!number) return false;
    if (!is_number_of_members(state_.program[*number])) {
      state_.report(DiagnosticCode::number_taken, selection.number->span);
      return false;
    }
    if (!selection.when_tied) return false;
    ranking_.selection = ir::Selection{*number, {}, *selection.when_tied, selection.referred_to};
    return true;
  }

  bool is_number_of_members(ir::Node const& node) const {
    if (node.type != Type::number(value::plain_number, true)) return false;
    if (auto const* read = std::get_if<ir::ParameterRead>(&node.operation)) {
      return state_.program[read->parameter].exceptions.exceptions.empty();
    }
    auto const* literal = std::get_if<ir::Literal>(&node.operation);
    return literal != nullptr && std::get<value::Rational>(literal->value) >= value::Rational(1);
  }

  CheckState& state_;
  CheckedModule const& module_;
  ast::Ranking const& tree_;
  ir::Ranking ranking_;
};

/// A result that every ranking has.
struct Output {
  ir::RankingResult result;
  PredefinedName name;
  source::Argument label;
  Type type;
  std::optional<std::uint32_t> decimals = {};
};

std::vector<Output> common_outputs() {
  auto const number = Type::number(value::plain_number, true);
  return {{ir::RankingResult::rank, PredefinedName::rank, {"Peringkat", "Rank"}, number},
          {ir::RankingResult::tied_with, PredefinedName::tied_with, {"Seri dengan", "Tied with"}, number},
          {ir::RankingResult::cohort, PredefinedName::cohort, {"Kelompok banding", "Cohort"}, Type::text()},
          {ir::RankingResult::cohort_size, PredefinedName::cohort_size, {"Banyak anggota", "Cohort size"}, number},
          {ir::RankingResult::percentile,
           PredefinedName::percentile,
           {"Persentil", "Percentile"},
           Type::number(value::percent),
           2}};
}

/// Adds the results of a ranking to the rules of its base.
class OutputMaker {
public:
  OutputMaker(CheckState& state, ir::AssessmentId id) : state_(state), id_(id) {}

  ir::RuleId add(ir::RankingResult result, ast::Name const& name, std::string const& label, Type type,
                 std::optional<std::uint32_t> decimals) {
    check_name(name);
    ir::Rule rule;
    rule.name = name.text;
    rule.label = label;
    rule.body = ir::RankingOutput{result};
    rule.type = type;
    rule.decimals = decimals;
    rule.assessment = id_;
    rule.span = name.span;
    ir::RuleId const made{static_cast<std::uint16_t>(state_.program.rules.size())};
    state_.program.rules.push_back(std::move(rule));
    state_.program.assessments.at(id_.index).rules.push_back(made);
    return made;
  }

private:
  void check_name(ast::Name const& name) {
    auto const& assessment = state_.program[id_];
    for (auto const other : assessment.rules) {
      if (state_.program[other].name != name.text) continue;
      return report(name, state_.program[other].span, {"nilai dengan nama yang sama", "a value of the same name"});
    }
    auto const& subject = state_.program[assessment.subject];
    if (auto const field = find_field(subject, name.text)) {
      report(name, subject.fields[*field].span, {"isian dengan nama yang sama", "a field of the same name"});
    }
  }

  void report(ast::Name const& name, source::Span other, source::Argument note) {
    state_.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text}, other, std::move(note));
  }

  CheckState& state_;
  ir::AssessmentId id_;
};

}  // namespace

void check_ranking(CheckState& state, CheckedModule const& module, ast::Ranking const& tree, ir::AssessmentId id) {
  auto ranking = RankingChecker(state, module, tree).run();
  if (tree.heading.annotations.citations.empty()) {
    state.report(DiagnosticCode::no_legal_basis, tree.heading.name.span, {tree.heading.name.text});
  }
  auto annotated = annotations(state, module, tree.heading.annotations);
  if (!ranking) {
    state.without_subject.insert(id);
    return;
  }
  auto& made = state.program.assessments.at(id.index);
  auto const& base = state.program[ranking->base];
  made.label = tree.heading.label;
  made.subject = base.subject;
  made.in_force = base.in_force;
  made.law_date = base.law_date;
  made.applies_when = base.applies_when;
  made.annotations = std::move(annotated);
  made.ranking = std::move(*ranking);
}

void complete_ranking(CheckState& state, CheckedModule const& module, ast::Ranking const& tree, ir::AssessmentId id) {
  if (!state.program[id].ranking || state.program.rules.size() + 6 > UINT16_MAX) return;
  state.program.assessments.at(id.index).rules = state.program[state.program[id].ranking->base].rules;
  OutputMaker outputs(state, id);
  auto const language = module.language();
  for (auto const& output : common_outputs()) {
    ast::Name const name{std::string(spelling(output.name, language)), tree.heading.name.span};
    outputs.add(output.result, name, output.label.in(language), output.type, output.decimals);
  }
  if (!tree.selection) return;
  auto const& heading = tree.selection->heading;
  auto const result = outputs.add(ir::RankingResult::selected, heading.name, heading.label, Type::boolean(), {});
  state.program.assessments.at(id.index).ranking->selection->result = result;
}

}  // namespace timbang::language
