#include "engine/language/check/exception_links.h"

#include "engine/language/check/version_checker.h"

namespace timbang::language {

using source::DiagnosticCode;

namespace {

using Targets = std::vector<std::optional<std::size_t>>;

Targets find_targets(CheckState& state, std::vector<ast::Exception> const& trees) {
  Targets targets(trees.size());
  for (std::size_t i = 0; i < trees.size(); ++i) {
    auto const& name = trees[i].heading.name;
    for (std::size_t j = 0; j < i; ++j) {
      if (name.text != trees[j].heading.name.text) continue;
      state.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text}, trees[j].heading.name.span,
                         {"pengecualian yang pertama", "the first exception"});
    }
    if (!trees[i].against) continue;
    for (std::size_t j = 0; j < trees.size(); ++j) {
      if (trees[j].heading.name.text == trees[i].against->text) targets[i] = j;
    }
    if (!targets[i]) state.report(DiagnosticCode::exception_target, trees[i].against->span, {trees[i].against->text});
  }
  return targets;
}

bool is_in_circle(Targets const& targets, std::size_t start) {
  std::size_t steps = 0;
  auto at = targets[start];
  while (at && steps <= targets.size()) {
    at = targets[*at];
    ++steps;
  }
  return steps > targets.size();
}

}  // namespace

ir::Exception declare_exception(CheckState& state, CheckedModule const& module, ast::Exception const& tree) {
  check_period(state, tree.in_force, tree.heading.span);
  auto remarks = annotations(state, module, tree.heading.annotations);
  if (tree.in_force.from) {
    check_citations_in_force(state, remarks.citations, *tree.in_force.from, tree.heading.span);
  }
  ir::Exception made;
  made.name = tree.heading.name.text;
  made.label = tree.heading.label;
  made.in_force = tree.in_force;
  made.annotations = std::move(remarks);
  made.span = tree.heading.name.span;
  return made;
}

void connect_exceptions(CheckState& state, std::vector<ast::Exception> const& trees, ir::ExceptionTree& tree,
                        std::vector<std::optional<std::size_t>> const& places) {
  auto const targets = find_targets(state, trees);
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (!is_in_circle(targets, i)) continue;
    state.report(DiagnosticCode::exception_cycle, trees[i].heading.name.span, {trees[i].heading.name.text});
    return;
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
