#include "engine/language/check/guard_witness.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "engine/ir/walk.h"
#include "engine/language/check/parameter_values.h"
#include "engine/language/check/table_domain.h"

namespace timbang::language {

namespace {

using source::Argument;

/// More alternatives than this in one condition are not looked at.
constexpr std::size_t max_boxes = 256;

/// For each variable the pieces that are left; all of them where it is empty.
using Box = std::vector<std::optional<PieceSet>>;

bool is_read(ir::Operation const& operation) {
  return std::holds_alternative<ir::FieldRead>(operation) || std::holds_alternative<ir::RuleRead>(operation);
}

/// A datum or a named value, with everything that is asked of it.
struct Variable {
  ir::NodeId read;
  std::vector<ir::NodeId> leaves;
};

class WitnessSearch {
public:
  WitnessSearch(CheckState const& state, WitnessScope const& scope, std::optional<value::Date> day)
      : state_(state), program_(state.program), scope_(scope), day_(day) {}

  std::optional<Argument> run(std::vector<ir::NodeId> const& holding, std::vector<ir::NodeId> const& failing) {
    for (auto const* conditions : {&holding, &failing}) {
      for (auto const condition : *conditions) {
        if (!collect(condition)) return std::nullopt;
      }
    }
    for (auto const& variable : variables_) {
      auto const& type = program_[variable.read].type;
      domains_.emplace_back(program_, type, range_of(variable.read), variable.leaves, day_);
    }
    std::vector<Box> boxes = {Box(variables_.size())};
    for (auto const condition : holding) boxes = both(boxes, boxes_of(condition, true));
    for (auto const condition : failing) boxes = both(boxes, boxes_of(condition, false));
    for (auto const& box : boxes) {
      if (is_plausible(box)) return text(box);
    }
    return std::nullopt;
  }

private:
  // ---- What is asked -------------------------------------------------------------------------------------------------

  bool collect(ir::NodeId condition) {
    auto const& operation = program_[condition].operation;
    if (std::holds_alternative<ir::Literal>(operation)) return true;
    if (std::holds_alternative<ir::Not>(operation) || std::holds_alternative<ir::Logical>(operation)) {
      auto const operands = ir::operands(program_[condition]);
      return std::all_of(operands.begin(), operands.end(), [&](ir::NodeId operand) { return collect(operand); });
    }
    auto const read = tested(condition);
    if (!read) return false;
    variables_.at(variable_of(*read)).leaves.push_back(condition);
    return true;
  }

  /// What is tested by a comparison with constants, or by its name alone; empty for anything else.
  std::optional<ir::NodeId> tested(ir::NodeId leaf) const {
    auto const& operation = program_[leaf].operation;
    if (is_read(operation)) return leaf;
    auto const is_comparison = std::holds_alternative<ir::Compare>(operation) ||
                               std::holds_alternative<ir::InInterval>(operation) ||
                               std::holds_alternative<ir::OneOf>(operation);
    if (!is_comparison) return std::nullopt;
    auto const operands = ir::operands(program_[leaf]);
    auto const measured = behind_input(operands.front());
    auto const is_constant = [&](ir::NodeId bound) { return constant_on(program_, bound, day_).has_value(); };
    auto const is_analysable =
        is_read(program_[measured].operation) && std::all_of(operands.begin() + 1, operands.end(), is_constant);
    return is_analysable ? std::optional(measured) : std::nullopt;
  }

  ir::NodeId behind_input(ir::NodeId node) const {
    auto const* input = std::get_if<ir::TableInput>(&program_[node].operation);
    return input != nullptr ? scope_.inputs.at(input->column) : node;
  }

  std::size_t variable_of(ir::NodeId read) {
    auto const found = std::find_if(variables_.begin(), variables_.end(), [&](Variable const& variable) {
      return ir::reads_the_same(program_[variable.read].operation, program_[read].operation);
    });
    if (found != variables_.end()) return static_cast<std::size_t>(found - variables_.begin());
    variables_.push_back({read, {}});
    return variables_.size() - 1;
  }

  value::Interval<value::Rational> range_of(ir::NodeId read) const {
    auto const& operation = program_[read].operation;
    if (auto const* rule = std::get_if<ir::RuleRead>(&operation)) return program_[rule->rule].range;
    auto const& path = std::get<ir::FieldRead>(operation);
    auto type = scope_.records.at(path.depth);
    ir::Field const* field = nullptr;
    for (auto const index : path.path) {
      field = &program_[type].fields.at(index);
      type = ir::RecordTypeId{field->type.index};
    }
    return field->range;
  }

  // ---- Where it holds ------------------------------------------------------------------------------------------------

