#include "engine/language/check/table_checker.h"

#include <utility>

#include "engine/language/check/predefined.h"
#include "engine/language/check/table_coverage.h"
#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::ComparisonOperator;
using value::Type;

namespace {

enum class ColumnKind : std::uint8_t { row_name, input, output, basis, note };

std::optional<SpecialColumn> special(CheckedModule const& module, ast::Cell const& cell) {
  auto const name = bare_name(cell);
  return name ? special_column(name->text, module.language()) : std::nullopt;
}

std::vector<ColumnKind> column_kinds(CheckedModule const& module, ast::Row const& header) {
  std::vector<ColumnKind> kinds;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    auto const is_input = !header.first_result || i < *header.first_result;
    auto const column = special(module, header.cells[i]);
    auto kind = is_input ? ColumnKind::input : ColumnKind::output;
    if (is_input && column == SpecialColumn::row) kind = ColumnKind::row_name;
    if (!is_input && column == SpecialColumn::basis) kind = ColumnKind::basis;
    if (!is_input && column == SpecialColumn::note) kind = ColumnKind::note;
    kinds.push_back(kind);
  }
  return kinds;
}

class TableChecker {
public:
  TableChecker(CheckState& state, CheckedModule const& module, ast::Table const& tree, ir::TableId id,
               ExpressionChecker& expressions)
      : state_(state),
        module_(module),
        tree_(tree),
        id_(id),
        expressions_(expressions),
        kinds_(column_kinds(module, tree.rows.rows.front())) {}

  void run() {
    auto const usable = check_column_counts(state_, tree_.rows, true);
    if (!check_inputs() || !usable) return;
    auto complete = true;
    for (std::size_t i = 1; i < tree_.rows.rows.size(); ++i) complete = check_row(tree_.rows.rows[i]) && complete;
    if (complete) check_table_coverage(state_, state_.program[id_]);
    check_basis();
  }

private:
  ir::Table& table() { return state_.program.tables.at(id_.index); }

