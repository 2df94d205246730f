#include "engine/language/check/table_checker.h"

#include <algorithm>
#include <utility>

#include "engine/language/check/predefined.h"
#include "engine/language/check/table_coverage.h"
#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::ComparisonOperator;
using value::Type;

namespace {

enum class ColumnKind : std::uint8_t { row_name, input, output, basis, note };

std::optional<PredefinedName> special(CheckedModule const& module, ast::Cell const& cell, NameGroup group) {
  auto const name = bare_name(cell);
  return name ? find_predefined(group, name->text, module.language()) : std::nullopt;
}

std::vector<ColumnKind> column_kinds(CheckedModule const& module, ast::Row const& header) {
  std::vector<ColumnKind> kinds;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    auto const is_input = !header.first_result || i < *header.first_result;
    auto const group = is_input ? NameGroup::condition_column : NameGroup::result_column;
    auto const column = special(module, header.cells[i], group);
    auto kind = is_input ? ColumnKind::input : ColumnKind::output;
    if (column == PredefinedName::row) kind = ColumnKind::row_name;
    if (column == PredefinedName::under) kind = ColumnKind::basis;
    if (column == PredefinedName::note) kind = ColumnKind::note;
    kinds.push_back(kind);
  }
  return kinds;
}

bool is_combined(ir::HitPolicy policy) {
  return policy == ir::HitPolicy::sum || policy == ir::HitPolicy::largest || policy == ir::HitPolicy::smallest;
}

bool is_word(ast::Cell const& cell, ast::ResultWord word) {
  auto const* written = std::get_if<ast::WordCell>(&cell.content);
  return written != nullptr && written->word == word;
}

class TableChecker {
public:
  TableChecker(CheckState& state, CheckedModule const& module, ast::Rows const& rows, ir::TableId id,
               ExpressionChecker& expressions)
      : state_(state),
        module_(module),
        rows_(rows),
        id_(id),
        expressions_(expressions),
        kinds_(column_kinds(module, rows.rows.front())) {}

  void run() {
    auto const usable = check_column_counts(state_, rows_, true);
    if (!check_inputs() || !usable) return;
    auto complete = true;
    for (std::size_t i = 1; i < rows_.rows.size(); ++i) complete = check_row(rows_.rows[i]) && complete;
    complete = check_outputs() && complete;
    if (complete) check_coverage();
    check_basis();
  }

private:
  ir::Table& table() { return state_.program.tables.at(id_.index); }
  bool is_step() { return state_.program[table().outputs.front()].is_step; }

