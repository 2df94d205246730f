// Which nodes does a node need? For every analysis of the typed program that follows operands.
#pragma once

#include <vector>

#include "engine/ir/program.h"

namespace timbang::ir {

/// The operands of a node, in the order written; a list operation's filter before its condition or element.
std::vector<NodeId> operands(Node const& node);

/// The other rules that the node itself reads, not its operands.
std::vector<RuleId> rules_read(Node const& node);

/// The list that the node looks at; null when it is no operation over a list.
ListSource const* list_of(Node const& node);

/// Does the node itself depend on the day for which the question is asked?
bool reads_evaluation_date(Node const& node);

/// What `umpan balik` declares; null for any other rule.
Feedback const* feedback_of(Program const& program, Rule const& rule);

/// Every node of the rule: formula or condition, exceptions, and for a table output the inputs, conditions and outputs of
/// the table. Only the roots; what they need is found with `operands`.
std::vector<NodeId> roots(Program const& program, Rule const& rule);

/// Every node of the assessment and its rules, likewise.
std::vector<NodeId> roots(Program const& program, Assessment const& assessment);

/// The days of everything in the rule that has days of its own: versions and exceptions.
std::vector<Period> periods(Program const& program, Rule const& rule);

/// Do both read the same datum, or the same rule, by its name alone?
bool reads_the_same(Operation const& a, Operation const& b);

/// All that conditions need, through all rules that they read.
struct Needs {
  std::vector<NodeId> nodes;
  std::vector<RuleId> rules;
};
Needs needs(Program const& program, std::vector<NodeId> const& from);

/// The node and all that it needs, each once, operands after the node that needs them.
std::vector<NodeId> reachable(Program const& program, std::vector<NodeId> const& from);

}  // namespace timbang::ir