  bool check_inputs() {
    auto const& header = tree_.rows.rows.front();
    std::size_t num_inputs = 0;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (kinds_[i] != ColumnKind::input) continue;
      ++num_inputs;
      if (!check_input(header.cells[i])) return false;
    }
    if (num_inputs == 1) return true;
    state_.report(DiagnosticCode::one_input_column, header.span, {std::to_string(num_inputs)});
    return false;
  }

  bool check_input(ast::Cell const& cell) {
    ast::Expression const* written = nullptr;
    std::optional<Type> declared;
    if (auto const* header = std::get_if<ast::HeaderCell>(&cell.content)) {
      written = header->expression.get();
      declared = resolve_type(state_, module_, header->type);
      if (!declared) return false;
    } else if (auto const* values = std::get_if<ast::ValueCell>(&cell.content)) {
      if (values->values.size() == 1) written = values->values.front().get();
    }
    if (written == nullptr) {
      state_.report(DiagnosticCode::table_header, cell.span);
      return false;
    }
    auto const input = expressions_.check(*written);
    if (!input || (declared && !expressions_.check_assignable(*input, *declared, cell.span))) return false;
    states_unit_.push_back(declared.has_value());
    table().inputs.push_back(*input);
    return true;
  }

  bool check_row(ast::Row const& tree) {
    ir::TableRow row;
    row.span = tree.span;
    auto complete = true;
    std::uint16_t output = 0;
    for (std::size_t i = 0; i < tree.cells.size(); ++i) {
      auto const& cell = tree.cells[i];
      switch (kinds_[i]) {
        case ColumnKind::row_name:
          if (auto const name = bare_name(cell)) row.name = name->text;
          break;
        case ColumnKind::input: {
          auto const condition = check_condition_cell(cell);
          complete = complete && condition.has_value();
          if (condition) row.conditions.push_back(*condition);
          break;
        }
        case ColumnKind::output: {
          auto const result = check_output_cell(cell, state_.program[table().outputs.at(output++)].type);
          complete = complete && result.has_value();
          if (result) row.outputs.push_back(*result);
          break;
        }
        case ColumnKind::basis: add_basis(cell, row); break;
        case ColumnKind::note: break;
      }
    }
    if (complete) table().rows.push_back(std::move(row));
    return complete;
  }

  std::optional<ir::NodeId> check_condition_cell(ast::Cell const& cell) {
    auto const type = state_.program[table().inputs.front()].type;
    auto const adopts = states_unit_.front();
    auto const input = [&] { return state_.add_node(ir::TableInput{0}, type, cell.span); };
    auto const condition = [&](ir::Operation operation) {
      return std::optional(state_.add_node(std::move(operation), Type::boolean(), cell.span));
    };
    if (std::holds_alternative<ast::AnyCell>(cell.content)) return condition(ir::Literal{true});
    if (auto const* range = std::get_if<ast::RangeCell>(&cell.content)) {
      auto const bounds = expressions_.check_bounds(range->interval, type, adopts);
      if (!bounds) return std::nullopt;
      return condition(
          ir::InInterval{input(), bounds->low, bounds->high, range->interval.low_open, range->interval.high_open});
    }
    if (auto const* compared = std::get_if<ast::ComparisonCell>(&cell.content)) {
      auto const right = expressions_.check(*compared->right, Expected{type, adopts});
      return right ? expressions_.compare(compared->operation, input(), *right, cell.span) : std::nullopt;
    }
    auto const* values = std::get_if<ast::ValueCell>(&cell.content);
    if (values == nullptr) {
      auto const empty = std::holds_alternative<ast::EmptyCell>(cell.content);
      state_.report(empty ? DiagnosticCode::empty_cell : DiagnosticCode::cell_does_not_fit, cell.span);
      return std::nullopt;
    }
    auto const alternatives = expressions_.check_alternatives(written_alternatives(*values), type, adopts);
    if (!alternatives) return std::nullopt;
    if (alternatives->size() == 1)
      return expressions_.compare(ComparisonOperator::equal, input(), alternatives->front(), cell.span);
    return condition(ir::OneOf{input(), *alternatives});
  }

  // In an input cell `a atau b` means either; so does `a; b`.
  static std::vector<ast::Expression const*> written_alternatives(ast::ValueCell const& cell) {
    std::vector<ast::Expression const*> written;
    for (auto const& value : cell.values) {
      auto const* chain = std::get_if<ast::LogicalChain>(&value->content);
      if (chain == nullptr || chain->connectives.front() != ast::Connective::logical_or) {
        written.push_back(value.get());
        continue;
      }
      for (auto const& operand : chain->operands) written.push_back(operand.get());
    }
    return written;
  }

  std::optional<ir::NodeId> check_output_cell(ast::Cell const& cell, Type type) {
    auto const* values = std::get_if<ast::ValueCell>(&cell.content);
    if (values == nullptr || values->values.size() != 1) {
      auto const empty = std::holds_alternative<ast::EmptyCell>(cell.content);
      state_.report(empty ? DiagnosticCode::empty_cell : DiagnosticCode::cell_does_not_fit, cell.span);
      return std::nullopt;
    }
    auto const result = expressions_.check(*values->values.front(), Expected{type, true});
    if (!result || !expressions_.check_assignable(*result, type, cell.span)) return std::nullopt;
    return result;
  }

  void add_basis(ast::Cell const& cell, ir::TableRow& row) {
    ast::Annotations written;
    if (auto const* cited = std::get_if<ast::CitationCell>(&cell.content)) {
      written.citations = cited->citations;
    } else if (auto const* values = std::get_if<ast::ValueCell>(&cell.content)) {
      for (auto const& value : values->values) {
        auto const* reference = std::get_if<ast::Reference>(&value->content);
        if (reference == nullptr)
          state_.report(DiagnosticCode::cell_does_not_fit, value->span);
        else
          written.citations.push_back({reference->path.parts.front(), {}, value->span});
      }
    } else if (!std::holds_alternative<ast::EmptyCell>(cell.content)) {
      state_.report(DiagnosticCode::cell_does_not_fit, cell.span);
    }
    row.annotations = annotations(state_, module_, written);
  }

  // Cited on the table, on its assessment, or row by row.
  void check_basis() {
    auto const& assessment = state_.program[table().assessment];
    if (tree_.is_step || !table().annotations.citations.empty() || !assessment.annotations.citations.empty()) return;
    for (auto const& row : table().rows) {
      if (!row.annotations.citations.empty()) continue;
      state_.report(DiagnosticCode::no_legal_basis, table().span, {table().name});
      return;
    }
  }

  CheckState& state_;
  CheckedModule const& module_;
  ast::Table const& tree_;
  ir::TableId id_;
  ExpressionChecker& expressions_;
  std::vector<ColumnKind> kinds_;
  std::vector<bool> states_unit_;
};

}  // namespace

std::vector<TableOutputHeader> table_outputs(CheckState& state, CheckedModule const& module, ast::Table const& tree) {
  auto const& header = tree.rows.rows.front();
  if (!header.first_result) {
    state.report(DiagnosticCode::double_bar_place, header.span);
    return {};
  }
  auto const kinds = column_kinds(module, header);
  std::vector<TableOutputHeader> outputs;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] != ColumnKind::output) continue;
    auto const* written = std::get_if<ast::HeaderCell>(&header.cells[i].content);
    auto const* reference = written == nullptr ? nullptr : std::get_if<ast::Reference>(&written->expression->content);
    if (reference == nullptr || reference->path.parts.size() != 1) {
      state.report(DiagnosticCode::table_header, header.cells[i].span);
      return {};
    }
    auto const type = resolve_type(state, module, written->type);
    if (!type) return {};
    outputs.push_back({&reference->path.parts.front(), *type, check_refinement(state, module, written->type, *type)});
  }
  if (outputs.empty()) state.report(DiagnosticCode::table_header, header.span);
  return outputs;
}

void check_table(CheckState& state, CheckedModule const& module, ast::Table const& tree, ir::TableId id,
                 ExpressionChecker& expressions) {
  TableChecker(state, module, tree, id, expressions).run();
}

}  // namespace timbang::language
