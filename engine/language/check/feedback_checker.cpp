#include "engine/language/check/feedback_checker.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/ir/walk.h"
#include "engine/language/check/weight_check.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using value::Rational;
using value::Type;
using value::TypeKind;

class FeedbackChecker {
public:
  FeedbackChecker(CheckState& state, CheckedModule const& module, ast::Feedback const& tree, ir::RuleId id,
                  ExpressionChecker& expressions)
      : state_(state), module_(module), tree_(tree), id_(id), expressions_(expressions) {}

  std::optional<ir::NodeId> run() {
    ir::Feedback made;
    auto const list = expressions_.enter_list(tree_.list);
    if (!list) return std::nullopt;
    made.list = *list;
    auto const rows_fit = check_rows(made);
    expressions_.leave_list();
    if (!rows_fit || !check_groups(made)) return std::nullopt;
    check_weights(state_, weights_of(made), {"kelompok penilai", "groups of raters"}, tree_.heading.name.span);
    auto type = declared();
    type.whole = false;
    auto const mean = state_.add_node(std::move(made), type, tree_.formula_span);
    auto const result = expressions_.add_ends(mean, tree_.ends, tree_.formula_span);
    if (!result) return std::nullopt;
    // The groups between the list and the rounding are told one by one.
    state_.program.nodes.at(result->index).span = tree_.formula_span;
    if (!declared().whole || expressions_.node(*result).type.whole) return result;
    state_.report(DiagnosticCode::not_whole, tree_.formula_span);
    return std::nullopt;
  }

private:
  Type declared() const { return state_.program[id_].type; }

  // ---- What a row says -----------------------------------------------------------------------------------------------

  bool check_rows(ir::Feedback& made) {
    auto const score_fits = check_score(made);
    auto const group = expressions_.check(*tree_.group);
    if (group) made.group = *group;
    if (tree_.rater) made.rater = expressions_.check(*tree_.rater);
    if (!score_fits || !group || (tree_.rater && !made.rater)) return false;
    if (expressions_.node(made.group).type.kind == TypeKind::enumeration) return true;
    state_.report(DiagnosticCode::raters_not_grouped, tree_.group->span,
                  {type_text(state_.program, expressions_.node(made.group).type)});
    return false;
  }

  bool check_score(ir::Feedback& made) {
    auto const first_use = state_.field_uses.size();
    auto const score = expressions_.check(*tree_.score, Expected{declared(), false});
    auto const is_confidential =
        std::any_of(tree_.groups.begin(), tree_.groups.end(),
                    [](ast::RaterGroup const& group) { return group.confidential_below != nullptr; });
    state_.rater_scores.push_back({id_, is_confidential, first_use, state_.field_uses.size()});
    if (!score) return false;
    if (expressions_.node(*score).type.kind != TypeKind::number) {
      state_.report(
          DiagnosticCode::wrong_type, tree_.score->span,
          {{"bilangan atau satuan", "a number or unit"}, type_text(state_.program, expressions_.node(*score).type)});
      return false;
    }
    if (!expressions_.check_assignable(*score, declared(), tree_.score->span)) return false;
    made.score = *score;
    made.score_range = expressions_.known_range(*score);
    return !is_confidential || (!reads_told_rows(*score) && !reads_key(first_use));
  }

  /// What is computed for each row in a rule of its own is told there, row by row.
  bool reads_told_rows(ir::NodeId score) {
    for (auto const node : ir::reachable(state_.program, {score})) {
      auto const* read = std::get_if<ir::RuleRead>(&state_.program[node].operation);
      if (read == nullptr || !state_.program[read->rule].for_each) continue;
      state_.report_clash(DiagnosticCode::confidential_score_form, state_.program[node].span,
                          {state_.program[read->rule].name}, state_.program[read->rule].span,
                          {"dihitung, dan dijelaskan, untuk setiap baris", "computed, and explained, for every row"});
      return true;
    }
    return false;
  }

  /// The key names its row in every output.
  bool reads_key(std::size_t first_use) {
    for (auto use = first_use; use < state_.rater_scores.back().end_of_uses; ++use) {
      auto const& read = state_.field_uses[use];
      auto const& record = state_.program[read.record];
      if (!read.is_of_row || record.key != read.field) continue;
      state_.report_clash(DiagnosticCode::confidential_score_form, read.where, {record.fields.at(read.field).name},
                          record.fields.at(read.field).span,
                          {"kunci, yang menamai barisnya", "the key, which names its row"});
      return true;
    }
    return false;
  }

