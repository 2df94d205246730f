#include "engine/language/check/exception_clash.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <variant>

#include "engine/ir/walk.h"
#include "engine/language/check/guard_witness.h"
#include "engine/language/check/parameter_values.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;

/// The days of both; empty when there are none.
std::optional<ir::Period> common(ir::Period const& a, ir::Period const& b) {
  auto both = a;
  if (b.from && (!both.from || *both.from < *b.from)) both.from = b.from;
  if (b.through && (!both.through || *b.through < *both.through)) both.through = b.through;
  return both.from && both.through && *both.from > *both.through ? std::nullopt : std::optional(both);
}

bool is_not_applicable(ir::Program const& program, ir::NodeId node) {
  return std::holds_alternative<ir::NotApplicable>(program[node].operation);
}

class ClashCheck {
public:
  explicit ClashCheck(CheckState& state) : state_(state), program_(state.program) {}

  /// `scopes` are the record types that the guards see.
  void check(ir::ExceptionTree const& tree, std::vector<ir::RecordTypeId> const& scopes, ir::Period const& in_force) {
    std::map<std::string, std::vector<std::uint16_t>> levels;
    for (auto const root : tree.roots) levels[tree.exceptions[root].row].push_back(root);
    for (auto const& [row, level] : levels) check_level(tree, level, scopes, in_force);
    for (auto const& exception : tree.exceptions) check_level(tree, exception.children, scopes, in_force);
  }

private:
  void check_level(ir::ExceptionTree const& tree, std::vector<std::uint16_t> const& level,
                   std::vector<ir::RecordTypeId> const& scopes, ir::Period const& in_force) {
    for (std::size_t i = 0; i < level.size(); ++i) {
      for (std::size_t j = i + 1; j < level.size(); ++j) {
        auto const& a = tree.exceptions[level[i]];
        auto const& b = tree.exceptions[level[j]];
        if (a.keeps_value || b.keeps_value || (!a.formula && !b.formula)) continue;
        auto days = common(a.in_force, b.in_force);
        if (days) days = common(*days, in_force);
        if (days) check_pair(tree, a, b, scopes, *days);
      }
    }
  }

  /// An exception to either might be meant for just this case, so none of them may hold in the example.
  void check_pair(ir::ExceptionTree const& tree, ir::Exception const& a, ir::Exception const& b,
                  std::vector<ir::RecordTypeId> const& scopes, ir::Period const& within) {
    std::vector<ir::NodeId> failing;
    for (auto const* parent : {&a, &b}) {
      for (auto const child : parent->children) failing.push_back(tree.exceptions[child].guard);
    }
    for (auto const day : days_to_try(a, b, failing, within)) {
      if (!differ(a, b, day)) continue;
      auto const witness = find_witness(state_, scopes, {a.guard, b.guard}, failing, day);
      if (witness) return report(a, b, *witness);
    }
  }

  /// Each day on which a parameter becomes another; one entry without a day when none is read.
  std::vector<std::optional<value::Date>> days_to_try(ir::Exception const& a, ir::Exception const& b,
                                                      std::vector<ir::NodeId> nodes, ir::Period const& within) const {
    nodes.insert(nodes.end(), {a.guard, b.guard});
    if (a.formula) nodes.push_back(*a.formula);
    if (b.formula) nodes.push_back(*b.formula);
    std::set<value::Date> days;
    for (auto const node : ir::reachable(program_, nodes)) {
      auto const* read = std::get_if<ir::ParameterRead>(&program_[node].operation);
      if (read == nullptr) continue;
      for (auto const day : change_days(program_, program_[read->parameter])) days.insert(day);
    }
    if (days.empty()) return {std::nullopt};
    if (within.from) days.insert(*within.from);
    std::erase_if(days, [&](value::Date day) { return !within.contains(day); });
    return {days.begin(), days.end()};
  }

  /// One satisfies and the other replaces; or both put constants in place that are not the same.
  bool differ(ir::Exception const& a, ir::Exception const& b, std::optional<value::Date> day) const {
    if (!a.formula || !b.formula) return true;
    auto const left = constant_on(program_, *a.formula, day);
    auto const right = constant_on(program_, *b.formula, day);
    if (left && right) return *left != *right;
    return (left && is_not_applicable(program_, *b.formula)) || (right && is_not_applicable(program_, *a.formula));
  }

  /// The result columns of a table have their exceptions in common: a pair is told once.
  void report(ir::Exception const& a, ir::Exception const& b, source::Argument const& witness) {
    if (!told_.insert({a.span.file.index, a.span.begin, b.span.begin}).second) return;
    state_.report_clash(DiagnosticCode::exceptions_may_disagree, b.span, {a.name, b.name, witness}, a.span,
                        {"pengecualian yang lain", "the other exception"});
  }

  CheckState& state_;
  ir::Program const& program_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> told_;
};

ir::ExceptionTree const* exceptions_of(ir::RuleBody const& body) {
  return std::visit(
      [](auto const& rule) -> ir::ExceptionTree const* {
        if constexpr (requires { rule.exceptions; }) return &rule.exceptions;
        return nullptr;
      },
      body);
}

std::vector<ir::RecordTypeId> scopes_of(ir::Program const& program, ir::Rule const& rule) {
  std::vector<ir::RecordTypeId> scopes = {program[rule.assessment].subject};
  if (!rule.for_each) return scopes;
  auto type = scopes.front();
  for (auto const index : *rule.for_each) type = ir::RecordTypeId{program[type].fields.at(index).type.index};
  scopes.push_back(type);
  return scopes;
}

}  // namespace

void check_exception_clashes(CheckState& state) {
  ClashCheck clashes(state);
  for (auto const& parameter : state.program.parameters) {
    std::vector<ir::RecordTypeId> scopes;
    if (parameter.subject) scopes.push_back(*parameter.subject);
    clashes.check(parameter.exceptions, scopes, {});
  }
  for (auto const& rule : state.program.rules) {
    auto const* tree = exceptions_of(rule.body);
    if (tree == nullptr) continue;
    clashes.check(*tree, scopes_of(state.program, rule), state.program[rule.assessment].in_force);
  }
}

}  // namespace timbang::language
