#include "engine/language/check/indicator_checker.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/ir/walk.h"
#include "engine/language/check/formula_trend.h"
#include "engine/language/check/parameter_values.h"
#include "engine/language/check/predefined.h"
#include "engine/language/check/version_checker.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using value::ArithmeticOperator;
using value::Type;
using value::TypeKind;

value::Rational const points_at_target(100);

class IndicatorChecker {
public:
  IndicatorChecker(CheckState& state, CheckedModule const& module, ast::Indicator const& tree, Type points,
                   std::optional<NamedWeight> const& weight, ExpressionChecker& expressions)
      : state_(state), module_(module), tree_(tree), points_(points), weight_(weight), expressions_(expressions) {}

  std::optional<ir::Indicator> run() {
    if (!has_all_clauses() || !has_range_form()) return std::nullopt;
    ir::Indicator made;
    made.direction = *tree_.direction;
    auto const target_fits = check_target(made);
    auto const applicability_fits = check_applicability(made);
    if (!target_fits || !weight_ || !applicability_fits) return std::nullopt;
    made.weight = weight_->weight;
    made.in_force = weight_->in_force;
    measure_ = expressions_.node(made.target).type;
    measure_.whole = false;
    made.formula = named_formula_written().value_or(ir::IndicatorFormula::written);
    made.missing_policy = tree_.missing_policy.value_or(ir::MissingPolicy::wait);
    auto const points = check_points();
    if (!points) return std::nullopt;
    made.points = *points;
    auto const direction_fits = check_direction(made);
    auto const zero_fits = check_target_zero(made);
    if (!direction_fits || !zero_fits || !check_fixed_points(made)) return std::nullopt;
    return made;
  }

private:
  bool has_all_clauses() {
    for (auto const& repeated : tree_.repeated) {
      state_.report(DiagnosticCode::indicator_clause_twice, repeated, {tree_.heading.name.text});
    }
    auto complete = tree_.repeated.empty();
    auto const need = [&](bool is_there, Argument clause) {
      if (is_there) return;
      state_.report(DiagnosticCode::indicator_clause_missing, tree_.heading.name.span,
                    {tree_.heading.name.text, std::move(clause)});
      complete = false;
    };
    need(tree_.target || tree_.target_range, {"`target`", "`target`"});
    need(tree_.actual != nullptr, {"`realisasi`", "`actual`"});
    need(tree_.direction.has_value(), {"arahnya (`arah naik`, `arah turun`, `arah rentang`)",
                                       "its direction (`direction up`, `direction down`, `direction range`)"});
    need(tree_.weight != nullptr, {"`bobot`", "`weight`"});
    if (complete && !tree_.formula && tree_.direction != ir::Direction::up) {
      state_.report(DiagnosticCode::indicator_formula_missing, tree_.direction_span, {tree_.heading.name.text});
      complete = false;
    }
    return complete;
  }

  bool has_range_form() {
    auto const is_range = tree_.direction == ir::Direction::range;
    if (is_range == tree_.target_range.has_value()) return true;
    state_.report(DiagnosticCode::target_range_form, tree_.direction_span);
    return false;
  }

  // ---- What is measured ----------------------------------------------------------------------------------------------

  std::optional<ir::NodeId> check_number(ast::Expression const& written) {
    auto const checked = expressions_.check(written);
    if (!checked || expressions_.node(*checked).type.kind == TypeKind::number) return checked;
    state_.report(
        DiagnosticCode::wrong_type, written.span,
        {{"bilangan atau satuan", "a number or unit"}, type_text(state_.program, expressions_.node(*checked).type)});
    return std::nullopt;
  }

  /// The realisation is looked at first: it has the unit of the data, which plain numbers of the target may lack.
  bool check_target(ir::Indicator& made) {
    auto const actual = check_number(*tree_.actual);
    if (!actual) return false;
    auto const type = expressions_.node(*actual).type;
    made.actual = *actual;
    if (tree_.target_range) {
      auto const bounds = expressions_.check_bounds(*tree_.target_range, type, false);
      if (!bounds) return false;
      made.target = *bounds->low;
      made.target_high = bounds->high;
      return true;
    }
    auto const target = expressions_.check(*tree_.target, Expected{type, false});
    if (!target || !expressions_.check_assignable(*target, type, tree_.target->span)) return false;
    made.target = *target;
    return true;
  }

  bool check_applicability(ir::Indicator& made) {
    if (!tree_.applies_when) return true;
    made.applies_when = expressions_.check_condition(*tree_.applies_when);
    return made.applies_when.has_value();
  }

  // ---- Points --------------------------------------------------------------------------------------------------------