  // ---- Groups --------------------------------------------------------------------------------------------------------

  bool check_groups(ir::Feedback& made) {
    auto const& enumeration = state_.program.enumerations.at(expressions_.node(made.group).type.index);
    std::vector<ast::RaterGroup const*> listed(enumeration.entries.size(), nullptr);
    auto fit = true;
    for (auto const& tree : tree_.groups) {
      auto const place = place_of(enumeration, tree.heading.name);
      if (!place) {
        fit = false;
      } else if (listed[*place] != nullptr) {
        state_.report_clash(DiagnosticCode::rater_group_twice, tree.heading.name.span, {tree.heading.name.text},
                            listed[*place]->heading.name.span, {"kelompok yang pertama", "first listed here"});
        fit = false;
      } else {
        listed[*place] = &tree;
        auto group = check_group(tree);
        fit = fit && group;
        if (!group) continue;
        group->value = *place;
        group->name = tree.heading.name.text;
        group->label = tree.heading.label.empty() ? enumeration.entries[*place].label : tree.heading.label;
        made.groups.push_back(std::move(*group));
      }
    }
    if (!fit) return false;
    for (std::size_t i = 0; i < listed.size(); ++i) {
      if (listed[i] != nullptr) continue;
      state_.report(DiagnosticCode::rater_group_missing, tree_.heading.name.span,
                    {enumeration.entries[i].name, enumeration.name});
      fit = false;
    }
    return fit;
  }

  std::optional<std::uint16_t> place_of(ir::Enumeration const& enumeration, ast::Name const& name) {
    std::vector<std::string> names;
    for (auto const& entry : enumeration.entries) names.push_back(entry.name);
    auto const found = std::find(names.begin(), names.end(), name.text);
    if (found != names.end()) return static_cast<std::uint16_t>(found - names.begin());
    if (!state_.is_excused(module_.package, name.text) && !state_.is_excused(module_.package, enumeration.name)) {
      state_.report(DiagnosticCode::unknown_value, name.span, {name.text, enumeration.name},
                    suggestion(name.text, names));
    }
    return std::nullopt;
  }

  std::optional<ir::RaterGroup> check_group(ast::RaterGroup const& tree) {
    if (!has_right_clauses(tree)) return std::nullopt;
    ir::RaterGroup made;
    made.is_counted = tree.is_counted;
    made.annotations = annotations(state_, module_, tree.heading.annotations);
    if (!tree.is_counted) return made;
    auto const weight = check_weight(state_, expressions_, *tree.weight);
    if (weight) made.weight = *weight;
    if (tree.minimum) made.minimum = check_minimum(*tree.minimum);
    made.too_few = tree.too_few.value_or(ir::MissingPolicy::wait);
    auto const confidentiality_fits = check_confidentiality(tree, made);
    if (tree.applies_when) made.applies_when = expressions_.check_condition(*tree.applies_when);
    if (!weight || (tree.minimum && !made.minimum) || !confidentiality_fits) return std::nullopt;
    if (tree.applies_when && !made.applies_when) return std::nullopt;
    check_basis(tree);
    return made;
  }

  bool has_right_clauses(ast::RaterGroup const& tree) {
    auto const complain = [&](source::Span where, Argument what) {
      state_.report(DiagnosticCode::rater_group_clauses, where, {tree.heading.name.text, std::move(what)});
      return false;
    };
    auto fit = true;
    for (auto const& repeated : tree.repeated) fit = complain(repeated, {"ditulis dua kali", "written twice"});
    if (tree.is_counted) {
      if (tree.weight) return fit;
      return complain(tree.heading.name.span, {"belum ada `bobot`", "`weight` is lacking"});
    }
    for (auto const* clause : {&tree.weight, &tree.minimum, &tree.confidential_below, &tree.applies_when}) {
      if (*clause) {
        fit = complain((*clause)->span, {"kelompok yang tidak dihitung tidak punya keterangan ini",
                                         "a group that is not counted has no such clause"});
      }
    }
    return fit;
  }