  bool check_inputs() {
    auto const& header = rows_.rows.front();
    auto complete = true;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (kinds_[i] != ColumnKind::input) continue;
      complete = check_input(header.cells[i]) && complete;
      asks_for_data_.push_back(has_cell(i, ast::ResultWord::no_data));
      asks_whether_applies_.push_back(has_cell(i, ast::ResultWord::not_applicable));
    }
    if (complete && table().inputs.empty()) state_.report(DiagnosticCode::no_input_column, header.span);
    return complete && !table().inputs.empty();
  }

  // Does some row of the column say what happens without data, or where the input does not apply?
  bool has_cell(std::size_t column, ast::ResultWord word) const {
    return std::any_of(rows_.rows.begin(), rows_.rows.end(), [&](ast::Row const& row) {
      return column < row.cells.size() && is_word(row.cells[column], word);
    });
  }

  /// Of a rule that could not be made it is not known what it gives.
  bool is_unmade(ir::NodeId input) const {
    auto const* read = std::get_if<ir::RuleRead>(&state_.program[input].operation);
    return read != nullptr && state_.unread_names.count(state_.program[read->rule].name) > 0;
  }

  void check_coverage() {
    auto const& inputs = table().inputs;
    if (std::any_of(inputs.begin(), inputs.end(), [&](ir::NodeId input) { return is_unmade(input); })) return;
    std::vector<value::Interval<value::Rational>> ranges;
    for (auto const input : table().inputs) ranges.push_back(expressions_.known_range(input));
    check_table_coverage(state_, state_.program[id_], ranges);
  }

  // Results that are put together must be such that they can be.
  bool check_outputs() {
    auto const policy = table().hit_policy;
    for (auto const output : table().outputs) {
      auto const type = state_.program[output].type;
      auto const is_number = type.kind == value::TypeKind::number;
      auto const fits =
          !is_combined(policy) || is_number || (policy != ir::HitPolicy::sum && expressions_.is_ordered(type));
      if (fits) continue;
      state_.report(DiagnosticCode::collected_output_type, state_.program[output].span,
                    {type_text(state_.program, type)});
      return false;
    }
    return true;
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
          auto const condition = check_condition_cell(cell, static_cast<std::uint16_t>(row.conditions.size()));
          if (!condition) return false;
          row.conditions.push_back(*condition);
          break;
        }
        case ColumnKind::output: {
          auto const result = check_result_cell(state_, expressions_, cell,
                                                state_.program[table().outputs.at(output++)].type, table().hit_policy);
          complete = complete && result.has_value();
          if (result) row.outputs.push_back(*result);
          break;
        }
        case ColumnKind::basis: add_basis(cell, row); break;
        case ColumnKind::note: add_note(cell, row); break;
      }
    }
    if (complete) table().rows.push_back(std::move(row));
    return complete;
  }

  ir::NodeId input_node(std::uint16_t column, source::Span where) {
    return state_.add_node(ir::TableInput{column}, state_.program[table().inputs[column]].type, where);
  }

  // Where some row says what happens without data, every other cell but `-` wants data; and likewise with an input that does
  // not apply.
  std::optional<ir::NodeId> check_condition_cell(ast::Cell const& cell, std::uint16_t column) {
    auto const condition = [&](ir::Operation operation) {
      return std::optional(state_.add_node(std::move(operation), Type::boolean(), cell.span));
    };
    if (std::holds_alternative<ast::AnyCell>(cell.content)) return condition(ir::Literal{true});
    auto const has_data = [&] { return *condition(ir::HasData{input_node(column, cell.span)}); };
    auto const applies = [&] { return *condition(ir::Applies{input_node(column, cell.span)}); };
    if (is_word(cell, ast::ResultWord::no_data)) return condition(ir::Not{has_data()});
    std::vector<ir::NodeId> all;
    if (asks_for_data_[column]) all.push_back(has_data());
    if (is_word(cell, ast::ResultWord::not_applicable)) {
      all.push_back(*condition(ir::Not{applies()}));
    } else {
      if (asks_whether_applies_[column]) all.push_back(applies());
      auto const held = check_value_condition(cell, column);
      if (!held) return std::nullopt;
      all.push_back(*held);
    }
    return all.size() == 1 ? all.front() : condition(ir::Logical{true, std::move(all)});
  }

  std::optional<ir::NodeId> check_value_condition(ast::Cell const& cell, std::uint16_t column) {
    auto const type = state_.program[table().inputs[column]].type;
    auto const adopts = states_unit_[column];
    auto const input = [&] { return input_node(column, cell.span); };
    auto const condition = [&](ir::Operation operation) {
      return std::optional(state_.add_node(std::move(operation), Type::boolean(), cell.span));
    };
    if (auto const* range = std::get_if<ast::RangeCell>(&cell.content)) {
      auto const bounds = expressions_.check_bounds(range->interval, type, adopts);
      if (!bounds) return std::nullopt;
      return condition(
          ir::InInterval{input(), bounds->low, bounds->high, range->interval.low_open, range->interval.high_open});
    }
    if (auto const* compared = std::get_if<ast::ComparisonCell>(&cell.content)) {
      if (is_list_of_values(*compared->right, type)) {
        report_list(cell, *compared->right, compared->operation);
        return std::nullopt;
      }
      auto const right = expressions_.check(*compared->right, Expected{type, adopts});
      return right ? expressions_.compare(compared->operation, input(), *right, cell.span) : std::nullopt;
    }
    auto const* values = std::get_if<ast::ValueCell>(&cell.content);
    if (values == nullptr) {
      report_unfit(state_, cell, type);
      return std::nullopt;
    }
    if (report_difference(*values)) return std::nullopt;
    std::vector<ast::Expression const*> written;
    auto const* negation = negated_set(*values);
    if (negation != nullptr) {
      add_alternatives(written, *negation->operand);
    } else {
      for (auto const& value : values->values) add_alternatives(written, *value);
    }
    for (auto const* value : written) {
      if (!is_list_of_values(*value, type)) continue;
      report_list(cell, *value, negation != nullptr ? ComparisonOperator::not_equal : ComparisonOperator::equal);
      return std::nullopt;
    }
    auto const alternatives = expressions_.check_alternatives(written, type, adopts);
    if (!alternatives) return std::nullopt;
    auto const held = alternatives->size() == 1
                          ? expressions_.compare(ComparisonOperator::equal, input(), alternatives->front(), cell.span)
                          : condition(ir::OneOf{input(), *alternatives});
    if (!held || negation == nullptr) return held;
    return condition(ir::Not{*held});
  }

  // `tidak (baik atau cukup)`: any value but these.
  static ast::NotExpression const* negated_set(ast::ValueCell const& cell) {
    if (cell.values.size() != 1) return nullptr;
    auto const* negation = std::get_if<ast::NotExpression>(&cell.values.front()->content);
    return negation == nullptr || negation->bare_comparison ? nullptr : negation;
  }

  // In an input cell `a atau b` means either; so does `a; b`.
  static void add_alternatives(std::vector<ast::Expression const*>& written, ast::Expression const& value) {
    auto const* chain = std::get_if<ast::LogicalChain>(&value.content);
    auto const is_or = [](ast::Connective connective) { return connective == ast::Connective::logical_or; };
    if (chain == nullptr || !std::all_of(chain->connectives.begin(), chain->connectives.end(), is_or)) {
      written.push_back(&value);
      return;
    }
    for (auto const& operand : chain->operands) written.push_back(operand.get());
  }

  // Behind a comparison, `4 atau 5`; in a list, `4 dan 5`.
  static bool is_list_of_values(ast::Expression const& value, Type type) {
    return type.kind != value::TypeKind::boolean && std::holds_alternative<ast::LogicalChain>(value.content);
  }

  void report_list(ast::Cell const& cell, ast::Expression const& value, ComparisonOperator operation) {
    source::Argument list("");
    for (auto const& operand : std::get<ast::LogicalChain>(value.content).operands) {
      std::string const word(state_.sources.get(operand->span.file).text(operand->span));
      list.indonesian += (list.indonesian.empty() ? "" : " atau ") + word;
      list.english += (list.english.empty() ? "" : " or ") + word;
    }
    auto remedy = source::Argument("satu batas dalam satu sel; tulis satu baris bagi masing-masing",
                                   "one bound in a cell; write a row for each");
    if (operation == ComparisonOperator::equal) {
      remedy = {"tulis `" + list.indonesian + "`", "write `" + list.english + "`"};
    } else if (operation == ComparisonOperator::not_equal) {
      remedy = {"tulis `tidak (" + list.indonesian + ")`", "write `not (" + list.english + ")`"};
    }
    state_.report(DiagnosticCode::cell_does_not_fit, cell.span, {}, remedy);
  }

  static bool is_written_value(ast::Expression const& value) {
    return std::holds_alternative<ast::NumberLiteral>(value.content) ||
           std::holds_alternative<ast::PercentLiteral>(value.content) ||
           std::holds_alternative<ast::MoneyLiteral>(value.content) ||
           std::holds_alternative<ast::DateLiteral>(value.content) ||
           std::holds_alternative<ast::DurationLiteral>(value.content);
  }

  /// `70 - 89,99`, meant as an interval, would be the value of a subtraction.
  bool report_difference(ast::ValueCell const& cell) {
    for (auto const& value : cell.values) {
      auto const* difference = std::get_if<ast::Arithmetic>(&value->content);
      if (difference == nullptr || difference->operation != value::ArithmeticOperator::subtract) continue;
      if (!is_written_value(*difference->left) || !is_written_value(*difference->right)) continue;
      auto const text = [&](ast::Expression const& side) {
        return std::string(state_.sources.get(side.span.file).text(side.span));
      };
      auto const low = text(*difference->left);
      auto const closed = "`[" + low + " .. " + text(*difference->right) + "]`";
      auto const open = "`[" + low + " .. b)`";
      state_.report(DiagnosticCode::cell_does_not_fit, value->span, {},
                    source::Argument("rentang ditulis " + closed + "; sampai sebelum b, " + open,
                                     "an interval is written " + closed + "; up to but without b, " + open));
      return true;
    }
    return false;
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
    row.annotations.append(annotations(state_, module_, written));
  }

  void add_note(ast::Cell const& cell, ir::TableRow& row) {
    if (std::holds_alternative<ast::EmptyCell>(cell.content)) return;
    auto const* values = std::get_if<ast::ValueCell>(&cell.content);
    auto const* text = values != nullptr && values->values.size() == 1
                           ? std::get_if<ast::TextLiteral>(&values->values.front()->content)
                           : nullptr;
    if (text != nullptr) return row.annotations.notes.push_back(text->text);
    state_.report(DiagnosticCode::cell_does_not_fit, cell.span, {},
                  source::Argument("tulis catatannya dalam tanda kutip", "write the note in quotes"));
  }

  // Cited on the table, on its assessment, or row by row.
  void check_basis() {
    auto const& assessment = state_.program[table().assessment];
    if (is_step() || !table().annotations.citations.empty() || !assessment.annotations.citations.empty()) return;
    for (auto const& row : table().rows) {
      if (!row.annotations.citations.empty()) continue;
      state_.report(DiagnosticCode::no_legal_basis, table().span, {table().name});
      return;
    }
  }

  CheckState& state_;
  CheckedModule const& module_;
  ast::Rows const& rows_;
  ir::TableId id_;
  ExpressionChecker& expressions_;
  std::vector<ColumnKind> kinds_;
  // Beside the inputs:
  std::vector<bool> states_unit_;
  std::vector<bool> asks_for_data_;
  std::vector<bool> asks_whether_applies_;
};

}  // namespace

