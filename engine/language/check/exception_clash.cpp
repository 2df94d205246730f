#include "engine/language/check/exception_clash.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <variant>

#include "engine/ir/walk.h"
#include "engine/language/check/guard_witness.h"
#include "engine/language/check/parameter_values.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;

bool is_not_applicable(ir::Program const& program, ir::NodeId node) {
  return std::holds_alternative<ir::NotApplicable>(program[node].operation);
}

/// Exceptions to one thing, of which none excepts another.
struct Level {
  ir::ExceptionTree const& tree;
  std::vector<std::uint16_t> members;
  WitnessScope scope;
  ir::Period in_force;              ///< of the evaluation, and of the version of a table
  std::vector<ir::NodeId> holding;  ///< what must hold for them to count: the row, and guards of what they except
  std::vector<ir::NodeId> failing;  ///< what would go before them
};

class ClashCheck {
public:
  explicit ClashCheck(CheckState& state) : state_(state), program_(state.program) {}

  /// With those against each member, and so on.
  void check(Level const& level) {
    check_pairs(level);
    for (auto const member : level.members) {
      auto const& exception = level.tree.exceptions[member];
      auto deeper = level;
      deeper.members = exception.children;
      deeper.holding.push_back(exception.guard);
      if (!deeper.members.empty()) check(deeper);
    }
  }

private:
  void check_pairs(Level const& level) {
    for (std::size_t i = 0; i < level.members.size(); ++i) {
      for (std::size_t j = i + 1; j < level.members.size(); ++j) {
        auto const& a = level.tree.exceptions[level.members[i]];
        auto const& b = level.tree.exceptions[level.members[j]];
        if (a.keeps_value || b.keeps_value || (!a.formula && !b.formula)) continue;
        auto days = common_days(a.in_force, b.in_force);
        if (days) days = common_days(*days, level.in_force);
        if (days) check_pair(level, a, b, *days);
      }
    }
  }

  /// An exception to either might be meant for just this case, so none of them may hold in the example.
  void check_pair(Level const& level, ir::Exception const& a, ir::Exception const& b, ir::Period const& within) {
    auto holding = level.holding;
    holding.insert(holding.end(), {a.guard, b.guard});
    auto failing = level.failing;
    for (auto const* parent : {&a, &b}) {
      for (auto const child : parent->children) failing.push_back(level.tree.exceptions[child].guard);
    }
    auto nodes = holding;
    nodes.insert(nodes.end(), failing.begin(), failing.end());
    for (auto const& formula : {a.formula, b.formula}) {
      if (formula) nodes.push_back(*formula);
    }
    for (auto const day : days_to_try(nodes, within)) {
      if (!differ(a, b, day)) continue;
      auto const witness = find_witness(state_, level.scope, holding, failing, day);
      if (witness) return report(a, b, *witness);
    }
  }

  /// Each day on which a parameter becomes another; one entry without a day when none is read.
  std::vector<std::optional<value::Date>> days_to_try(std::vector<ir::NodeId> const& nodes,
                                                      ir::Period const& within) const {
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

/// Exceptions to a row count where the row matches, unless one to the table as a whole holds.
void check_rows(ClashCheck& clashes, ir::Program const& program, ir::TableOutput const& body, Level const& whole) {
  for (auto const id : body.versions) {
    auto const& table = program[id];
    auto const days = common_days(table.in_force, whole.in_force);
    if (!days) continue;
    for (auto const& row : table.rows) {
      // Where the first row that matches counts, those above would have to fail; of such rows nothing is said.
      if (table.hit_policy == ir::HitPolicy::first_match && &row != &table.rows.front()) break;
      Level level{whole.tree, {}, whole.scope, *days, row.conditions, {}};
      level.scope.inputs = table.inputs;
      for (auto const root : whole.tree.roots) {
        auto const& exception = whole.tree.exceptions[root];
        if (exception.row.empty()) level.failing.push_back(exception.guard);
        if (!row.name.empty() && exception.row == row.name) level.members.push_back(root);
      }
      clashes.check(level);
    }
  }
}

}  // namespace

void check_exception_clashes(CheckState& state) {
  auto const& program = state.program;
  ClashCheck clashes(state);
  for (auto const& parameter : program.parameters) {
    WitnessScope scope;
    if (parameter.subject) scope.records.push_back(*parameter.subject);
    clashes.check({parameter.exceptions, parameter.exceptions.roots, scope, {}, {}, {}});
  }
  for (auto const& rule : program.rules) {
    auto const* tree = exceptions_of(rule.body);
    // Those of a parameter have been looked at once for all evaluations.
    if (tree == nullptr || rule.parameter) continue;
    Level whole{*tree, {}, {scopes_of(program, rule), {}}, program[rule.assessment].in_force, {}, {}};
    for (auto const root : tree->roots) {
      if (tree->exceptions[root].row.empty()) whole.members.push_back(root);
    }
    clashes.check(whole);
    auto const* table = std::get_if<ir::TableOutput>(&rule.body);
    if (table != nullptr) check_rows(clashes, program, *table, whole);
  }
}

}  // namespace timbang::language