  /// Deciding without raters, or for some only, must rest on something of its own.
  void check_basis(ast::RaterGroup const& tree) {
    auto const needs_basis = tree.too_few == ir::MissingPolicy::reweigh ||
                             tree.too_few == ir::MissingPolicy::count_as_zero || tree.applies_when;
    if (!needs_basis || !tree.heading.annotations.citations.empty()) return;
    state_.report(DiagnosticCode::policy_without_basis, tree.heading.name.span,
                  {tree_.heading.name.text + "." + tree.heading.name.text});
  }

  // ---- Numbers of people -----------------------------------------------------------------------------------------------

  bool counts_people(Type type) const {
    if (type.kind != TypeKind::number) return false;
    if (type.unit == value::plain_number) return true;
    auto const& unit = state_.program.units.at(type.unit.index).name;
    return unit == "orang" || unit == "person" || unit == "people";
  }

  /// As the file would write it: `3 orang`, `3 people`; where people are plain numbers, `3`.
  std::string written_number(std::uint32_t people, Type type) const {
    auto const number = std::to_string(people);
    if (type.unit == value::plain_number) return number;
    return number + " " + state_.program.units.at(type.unit.index).name;
  }

  std::optional<ir::NodeId> check_minimum(ast::Expression const& written) {
    auto const minimum = expressions_.check(written);
    if (!minimum) return std::nullopt;
    auto const& node = expressions_.node(*minimum);
    if (!counts_people(node.type)) {
      state_.report(DiagnosticCode::wrong_type, written.span,
                    {{"banyaknya orang", "a number of people"}, type_text(state_.program, node.type)});
      return std::nullopt;
    }
    auto const* literal = std::get_if<ir::Literal>(&node.operation);
    if (literal == nullptr || is_number_of_people(literal->value, 1)) return minimum;
    state_.report(DiagnosticCode::number_of_raters_form, written.span, {{"`paling sedikit`", "`at least`"}, "1"});
    return std::nullopt;
  }

  static bool is_number_of_people(value::Value const& number, std::int64_t least) {
    auto const& known = std::get<Rational>(number);
    return known.is_whole() && known >= Rational(least);
  }

  bool check_confidentiality(ast::RaterGroup const& tree, ir::RaterGroup& made) {
    if (!tree.confidential_below) return true;
    auto const where = tree.confidential_below->span;
    auto const below = expressions_.check(*tree.confidential_below);
    if (!below) return false;
    auto const& node = expressions_.node(*below);
    auto const* literal = std::get_if<ir::Literal>(&node.operation);
    if (!counts_people(node.type) || literal == nullptr || !is_number_of_people(literal->value, 2)) {
      state_.report(DiagnosticCode::number_of_raters_form, where,
                    {{"`dirahasiakan di bawah`", "`confidential below`"}, "2"});
      return false;
    }
    auto const number = std::get<Rational>(literal->value).to_int64();
    made.confidential_below =
        static_cast<std::uint32_t>(std::min<std::int64_t>(number.value_or(max_people), max_people));
    auto const least = made.minimum ? expressions_.known_range(*made.minimum).low : Rational(1);
    if (!least || *least < Rational(made.confidential_below)) {
      state_.report(DiagnosticCode::hidden_group_counts, where,
                    {tree.heading.name.text, std::to_string(made.confidential_below),
                     written_number(made.confidential_below, node.type)});
    }
    return true;
  }

  static std::vector<NamedWeight> weights_of(ir::Feedback const& made) {
    std::vector<NamedWeight> weights;
    for (auto const& group : made.groups) {
      if (group.is_counted) weights.push_back({group.name, group.weight});
    }
    return weights;
  }

  /// No group has more.
  static constexpr std::int64_t max_people = 1'000'000;

  CheckState& state_;
  CheckedModule const& module_;
  ast::Feedback const& tree_;
  ir::RuleId id_;
  ExpressionChecker& expressions_;
};

}  // namespace

std::optional<ir::NodeId> check_feedback(CheckState& state, CheckedModule const& module, ast::Feedback const& tree,
                                         ir::RuleId id, ExpressionChecker& expressions) {
  return FeedbackChecker(state, module, tree, id, expressions).run();
}

}  // namespace timbang::language