  ir::NodeId input(bool is_target, source::Span where) {
    return state_.add_node(ir::IndicatorInput{is_target}, measure_, where);
  }
  ir::NodeId arithmetic(ArithmeticOperator operation, ir::NodeId left, ir::NodeId right, Type type,
                        source::Span where) {
    return state_.add_node(ir::Arithmetic{operation, left, right}, type, where);
  }
  ir::NodeId literal(value::Rational number, Type type, source::Span where) {
    return state_.add_node(ir::Literal{std::move(number)}, type, where);
  }

  ir::NodeId named(ir::IndicatorFormula formula, source::Span where) {
    auto const plain = Type::number(value::plain_number);
    auto const is_inverse = formula == ir::IndicatorFormula::inverse;
    auto const ratio =
        arithmetic(ArithmeticOperator::divide, input(is_inverse, where), input(!is_inverse, where), plain, where);
    if (formula != ir::IndicatorFormula::special) return ratio;
    auto const two = literal(value::Rational(2), plain, where);
    return arithmetic(ArithmeticOperator::subtract, two, ratio, plain, where);
  }

  std::optional<ir::IndicatorFormula> named_formula_written() const {
    if (!tree_.formula) return ir::IndicatorFormula::normal;
    auto const* reference = std::get_if<ast::Reference>(&tree_.formula->content);
    if (reference == nullptr || reference->path.parts.size() != 1) return std::nullopt;
    return named_formula(reference->path.parts.front().text, module_.language());
  }

  std::optional<ir::NodeId> check_formula() {
    if (auto const formula = named_formula_written()) {
      return named(*formula, tree_.formula ? tree_.formula->span : tree_.direction_span);
    }
    expressions_.allow_indicator_values(measure_);
    return expressions_.check(*tree_.formula, Expected{points_, false});
  }

  /// A ratio of one is 100 points.
  std::optional<ir::NodeId> check_points() {
    auto result = check_formula();
    if (!result) return std::nullopt;
    auto const type = expressions_.node(*result).type;
    auto const where = expressions_.node(*result).span;
    auto const is_ratio =
        type.kind == TypeKind::number && (type.unit == value::plain_number || type.unit == value::percent);
    if (is_ratio) {
      result =
          arithmetic(ArithmeticOperator::multiply, literal(points_at_target, points_, where), *result, points_, where);
    } else if (type.kind != TypeKind::number || type.unit != points_.unit) {
      state_.report(DiagnosticCode::indicator_formula_type, where, {type_text(state_.program, type)});
      return std::nullopt;
    }
    return expressions_.add_ends(*result, tree_.ends, where);
  }

  /// A formula that rises with the realisation is no formula for "lower is better", nor the other way around. Within a
  /// range both are in use (PermenPAN-RB 8/2021 page 100).
  bool check_direction(ir::Indicator const& made) {
    if (made.direction == ir::Direction::range) return true;
    auto const trend = trend_of(made);
    auto const where = tree_.formula ? tree_.formula->span : tree_.direction_span;
    if (trend == Trend::none) state_.report(DiagnosticCode::formula_without_actual, where, {tree_.heading.name.text});
    auto const is_up = made.direction == ir::Direction::up;
    if (trend != (is_up ? Trend::falling : Trend::rising)) return true;
    auto const falls = Argument("turun", "fall");
    auto const rises = Argument("naik", "rise");
    state_.report_clash(DiagnosticCode::formula_against_direction, where, {is_up ? falls : rises}, tree_.direction_span,
                        {"arahnya", "its direction"});
    return false;
  }

  /// Measures without a declared range are taken to be counts, which are never below zero.
  Trend trend_of(ir::Indicator const& made) const {
    auto const may_be_negative = [&](ir::NodeId measure) {
      auto const low = expressions_.known_range(measure).low;
      return low && low->sign() < 0;
    };
    auto const are_positive = !may_be_negative(made.target) && !may_be_negative(made.actual);
    switch (made.formula) {
      case ir::IndicatorFormula::normal: return are_positive ? Trend::rising : Trend::unknown;
      case ir::IndicatorFormula::special:
      case ir::IndicatorFormula::inverse: return are_positive ? Trend::falling : Trend::unknown;
      case ir::IndicatorFormula::written: break;
    }
    return language::trend_of(state_.program, made.points, are_positive);
  }

  /// Points that do not come from the formula must lie within its limits too.
  bool check_fixed_points(ir::Indicator const& made) {
    if (made.direction == ir::Direction::range &&
        !check_within(
            made, points_at_target, tree_.target_range->span,
            {"nilai di dalam rentang target (100 poin)", "the value within the range of the target (100 points)"})) {
      return false;
    }
    if (made.points_when_target_zero) {
      auto const& literal = std::get<ir::Literal>(expressions_.node(*made.points_when_target_zero).operation);
      if (!check_within(made, std::get<value::Rational>(literal.value), tree_.value_when_target_zero->span,
                        {"nilai bila target nol", "the value for a target of zero"})) {
        return false;
      }
    }
    return made.missing_policy != ir::MissingPolicy::count_as_zero ||
           check_within(made, value::Rational(0), tree_.heading.name.span,
                        {"nol poin, akibat `bila belum ada data maka anggap nol`,",
                         "the zero of `when no data then count as zero`"});
  }

