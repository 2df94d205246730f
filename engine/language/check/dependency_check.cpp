#include "engine/language/check/dependency_check.h"

#include <algorithm>

#include "engine/ir/walk.h"

namespace timbang::language {

namespace {

class DependencyCheck {
public:
  explicit DependencyCheck(CheckState& state) : state_(state), marks_(state.program.rules.size(), Mark::unseen) {}

  void run() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i] == Mark::unseen) visit({static_cast<std::uint16_t>(i)});
    }
  }

private:
  enum class Mark : std::uint8_t { unseen, open, done };

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
};

}  // namespace

void check_dependencies(CheckState& state) { DependencyCheck(state).run(); }

}  // namespace timbang::language
