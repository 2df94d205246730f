#include "engine/language/check/dependency_check.h"

#include <algorithm>
#include <variant>

#include "engine/ir/walk.h"

namespace timbang::language {

namespace {

// So many steps of a computation may lie within one another, through all the rules that build upon each other: each takes
// its share of the stack when a record is decided, an exception about twice that of an operation, and a rule ten times.
constexpr std::uint32_t max_depth = 2'000;
constexpr std::uint32_t exception_steps = 2;
constexpr std::uint32_t rule_steps = 10;

/// A guard holds its exception's formula, and that of each exception against it.
std::uint32_t num_exceptions(ir::Rule const& rule) {
  auto const number = [](ir::ExceptionTree const& tree) { return static_cast<std::uint32_t>(tree.exceptions.size()); };
  if (auto const* body = std::get_if<ir::Computation>(&rule.body)) return number(body->exceptions);
  if (auto const* body = std::get_if<ir::TableOutput>(&rule.body)) return number(body->exceptions);
  if (auto const* body = std::get_if<ir::Requirement>(&rule.body)) return number(body->exceptions);
  if (auto const* body = std::get_if<ir::DecisionRule>(&rule.body)) return number(body->exceptions);
  return 0;
}

class DependencyCheck {
public:
  explicit DependencyCheck(CheckState& state)
      : state_(state),
        marks_(state.program.rules.size(), Mark::unseen),
        rule_depths_(state.program.rules.size(), 0),
        node_depths_(state.program.nodes.size(), 0) {}

  void run() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i] == Mark::unseen) visit({static_cast<std::uint16_t>(i)});
    }
    for (auto const& assessment : state_.program.assessments) {
      // A ranking has that of its base.
      if (assessment.applies_when && !assessment.ranking) {
        check_condition(*assessment.applies_when, assessment.name, assessment.span);
      }
      for (auto const node : own_nodes(assessment)) check_condition(node, assessment.name, assessment.span);
    }
    for (auto const& type : state_.program.record_types) {
      for (auto const& check : type.checks) check_condition(check.condition, check.name, check.span);
    }
    for (auto const& norm : state_.program.norms) {
      if (norm.when) check_condition(*norm.when, norm.name, norm.span);
      check_condition(norm.must, norm.name, norm.span);
    }
  }

private:
  enum class Mark : std::uint8_t { unseen, open, done };

  /// Of a ranking or summary, beside its rules.
  static std::vector<ir::NodeId> own_nodes(ir::Assessment const& assessment) {
    std::vector<ir::NodeId> nodes;
    if (assessment.ranking) {
      nodes = assessment.ranking->groups;
      for (auto const& criterion : assessment.ranking->criteria) nodes.push_back(criterion.value);
      if (assessment.ranking->members) nodes.push_back(*assessment.ranking->members);
    }
    if (assessment.summary) {
      nodes = assessment.summary->groups;
      nodes.insert(nodes.end(), assessment.summary->days.begin(), assessment.summary->days.end());
      if (assessment.summary->members) nodes.push_back(*assessment.summary->members);
    }
    return nodes;
  }

  std::vector<ir::RuleId> needs(ir::RuleId id) const {
    auto const& rule = state_.program[id];
    std::vector<ir::RuleId> result;
    if (auto const* decision = std::get_if<ir::DecisionRule>(&rule.body)) result = decision->requirements;
    for (auto const node : ir::reachable(state_.program, ir::roots(state_.program, rule))) {
      auto const read = ir::rules_read(state_.program[node]);
      result.insert(result.end(), read.begin(), read.end());
    }
    return result;
  }

  // Walks with a list of its own: a chain of rules may be longer than the stack is deep.
  void visit(ir::RuleId start) {
    struct Step {
      ir::RuleId rule;
      std::vector<ir::RuleId> needs;
      std::size_t next = 0;
    };
    std::vector<Step> way = {{start, needs(start), 0}};
    marks_[start.index] = Mark::open;
    while (!way.empty()) {
      auto& step = way.back();
      if (step.next == step.needs.size()) {
        marks_[step.rule.index] = Mark::done;
        measure(step.rule, step.needs);
        way.pop_back();
        continue;
      }
      auto const needed = step.needs[step.next++];
      if (marks_[needed.index] == Mark::open) {
        std::vector<ir::RuleId> circle;
        auto const first =
            std::find_if(way.begin(), way.end(), [&](Step const& other) { return other.rule == needed; });
        for (auto it = first; it != way.end(); ++it) circle.push_back(it->rule);
        report(circle);
      } else if (marks_[needed.index] == Mark::unseen) {
        marks_[needed.index] = Mark::open;
        way.push_back({needed, needs(needed), 0});
      }
    }
  }

  // What the rule needs has been measured. Operands were added to the program before the node that needs them.
  void measure(ir::RuleId id, std::vector<ir::RuleId> const& needed) {
    auto const& rule = state_.program[id];
    std::uint32_t deepest = 0;
    auto is_new = true;
    for (auto const other : needed) {
      deepest = std::max(deepest, rule_depths_[other.index]);
      is_new = is_new && rule_depths_[other.index] <= max_depth;
    }
    deepest = std::max(deepest, measure_nodes(ir::roots(state_.program, rule)));
    auto& depth = rule_depths_[id.index];
    depth = deepest + exception_steps * num_exceptions(rule) + rule_steps;
    if (depth <= max_depth || !is_new) return;
    state_.report(source::DiagnosticCode::computation_too_deep, rule.span, {rule.name, source::grouped(max_depth)});
  }

  // The depth of the deepest, with the rules that they read.
  std::uint32_t measure_nodes(std::vector<ir::NodeId> const& roots) {
    auto nodes = ir::reachable(state_.program, roots);
    std::sort(nodes.begin(), nodes.end());
    std::uint32_t deepest = 0;
    for (auto const node : nodes) {
      std::uint32_t below = 0;
      for (auto const operand : ir::operands(state_.program[node])) {
        below = std::max(below, node_depths_[operand.index]);
      }
      for (auto const other : ir::rules_read(state_.program[node])) below = std::max(below, rule_depths_[other.index]);
      node_depths_[node.index] = below + 1;
      deepest = std::max(deepest, below + 1);
    }
    return deepest;
  }

  // What belongs to no rule. What it reads of rules has been told where those are too deep themselves.
  void check_condition(ir::NodeId condition, std::string const& name, source::Span where) {
    if (state_.sink.has_errors() || measure_nodes({condition}) <= max_depth) return;
    state_.report(source::DiagnosticCode::computation_too_deep, where, {name, source::grouped(max_depth)});
  }

  void report(std::vector<ir::RuleId> const& circle) {
    std::string names;
    for (auto const rule : circle) names += "`" + state_.program[rule].name + "` → ";
    names += "`" + state_.program[circle.front()].name + "`";
    source::Diagnostic diagnostic{
        source::DiagnosticCode::cyclic_rules, state_.program[circle.front()].span, {names}, {}, {}};
    for (std::size_t i = 1; i < circle.size(); ++i) {
      diagnostic.notes.push_back(
          {state_.program[circle[i]].span, {"bagian dari lingkaran itu", "part of that circle"}});
    }
    state_.sink.report(std::move(diagnostic));
  }

  CheckState& state_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> rule_depths_;
  std::vector<std::uint32_t> node_depths_;
};

}  // namespace

void check_dependencies(CheckState& state) { DependencyCheck(state).run(); }

}  // namespace timbang::language
