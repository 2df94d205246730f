#include "engine/language/check/member_evaluation.h"

#include <algorithm>

#include "engine/ir/walk.h"
#include "engine/language/check/expression_checker.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;

void append(std::vector<ir::NodeId>& nodes, std::optional<ir::NodeId> node) {
  if (node) nodes.push_back(*node);
}

void append(std::vector<ir::NodeId>& nodes, ir::Ranking const& ranking) {
  append(nodes, ranking.members);
  nodes.insert(nodes.end(), ranking.groups.begin(), ranking.groups.end());
  for (auto const& criterion : ranking.criteria) nodes.push_back(criterion.value);
}

void append(std::vector<ir::NodeId>& nodes, ir::Program const& program, ir::Assessment const& summary) {
  append(nodes, summary.summary->members);
  nodes.insert(nodes.end(), summary.summary->groups.begin(), summary.summary->groups.end());
  for (auto const column : summary.rules) {
    for (auto const node : ir::reachable(program, ir::roots(program, program[column]))) {
      auto const* aggregate = std::get_if<ir::Aggregate>(&program[node].operation);
      if (aggregate == nullptr || !aggregate->list.members) continue;
      append(nodes, aggregate->list.filter);
      append(nodes, aggregate->element);
      append(nodes, aggregate->weight);
    }
  }
}

}  // namespace

bool check_is_evaluation(CheckState& state, ir::AssessmentId id, ast::Path const& name, source::Argument const& what) {
  if (state.derived.count(id) == 0) return true;
  state.report(DiagnosticCode::not_of_an_evaluation, name.span, {name.text(), what});
  return false;
}

std::optional<ir::AssessmentId> find_base(CheckState& state, CheckedModule const& module, ast::Path const& name,
                                          source::Argument const& what) {
  auto const symbol = resolve(state, module, name.text(), name.span, SymbolKind::assessment);
  if (!symbol) return std::nullopt;
  ir::AssessmentId const id{symbol->index};
  if (!check_is_evaluation(state, id, name, what) || state.without_subject.count(id) > 0) return std::nullopt;
  auto const& rules = state.program[id].rules;
  auto const is_result = [&](ir::RuleId rule) { return !state.program[rule].is_step; };
  if (std::any_of(rules.begin(), rules.end(), is_result)) return id;
  if (state.unread_names.empty()) state.report(DiagnosticCode::base_without_results, name.span, {name.text()});
  return std::nullopt;
}

std::optional<std::vector<Grouping>> check_groups(CheckState& state, CheckedModule const& module, ir::AssessmentId base,
                                                  std::vector<ast::Path> const& paths) {
  ExpressionChecker checker(state, module, base, {{state.program[base].subject.index, "", {}, true}});
  std::vector<Grouping> groups;
  for (auto const& path : paths) {
    ast::Expression reference;
    reference.span = path.span;
    reference.content = ast::Reference{path};
    if (auto const value = checker.check(reference)) groups.push_back({*value, path.parts.back()});
  }
  if (groups.size() < paths.size()) return std::nullopt;
  return groups;
}

std::vector<ir::NodeId> nodes_of_members(ir::Program const& program, ir::AssessmentId base) {
  std::vector<ir::NodeId> nodes;
  for (auto const& assessment : program.assessments) {
    if (assessment.ranking && assessment.ranking->base == base) append(nodes, *assessment.ranking);
    if (assessment.summary && assessment.summary->base == base) append(nodes, program, assessment);
  }
  return nodes;
}

}  // namespace timbang::language
