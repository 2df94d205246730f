#include "engine/session/coverage_goals.h"

#include <optional>
#include <unordered_set>
#include <variant>
#include <vector>

#include "engine/ir/walk.h"

namespace timbang::session {

namespace {

using ir::NodeId;

/// Operations that are conditions wherever they stand.
bool compares(ir::Operation const& operation) {
  return std::holds_alternative<ir::Compare>(operation) || std::holds_alternative<ir::OneOf>(operation) ||
         std::holds_alternative<ir::InInterval>(operation) || std::holds_alternative<ir::Every>(operation) ||
         std::holds_alternative<ir::Exists>(operation) || std::holds_alternative<ir::HasData>(operation) ||
         std::holds_alternative<ir::Applies>(operation);
}

/// A yes/no that is read; a condition where a condition is asked for.
bool reads(ir::Operation const& operation) {
  return std::holds_alternative<ir::FieldRead>(operation) || std::holds_alternative<ir::ParameterRead>(operation) ||
         std::holds_alternative<ir::RuleRead>(operation) || std::holds_alternative<ir::RuleAsOf>(operation);
}

class GoalFinder {
public:
  GoalFinder(ir::Program const& program, evaluate::Coverage const& coverage, source::FileId file, Goals& goals)
      : program_(program), coverage_(coverage), file_(file), goals_(goals) {}

  void run() {
    for (auto const& table : program_.tables) add(table);
    for (auto const& rule : program_.rules) add(rule);
    for (auto const& assessment : program_.assessments) add(assessment);
  }

private:
  void add(ir::Table const& table) {
    auto const id = ir::TableId{static_cast<std::uint16_t>(&table - program_.tables.data())};
    // Whether a row matches says more than its cells, and what a column holds is told by the rows.
    stand_in(table.assessment, table.name);
    for (auto const input : table.inputs) known_.insert(input.index);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      for (auto const node : ir::reachable(program_, table.rows[i].conditions)) known_.insert(node.index);
      hit(GoalKind::row, table.rows[i].span, {}, coverage_.of_row(id, i));
    }
  }

  void add(ir::Rule const& rule) {
    stand_in(rule.assessment, rule.name);
    rule_ = GoalKey{rule.span.file.index, rule.span.begin, rule.span.end, GoalKind::rule};
    std::visit([&](auto const& body) { add_body(rule, body); }, rule.body);
    add_conditions(ir::roots(program_, rule));
    rule_.reset();
  }

  void add_body(ir::Rule const& rule, ir::Computation const& body) {
    add_versions(rule, body.versions);
    add_exceptions(body.exceptions);
  }
  void add_body(ir::Rule const& rule, ir::Requirement const& body) {
    add_versions(rule, body.versions);
    for (auto const& version : body.versions) add_yes_no(version.formula);
    add_exceptions(body.exceptions);
  }
  void add_body(ir::Rule const&, ir::TableOutput const& body) { add_exceptions(body.exceptions); }
  void add_body(ir::Rule const& rule, ir::Indicator const& body) {
    hit(GoalKind::rule, rule.span, rule.name, coverage_.of(body.points).evaluated);
    if (body.applies_when) add_yes_no(*body.applies_when);
  }
  void add_body(ir::Rule const&, ir::DecisionRule const& body) {
    if (body.applies_when) add_yes_no(*body.applies_when);
    add_exceptions(body.exceptions);
  }
  void add_body(ir::Rule const&, ir::RankingOutput const&) {}

  void add(ir::Assessment const& assessment) {
    assessment_ = assessment.name;
    part_.clear();
    if (assessment.applies_when) add_yes_no(*assessment.applies_when);
    if (assessment.ranking && assessment.ranking->members) add_yes_no(*assessment.ranking->members);
    if (assessment.summary && assessment.summary->members) add_yes_no(*assessment.summary->members);
    add_conditions(ir::roots(program_, assessment));
  }

  void add_versions(ir::Rule const& rule, std::vector<ir::FormulaVersion> const& versions) {
    for (auto const& version : versions) {
      auto const is_only_one = versions.size() == 1;
      hit(GoalKind::rule, is_only_one ? rule.span : version.span, rule.name, coverage_.of(version.formula).evaluated);
    }
  }

  void add_exceptions(ir::ExceptionTree const& tree) {
    for (auto const& exception : tree.exceptions) {
      auto const& name = exception.name.empty() ? exception.label : exception.name;
      hit(GoalKind::exception, exception.span, name, coverage_.of(exception.guard).holds);
      add_yes_no(exception.guard);
    }
  }

  /// Everything that compares, and what is asked for a yes or no below `dan`, `atau`, `tidak`, `yang` and `memenuhi`.
  void add_conditions(std::vector<NodeId> const& from) {
    for (auto const id : ir::reachable(program_, from)) {
      auto const& node = program_[id];
      if (compares(node.operation)) add_condition(id);
      if (auto const* every = std::get_if<ir::Every>(&node.operation)) add_yes_no(every->condition);
      if (auto const* list = ir::list_of(node); list != nullptr && list->filter) add_yes_no(*list->filter);
      auto const is_joined =
          std::holds_alternative<ir::Logical>(node.operation) || std::holds_alternative<ir::Not>(node.operation);
      if (!is_joined) continue;
      for (auto const operand : ir::operands(node)) add_yes_no(operand);
    }
  }

  void add_yes_no(NodeId id) {
    if (reads(program_[id].operation)) add_condition(id);
  }

  void add_condition(NodeId id) {
    if (!known_.insert(id.index).second) return;
    auto const& counts = coverage_.of(id);
    hit(GoalKind::holds, program_[id].span, {}, counts.holds);
    hit(GoalKind::fails, program_[id].span, {}, counts.fails);
  }

  void stand_in(ir::AssessmentId assessment, std::string const& part) {
    assessment_ = program_[assessment].name;
    part_ = part;
  }

  void hit(GoalKind kind, source::Span span, std::string const& name, std::uint64_t hits) {
    if (!(span.file == file_)) return;
    auto& goal = goals_[{span.file.index, span.begin, span.end, kind}];
    goal.name = name;
    goal.assessment = assessment_;
    goal.part = part_;
    if (kind != GoalKind::rule) goal.rule = rule_;
    goal.hits += hits;
  }

  ir::Program const& program_;
  evaluate::Coverage const& coverage_;
  source::FileId file_;
  Goals& goals_;
  std::optional<GoalKey> rule_;  ///< in which we are, as the next two
  std::string assessment_;
  std::string part_;
  std::unordered_set<std::uint32_t> known_;  ///< conditions that need not be looked at (again)
};

}  // namespace

void add_goals(ir::Program const& program, evaluate::Coverage const& coverage, source::FileId file, Goals& goals) {
  GoalFinder(program, coverage, file, goals).run();
}

}  // namespace timbang::session
