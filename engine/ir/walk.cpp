#include "engine/ir/walk.h"

#include <unordered_set>

namespace timbang::ir {

namespace {

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

void append(std::vector<NodeId>& nodes, std::optional<NodeId> node) {
  if (node) nodes.push_back(*node);
}

void append(std::vector<NodeId>& nodes, ExceptionTree const& tree) {
  for (auto const& exception : tree.exceptions) {
    nodes.push_back(exception.guard);
    append(nodes, exception.formula);
  }
}

void append(std::vector<NodeId>& nodes, std::vector<FormulaVersion> const& versions) {
  for (auto const& version : versions) nodes.push_back(version.formula);
}

void append(std::vector<NodeId>& nodes, Table const& table) {
  nodes.insert(nodes.end(), table.inputs.begin(), table.inputs.end());
  for (auto const& row : table.rows) {
    nodes.insert(nodes.end(), row.conditions.begin(), row.conditions.end());
    nodes.insert(nodes.end(), row.outputs.begin(), row.outputs.end());
  }
}

void append(std::vector<NodeId>& nodes, RaterGroup const& group) {
  if (!group.is_counted) return;
  nodes.push_back(group.weight);
  append(nodes, group.minimum);
  append(nodes, group.applies_when);
}

void append(std::vector<NodeId>& nodes, Ranking const& ranking) {
  append(nodes, ranking.members);
  nodes.insert(nodes.end(), ranking.groups.begin(), ranking.groups.end());
  for (auto const& criterion : ranking.criteria) nodes.push_back(criterion.value);
  if (ranking.selection) nodes.push_back(ranking.selection->number);
}

void append(std::vector<NodeId>& nodes, Summary const& summary) {
  append(nodes, summary.members);
  nodes.insert(nodes.end(), summary.groups.begin(), summary.groups.end());
  nodes.insert(nodes.end(), summary.days.begin(), summary.days.end());
}

}  // namespace

std::vector<NodeId> operands(Node const& node) {
  using Nodes = std::vector<NodeId>;
  auto const of_list = [](ListSource const& list, std::optional<NodeId> inner) {
    Nodes nodes;
    append(nodes, list.filter);
    append(nodes, inner);
    return nodes;
  };
  return std::visit(Overloaded{
                        [](Literal const&) { return Nodes{}; },
                        [](FieldRead const&) { return Nodes{}; },
                        [](ParameterRead const&) { return Nodes{}; },
                        [](RuleRead const&) { return Nodes{}; },
                        [](RuleAsOf const& operation) { return Nodes{operation.date}; },
                        [](EvaluationDateRead const&) { return Nodes{}; },
                        [](TableInput const&) { return Nodes{}; },
                        [](Not const& operation) { return Nodes{operation.operand}; },
                        [](Logical const& operation) { return operation.operands; },
                        [](Compare const& operation) {
                          return Nodes{operation.left, operation.right};
                        },
                        [](OneOf const& operation) {
                          Nodes nodes{operation.operand};
                          nodes.insert(nodes.end(), operation.candidates.begin(), operation.candidates.end());
                          return nodes;
                        },
                        [](InInterval const& operation) {
                          Nodes nodes{operation.operand};
                          append(nodes, operation.low);
                          append(nodes, operation.high);
                          return nodes;
                        },
                        [](Arithmetic const& operation) {
                          return Nodes{operation.left, operation.right};
                        },
                        [](AddDuration const& operation) {
                          return Nodes{operation.date, operation.duration};
                        },
                        [](TimeSince const& operation) {
                          return Nodes{operation.from, operation.to};
                        },
                        [](FirstOfNextMonth const& operation) { return Nodes{operation.date}; },
                        [](CalendarYear const& operation) { return Nodes{operation.date}; },
                        [](AddWorkingDays const& operation) { return Nodes{operation.date}; },
                        [](WorkingDaysBetween const& operation) {
                          return Nodes{operation.first, operation.last};
                        },
                        [&](CombinedTime const& operation) {
                          auto nodes = of_list(operation.list, operation.first);
                          nodes.push_back(operation.last);
                          return nodes;
                        },
                        [](Round const& operation) { return Nodes{operation.operand}; },
                        [](Clamp const& operation) {
                          return Nodes{operation.operand, operation.low, operation.high};
                        },
                        [&](Every const& operation) { return of_list(operation.list, operation.condition); },
                        [&](Exists const& operation) { return of_list(operation.list, std::nullopt); },
                        [&](Latest const& operation) { return of_list(operation.list, operation.element); },
                        [](HasData const& operation) { return Nodes{operation.operand}; },
                        [](Applies const& operation) { return Nodes{operation.operand}; },
                        [](NotApplicable const&) { return Nodes{}; },
                        [&](Aggregate const& operation) {
                          auto nodes = of_list(operation.list, operation.element);
                          append(nodes, operation.weight);
                          return nodes;
                        },
                        [](Extreme const& operation) { return operation.operands; },
                        [](WeightedIndicators const&) { return Nodes{}; },
                        [](IndicatorInput const&) { return Nodes{}; },
                        [&](Feedback const& operation) {
                          auto nodes = of_list(operation.list, operation.group);
                          append(nodes, operation.rater);
                          nodes.push_back(operation.score);
                          for (auto const& group : operation.groups) append(nodes, group);
                          return nodes;
                        },
                    },
                    node.operation);
}

std::vector<RuleId> rules_read(Node const& node) {
  if (auto const* read = std::get_if<RuleRead>(&node.operation)) return {read->rule};
  if (auto const* read = std::get_if<RuleAsOf>(&node.operation)) return {read->rule};
  if (auto const* weighted = std::get_if<WeightedIndicators>(&node.operation)) return weighted->indicators;
  return {};
}

bool reads_the_same(Operation const& a, Operation const& b) {
  auto const* field = std::get_if<FieldRead>(&a);
  auto const* other_field = std::get_if<FieldRead>(&b);
  if (field != nullptr && other_field != nullptr) {
    return field->depth == other_field->depth && field->path == other_field->path;
  }
  auto const* rule = std::get_if<RuleRead>(&a);
  auto const* other_rule = std::get_if<RuleRead>(&b);
  return rule != nullptr && other_rule != nullptr && rule->rule == other_rule->rule && rule->depth == other_rule->depth;
}

ListSource const* list_of(Node const& node) {
  if (auto const* every = std::get_if<Every>(&node.operation)) return &every->list;
  if (auto const* exists = std::get_if<Exists>(&node.operation)) return &exists->list;
  if (auto const* latest = std::get_if<Latest>(&node.operation)) return &latest->list;
  if (auto const* aggregate = std::get_if<Aggregate>(&node.operation)) return &aggregate->list;
  if (auto const* feedback = std::get_if<Feedback>(&node.operation)) return &feedback->list;
  if (auto const* combined = std::get_if<CombinedTime>(&node.operation)) return &combined->list;
  return nullptr;
}

bool reads_evaluation_date(Node const& node) {
  auto const* list = list_of(node);
  return (list != nullptr && list->calendar_years) || std::holds_alternative<EvaluationDateRead>(node.operation) ||
         std::holds_alternative<CombinedTime>(node.operation);
}

Feedback const* feedback_of(Program const& program, Rule const& rule) {
  auto const* computation = std::get_if<Computation>(&rule.body);
  if (computation == nullptr || computation->versions.size() != 1) return nullptr;
  auto node = computation->versions.front().formula;
  while (true) {
    auto const& operation = program[node].operation;
    if (auto const* feedback = std::get_if<Feedback>(&operation)) return feedback;
    if (auto const* round = std::get_if<Round>(&operation)) {
      node = round->operand;
    } else if (auto const* clamp = std::get_if<Clamp>(&operation)) {
      node = clamp->operand;
    } else {
      return nullptr;
    }
  }
}

std::vector<NodeId> roots(Program const& program, Rule const& rule) {
  std::vector<NodeId> nodes;
  std::visit(Overloaded{
                 [&](Computation const& body) {
                   append(nodes, body.versions);
                   append(nodes, body.exceptions);
                 },
                 [&](TableOutput const& body) {
                   for (auto const table : body.versions) append(nodes, program[table]);
                   append(nodes, body.exceptions);
                 },
                 [&](Indicator const& body) {
                   append(nodes, body.applies_when);
                   nodes.push_back(body.target);
                   append(nodes, body.target_high);
                   nodes.push_back(body.actual);
                   append(nodes, body.points_when_target_zero);
                   nodes.push_back(body.points);
                   nodes.push_back(body.weight);
                 },
                 [&](Requirement const& body) {
                   append(nodes, body.versions);
                   append(nodes, body.exceptions);
                 },
                 [&](DecisionRule const& body) {
                   append(nodes, body.applies_when);
                   append(nodes, body.exceptions);
                 },
                 [](RankingOutput const&) {},
             },
             rule.body);
  return nodes;
}

std::vector<NodeId> roots(Program const& program, Assessment const& assessment) {
  std::vector<NodeId> nodes;
  append(nodes, assessment.law_date);
  append(nodes, assessment.applies_when);
  if (assessment.ranking) append(nodes, *assessment.ranking);
  if (assessment.summary) append(nodes, *assessment.summary);
  for (auto const rule : assessment.rules) {
    auto const own = roots(program, program[rule]);
    nodes.insert(nodes.end(), own.begin(), own.end());
  }
  return nodes;
}

std::vector<Period> periods(Program const& program, Rule const& rule) {
  std::vector<Period> found;
  auto const add = [&](auto const& dated) {
    for (auto const& entry : dated) found.push_back(entry.in_force);
  };
  std::visit(Overloaded{
                 [&](Computation const& body) {
                   add(body.versions);
                   add(body.exceptions.exceptions);
                 },
                 [&](TableOutput const& body) {
                   for (auto const table : body.versions) found.push_back(program[table].in_force);
                   add(body.exceptions.exceptions);
                 },
                 [&](Indicator const& body) { found.push_back(body.in_force); },
                 [&](Requirement const& body) {
                   add(body.versions);
                   add(body.exceptions.exceptions);
                 },
                 [&](DecisionRule const& body) { add(body.exceptions.exceptions); },
                 [](RankingOutput const&) {},
             },
             rule.body);
  return found;
}

Needs needs(Program const& program, std::vector<NodeId> const& from) {
  Needs found;
  std::unordered_set<std::uint32_t> nodes;
  std::unordered_set<std::uint16_t> rules;
  std::vector<NodeId> open_nodes = from;
  std::vector<RuleId> open_rules;
  while (!open_nodes.empty() || !open_rules.empty()) {
    if (open_nodes.empty()) {
      auto const id = open_rules.back();
      open_rules.pop_back();
      if (!rules.insert(id.index).second) continue;
      found.rules.push_back(id);
      open_nodes = roots(program, program[id]);
      if (auto const* decision = std::get_if<DecisionRule>(&program[id].body)) {
        open_rules.insert(open_rules.end(), decision->requirements.begin(), decision->requirements.end());
      }
      continue;
    }
    auto const node = open_nodes.back();
    open_nodes.pop_back();
    if (!nodes.insert(node.index).second) continue;
    found.nodes.push_back(node);
    auto const needed = operands(program[node]);
    open_nodes.insert(open_nodes.end(), needed.begin(), needed.end());
    auto const read = rules_read(program[node]);
    open_rules.insert(open_rules.end(), read.begin(), read.end());
  }
  return found;
}

std::vector<NodeId> reachable(Program const& program, std::vector<NodeId> const& from) {
  std::vector<NodeId> found;
  std::unordered_set<std::uint32_t> seen;
  std::vector<NodeId> open(from.rbegin(), from.rend());
  while (!open.empty()) {
    auto const node = open.back();
    open.pop_back();
    if (!seen.insert(node.index).second) continue;
    found.push_back(node);
    auto const needed = operands(program[node]);
    open.insert(open.end(), needed.rbegin(), needed.rend());
  }
  return found;
}

}  // namespace timbang::ir