  bool check_within(ir::Indicator const& made, value::Rational const& points, source::Span where, Argument what) {
    auto const days = change_days(made.points);
    auto const is_within = [&](std::optional<value::Date> day) {
      return value::contains(expressions_.known_range(made.points, day), value::Value(points));
    };
    if (std::all_of(days.begin(), days.end(), is_within)) return true;
    auto const limits = tree_.ends.empty() ? tree_.formula->span : tree_.ends.back().span;
    state_.report_clash(DiagnosticCode::points_outside_limits, where, {std::move(what)}, limits,
                        {"batasnya", "the limits"});
    return false;
  }

  /// The first days of all versions of parameters that the formula reads; one entry without a day when it reads none.
  std::vector<std::optional<value::Date>> change_days(ir::NodeId formula) const {
    std::vector<std::optional<value::Date>> days;
    for (auto const node : ir::reachable(state_.program, {formula})) {
      auto const* read = std::get_if<ir::ParameterRead>(&state_.program[node].operation);
      if (read == nullptr) continue;
      for (auto const day : language::change_days(state_.program, state_.program[read->parameter])) {
        days.emplace_back(day);
      }
    }
    if (days.empty()) days.emplace_back();
    return days;
  }

  // ---- A target of zero ----------------------------------------------------------------------------------------------

  bool check_target_zero(ir::Indicator& made) {
    switch (tree_.when_target_zero) {
      case ast::WhenTargetZero::refuse: made.is_refused_when_target_zero = true; return true;
      case ast::WhenTargetZero::not_applicable: made.is_inapplicable_when_target_zero = true; return true;
      case ast::WhenTargetZero::value: return check_value_when_target_zero(made);
      case ast::WhenTargetZero::not_written: break;
    }
    if (!can_be_zero(made.target) && !(made.target_high && can_be_zero(*made.target_high))) return true;
    auto const where = tree_.target_range ? tree_.target_range->span : tree_.target->span;
    state_.report(DiagnosticCode::indicator_target_may_be_zero, where, {tree_.heading.name.text});
    return false;
  }

  bool check_value_when_target_zero(ir::Indicator& made) {
    auto const& written = *tree_.value_when_target_zero;
    auto const points = expressions_.check_constant(written, points_);
    if (!points) return false;
    made.points_when_target_zero = state_.add_node(ir::Literal{*points}, points_, written.span);
    return true;
  }

  bool can_be_zero(ir::NodeId target) const {
    value::Value const zero = value::Rational(0);
    auto const& operation = state_.program[target].operation;
    if (auto const* literal = std::get_if<ir::Literal>(&operation)) return literal->value == zero;
    if (auto const* read = std::get_if<ir::ParameterRead>(&operation)) {
      auto const& parameter = state_.program[read->parameter];
      auto const values = possible_values(state_.program, parameter, std::nullopt);
      auto const open = open_values(state_.program, parameter);
      return std::find(values.begin(), values.end(), zero) != values.end() ||
             std::any_of(open.begin(), open.end(),
                         [&](value::Possible const& allowed) { return value::contains(allowed, zero); });
    }
    return value::contains(expressions_.known_range(target), zero);
  }

  CheckState& state_;
  CheckedModule const& module_;
  ast::Indicator const& tree_;
  Type points_;
  Type measure_;
  std::optional<NamedWeight> const& weight_;
  ExpressionChecker& expressions_;
};

}  // namespace

std::optional<Type> points_type(CheckState& state, CheckedModule const& module, source::Span where) {
  for (auto const* name : {"poin", "point", "points"}) {
    auto const found = state.symbols.find(module.package, name, {SymbolKind::unit});
    if (found.size() == 1) return Type::number(value::UnitId{found.front().index});
  }
  if (!state.is_excused(module.package, "poin")) state.report(DiagnosticCode::no_unit_for_points, where);
  return std::nullopt;
}

std::optional<NamedWeight> check_indicator_weight(CheckState& state, ast::Indicator const& tree,
                                                  ExpressionChecker& expressions) {
  auto const has_days = check_period(state, tree.in_force, tree.heading.span);
  if (!tree.weight) return std::nullopt;
  auto const weight = check_weight(state, expressions, *tree.weight);
  if (!has_days || !weight || !tree.repeated.empty()) return std::nullopt;
  return NamedWeight{tree.heading.name.text, *weight, tree.in_force};
}

std::optional<ir::Indicator> check_indicator(CheckState& state, CheckedModule const& module, ast::Indicator const& tree,
                                             Type points, std::optional<NamedWeight> const& weight,
                                             ExpressionChecker& expressions) {
  return IndicatorChecker(state, module, tree, points, weight, expressions).run();
}

}  // namespace timbang::language
