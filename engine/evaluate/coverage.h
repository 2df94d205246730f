// How often each part of a program was evaluated, and how it came out: for `timbang test --coverage`.
// Filled by the interpreter where a context holds one; read by session. Never changes a result.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

class Coverage {
public:
  struct Counts {
    std::uint64_t evaluated = 0;
    std::uint64_t holds = 0;  ///< of yes/no nodes: came out as yes
    std::uint64_t fails = 0;  ///< likewise: as no
  };

  explicit Coverage(ir::Program const& program) : nodes_(program.nodes.size()) {
    for (auto const& table : program.tables) rows_.emplace_back(table.rows.size());
  }

  void count(ir::NodeId node, value::Outcome const& outcome) {
    auto& counts = nodes_.at(node.index);
    ++counts.evaluated;
    if (outcome.is_true()) ++counts.holds;
    if (outcome.is_false()) ++counts.fails;
  }
  /// A row that certainly matches.
  void count_row(ir::TableId table, std::size_t row) { ++rows_.at(table.index).at(row); }

  Counts const& of(ir::NodeId node) const { return nodes_.at(node.index); }
  std::uint64_t of_row(ir::TableId table, std::size_t row) const { return rows_.at(table.index).at(row); }

private:
  std::vector<Counts> nodes_;
  std::vector<std::vector<std::uint64_t>> rows_;  ///< by table
};

}  // namespace timbang::evaluate