namespace {

/// Of a table whose header is wrong nobody is told that its results do not exist.
std::vector<TableOutputHeader> excuse_outputs(CheckState& state, ast::Row const& header) {
  for (auto i = header.first_result.value_or(0); i < header.cells.size(); ++i) {
    auto const* written = std::get_if<ast::HeaderCell>(&header.cells[i].content);
    auto const* reference = written == nullptr ? nullptr : std::get_if<ast::Reference>(&written->expression->content);
    if (reference != nullptr) state.unread_names.insert(reference->path.parts.front().text);
  }
  return {};
}

}  // namespace

std::vector<TableOutputHeader> table_outputs(CheckState& state, CheckedModule const& module, ast::Rows const& rows) {
  auto const& header = rows.rows.front();
  if (!header.first_result) {
    state.report(DiagnosticCode::double_bar_place, header.span);
    return excuse_outputs(state, header);
  }
  auto const kinds = column_kinds(module, header);
  std::vector<TableOutputHeader> outputs;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] != ColumnKind::output) continue;
    auto const* written = std::get_if<ast::HeaderCell>(&header.cells[i].content);
    auto const* reference = written == nullptr ? nullptr : std::get_if<ast::Reference>(&written->expression->content);
    if (reference == nullptr || reference->path.parts.size() != 1) {
      state.report(DiagnosticCode::table_header, header.cells[i].span);
      return excuse_outputs(state, header);
    }
    auto const type = resolve_type(state, module, written->type);
    if (!type) return excuse_outputs(state, header);
    outputs.push_back({&reference->path.parts.front(), *type, check_refinement(state, module, written->type, *type)});
  }
  if (outputs.empty()) state.report(DiagnosticCode::table_header, header.span);
  return outputs;
}

std::optional<ir::NodeId> check_result_cell(CheckState& state, ExpressionChecker& expressions, ast::Cell const& cell,
                                            Type type, ir::HitPolicy policy) {
  if (is_word(cell, ast::ResultWord::not_applicable) && !is_combined(policy)) {
    return state.add_node(ir::NotApplicable{}, type, cell.span);
  }
  auto const* values = std::get_if<ast::ValueCell>(&cell.content);
  if (values == nullptr || values->values.size() != 1) {
    report_unfit(state, cell, type);
    return std::nullopt;
  }
  auto const result = expressions.check(*values->values.front(), Expected{type, true});
  if (!result || !expressions.check_assignable(*result, type, cell.span)) return std::nullopt;
  return result;
}

void check_table(CheckState& state, CheckedModule const& module, ast::Rows const& rows, ir::TableId id,
                 ExpressionChecker& expressions) {
  TableChecker(state, module, rows, id, expressions).run();
}

}  // namespace timbang::language