  std::vector<Box> boxes_of(ir::NodeId condition, bool wanted) {
    auto const& operation = program_[condition].operation;
    if (auto const* literal = std::get_if<ir::Literal>(&operation)) {
      return std::vector<Box>(std::get<bool>(literal->value) == wanted ? 1 : 0, Box(variables_.size()));
    }
    if (auto const* negation = std::get_if<ir::Not>(&operation)) return boxes_of(negation->operand, !wanted);
    if (auto const* logical = std::get_if<ir::Logical>(&operation)) {
      auto const is_and = logical->is_and == wanted;
      std::vector<Box> all;
      if (is_and) all.emplace_back(variables_.size());
      for (auto const operand : logical->operands) {
        auto const boxes = boxes_of(operand, wanted);
        if (is_and) {
          all = both(all, boxes);
        } else if (all.size() + boxes.size() <= max_boxes) {
          all.insert(all.end(), boxes.begin(), boxes.end());
        }
      }
      return all;
    }
    auto const variable = variable_of(*tested(condition));
    auto pieces = domains_[variable].pieces_of(condition).value();
    if (!wanted) pieces = complement(pieces, domains_[variable].num_pieces());
    if (pieces.empty()) return {};
    Box box(variables_.size());
    box[variable] = std::move(pieces);
    return {std::move(box)};
  }

  /// Leaving an alternative out only means that less is found.
  static std::vector<Box> both(std::vector<Box> const& left, std::vector<Box> const& right) {
    std::vector<Box> boxes;
    for (auto const& a : left) {
      for (auto const& b : right) {
        if (boxes.size() == max_boxes) return boxes;
        if (auto box = both(a, b)) boxes.push_back(std::move(*box));
      }
    }
    return boxes;
  }

  static std::optional<Box> both(Box const& a, Box const& b) {
    auto box = a;
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!b[i]) continue;
      box[i] = box[i] ? intersection(*box[i], *b[i]) : *b[i];
      if (box[i]->empty()) return std::nullopt;
    }
    return box;
  }

  // ---- Whether it can be -----------------------------------------------------------------------------------------------

  /// A named value is as free as a datum only where it rests on data of its own.
  bool is_plausible(Box const& box) const {
    std::set<std::pair<ir::ScopeDepth, std::uint16_t>> taken;
    auto has_named_value = false;
    auto shares = false;
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!box[i]) continue;
      auto const is_named = std::holds_alternative<ir::RuleRead>(program_[variables_[i].read].operation);
      has_named_value = has_named_value || is_named;
      auto const data = data_of(variables_[i].read);
      if (is_named && data.empty()) return false;
      for (auto const& datum : data) shares = !taken.insert(datum).second || shares;
    }
    return !(has_named_value && shares);
  }

  /// The fields of the records in scope on which the read rests, a nested record or list as one.
  std::set<std::pair<ir::ScopeDepth, std::uint16_t>> data_of(ir::NodeId read) const {
    std::set<std::pair<ir::ScopeDepth, std::uint16_t>> data;
    std::set<ir::RuleId> seen;
    std::vector<ir::NodeId> open{read};
    while (!open.empty()) {
      for (auto const node : ir::reachable(program_, std::exchange(open, {}))) {
        auto const* field = std::get_if<ir::FieldRead>(&program_[node].operation);
        if (field != nullptr) data.insert({field->depth, field->path.front()});
        auto const* list = ir::list_of(program_[node]);
        if (list != nullptr) data.insert({list->depth, list->path.front()});
        for (auto const rule : ir::rules_read(program_[node])) {
          if (!seen.insert(rule).second) continue;
          auto const roots = ir::roots(program_, program_[rule]);
          open.insert(open.end(), roots.begin(), roots.end());
        }
      }
    }
    return data;
  }

  // ---- Words -----------------------------------------------------------------------------------------------------------

  Argument text(Box const& box) const {
    Argument all("");
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!box[i]) continue;
      auto const piece = telling_piece(i, *box[i]);
      auto const span = program_[variables_[i].read].span;
      auto const name = "`" + std::string(state_.sources.get(span.file).text(span)) + "`";
      auto const value = domains_[i].text({piece, piece});
      auto const equals = domains_[i].is_one_value(piece) ? " = " : " ";
      all.indonesian += (all.indonesian.empty() ? "" : " dan ") + name + equals + value.indonesian;
      all.english += (all.english.empty() ? "" : " and ") + name + equals + value.english;
    }
    return all.indonesian.empty() ? Argument("apa pun datanya", "the data are anything") : all;
  }

  /// A value rather than a stretch of them, where there is one.
  std::uint32_t telling_piece(std::size_t variable, PieceSet const& pieces) const {
    for (auto const range : pieces) {
      for (auto piece = range.first; piece <= range.last; ++piece) {
        if (domains_[variable].is_one_value(piece)) return piece;
      }
    }
    return pieces.front().first;
  }

  CheckState const& state_;
  ir::Program const& program_;
  WitnessScope const& scope_;
  std::optional<value::Date> day_;
  std::vector<Variable> variables_;
  std::vector<TableDomain> domains_;  ///< beside the variables
};

}  // namespace

std::optional<Argument> find_witness(CheckState const& state, WitnessScope const& scope,
                                     std::vector<ir::NodeId> const& holding, std::vector<ir::NodeId> const& failing,
                                     std::optional<value::Date> day) {
  return WitnessSearch(state, scope, day).run(holding, failing);
}

}  // namespace timbang::language
