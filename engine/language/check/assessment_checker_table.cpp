// Tables of an assessment, and their versions, each of which is a table of its own.
#include <algorithm>

#include "engine/language/check/assessment_checker.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

using source::DiagnosticCode;

namespace {

bool declares_the_same(std::vector<TableOutputHeader> const& a, std::vector<TableOutputHeader> const& b) {
  auto const is_same = [](TableOutputHeader const& left, TableOutputHeader const& right) {
    return left.name->text == right.name->text && left.type == right.type &&
           left.refinement.decimals == right.refinement.decimals && left.refinement.range == right.refinement.range;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same);
}

}  // namespace

void AssessmentChecker::declare(ast::Table const& tree) {
  auto const outputs = table_outputs(state_, module_, tree.versions.front().rows);
  auto const general = annotations(state_, module_, tree.heading.annotations);
  auto versions = outputs.empty() ? std::nullopt : declare_versions(tree, general, outputs);
  if (!versions) {
    for (auto const& output : outputs) state_.unread_names.insert(output.name->text);
    return;
  }
  ir::TableOutput body{std::move(*versions), 0};
  for (std::size_t column = 0; column < outputs.size(); ++column) {
    ir::Rule declared;
    // The table's label belongs to its result when there is only one.
    if (outputs.size() == 1) declared.label = tree.heading.label;
    body.column = static_cast<std::uint16_t>(column);
    declared.body = body;
    declared.type = outputs[column].type;
    declared.decimals = outputs[column].refinement.decimals;
    declared.range = outputs[column].refinement.range;
    declared.is_step = tree.is_step;
    declared.for_each = state_.program[body.versions.front()].for_each;
    declared.annotations = general;
    auto const id = declare_rule(*outputs[column].name, std::move(declared));
    if (!id) {
      tables_.erase(&tree);
      return;
    }
    for (auto const version : body.versions) state_.program.tables.at(version.index).outputs.push_back(*id);
  }
}

/// One table for each version, in the order of their days; empty when something is wrong.
std::optional<std::vector<ir::TableId>> AssessmentChecker::declare_versions(
    ast::Table const& tree, ir::Annotations const& general, std::vector<TableOutputHeader> const& outputs) {
  std::optional<ir::FieldPath> for_each;
  if (tree.for_each && !(for_each = list_path(*tree.for_each))) return std::nullopt;
  std::vector<std::pair<ir::Table, ast::TableVersion const*>> versions;
  for (auto const& version : tree.versions) {
    auto const is_first = &version == &tree.versions.front();
    if (!is_first && !declares_the_same(outputs, table_outputs(state_, module_, version.rows))) {
      state_.report_clash(DiagnosticCode::version_outputs_differ, version.rows.rows.front().span,
                          {tree.heading.name.text}, tree.versions.front().rows.rows.front().span,
                          {"kolom hasil versi pertama", "the result columns of the first version"});
      return std::nullopt;
    }
    if (!check_period(state_, version.in_force, version.span)) return std::nullopt;
    versions.emplace_back(table_of(tree, general, version), &version);
    versions.back().first.for_each = for_each;
  }
  std::stable_sort(versions.begin(), versions.end(),
                   [](auto const& a, auto const& b) { return a.first.in_force.from < b.first.in_force.from; });
  std::vector<VersionPlace> places;
  for (auto& [table, version] : versions) places.push_back({&table.in_force, version->span});
  check_version_order(state_, tree.heading.name.text, places);
  if (state_.program.tables.size() + versions.size() > UINT16_MAX) {
    state_.report(DiagnosticCode::too_many, tree.heading.name.span, {source::grouped(UINT16_MAX), {"tabel", "tables"}});
    return std::nullopt;
  }
  std::vector<ir::TableId> ids;
  for (auto& [table, version] : versions) {
    ids.push_back({static_cast<std::uint16_t>(state_.program.tables.size())});
    state_.program.tables.push_back(std::move(table));
    tables_[&tree].emplace_back(version, ids.back());
  }
  return ids;
}

ir::Table AssessmentChecker::table_of(ast::Table const& tree, ir::Annotations const& general,
                                      ast::TableVersion const& version) {
  ir::Table table;
  table.name = tree.heading.name.text;
  table.label = tree.heading.label;
  table.in_force = version.in_force;
  table.hit_policy = tree.hit_policy;
  table.assessment = id_;
  table.annotations = annotations(state_, module_, version.annotations);
  table.annotations.append(general);
  table.span = tree.versions.size() == 1 ? tree.heading.name.span : version.rows.rows.front().span;
  return table;
}

void AssessmentChecker::check(ast::Table const& tree) {
  auto const declared = tables_.find(&tree);
  if (declared == tables_.end()) return;
  for (auto const& [version, id] : declared->second) {
    auto expressions = checker(state_.program[id].for_each);
    check_table(state_, module_, version->rows, id, expressions);
    auto const& table = state_.program[id];
    if (table.in_force.from) {
      check_citations_in_force(state_, table.annotations.citations, *table.in_force.from, version->span);
    }
  }
  if (!tree.exceptions.empty()) check_exceptions(tree);
}

}  // namespace timbang::language
