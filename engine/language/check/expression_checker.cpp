#include "engine/language/check/expression_checker.h"

#include <algorithm>
#include <utility>

#include "engine/language/check/parameter_values.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::ComparisonOperator;
using value::Type;
using value::TypeKind;

ExpressionChecker::ExpressionChecker(CheckState& state, CheckedModule const& module,
                                     std::optional<ir::AssessmentId> assessment, std::vector<RecordScope> scopes)
    : state_(state), module_(module), assessment_(assessment), scopes_(std::move(scopes)) {}

ExpressionChecker::Result ExpressionChecker::check(ast::Expression const& expression,
                                                   std::optional<Expected> expected) {
  return check_content(expression, expected);
}

ExpressionChecker::Result ExpressionChecker::check_content(ast::Expression const& expression,
                                                           std::optional<Expected> const& expected) {
  auto const where = expression.span;
  auto const literal = [&](value::Value value, Type type) {
    return Result(state_.add_node(ir::Literal{std::move(value)}, type, where));
  };
  auto const& content = expression.content;
  if (auto const* number = std::get_if<ast::NumberLiteral>(&content))
    return check_number(expression, *number, expected);
  if (auto const* percent = std::get_if<ast::PercentLiteral>(&content)) {
    return literal(percent->fraction, Type::number(value::percent));
  }
  if (auto const* money = std::get_if<ast::MoneyLiteral>(&content))
    return literal(money->rupiah, Type::number(value::money));
  if (auto const* text = std::get_if<ast::TextLiteral>(&content)) return literal(text->text, Type::text());
  if (auto const* date = std::get_if<ast::DateLiteral>(&content)) return literal(date->date, Type::date());
  if (auto const* duration = std::get_if<ast::DurationLiteral>(&content))
    return literal(duration->duration, Type::duration());
  if (auto const* boolean = std::get_if<ast::BooleanLiteral>(&content)) return literal(boolean->value, Type::boolean());
  if (auto const* as_of = std::get_if<ast::AsOf>(&content)) return check_as_of(expression, *as_of);
  if (auto const* reference = std::get_if<ast::Reference>(&content))
    return check_reference(expression, reference->path, expected);
  if (auto const* negation = std::get_if<ast::NotExpression>(&content)) return check_not(expression, *negation);
  if (auto const* chain = std::get_if<ast::LogicalChain>(&content)) return check_chain(expression, *chain);
  if (auto const* relation = std::get_if<ast::Relation>(&content)) return check_relation(expression, *relation);
  if (auto const* arithmetic = std::get_if<ast::Arithmetic>(&content)) return check_arithmetic(expression, *arithmetic);
  if (auto const* since = std::get_if<ast::TimeSince>(&content)) return check_time_since(expression, *since);
  if (auto const* part = std::get_if<ast::PartOfDate>(&content)) return check_part_of_date(expression, *part);
  if (std::holds_alternative<ast::WorkingDaysLiteral>(content)) {
    state_.report(DiagnosticCode::working_days_alone, where);
    return std::nullopt;
  }
  if (auto const* between = std::get_if<ast::WorkingDaysBetween>(&content)) return check_between(expression, *between);
  if (auto const* combined = std::get_if<ast::CombinedTime>(&content))
    return check_combined_time(expression, *combined);
  if (auto const* every = std::get_if<ast::Every>(&content)) return check_every(expression, *every);
  if (auto const* there_is = std::get_if<ast::ThereIs>(&content)) return check_there_is(expression, *there_is);
  if (auto const* latest = std::get_if<ast::Latest>(&content)) return check_latest(expression, *latest);
  if (auto const* aggregate = std::get_if<ast::Aggregate>(&content)) return check_aggregate(expression, *aggregate);
  if (auto const* part = std::get_if<ast::Percentage>(&content)) return check_percentage(expression, *part);
  if (auto const* extreme = std::get_if<ast::Extreme>(&content)) return check_extreme(expression, *extreme, expected);
  if (auto const* value = std::get_if<ast::IndicatorValue>(&content)) return check_indicator_value(expression, *value);
  if (std::holds_alternative<ast::WeightedIndicators>(content)) return check_weighted_indicators(expression);
  return check_data_test(expression, std::get<ast::DataTest>(content));
}

ExpressionChecker::Result ExpressionChecker::check_number(ast::Expression const& expression,
                                                          ast::NumberLiteral const& literal,
                                                          std::optional<Expected> const& expected) {
  auto type = Type::number(value::plain_number, literal.value.is_whole());
  auto number = literal.value;
  if (literal.unit) {
    // A unit whose declaration is wrong has been told of; what is written in it cannot be known.
    if (state_.is_excused(module_.package, literal.unit->text)) return std::nullopt;
    auto const found = state_.symbols.find(module_.package, literal.unit->text, {SymbolKind::unit});
    if (found.empty()) {
      state_.report(DiagnosticCode::unknown_name, literal.unit->span, {literal.unit->text, kind_text(SymbolKind::unit)},
                    remedy_for_unit(expression, *literal.unit));
      return std::nullopt;
    }
    type = Type::number(value::UnitId{found.front().index}, literal.value.is_whole());
    if (auto const& conversion = state_.program.units.at(found.front().index).conversion) {
      number = number * conversion->first;
      type = Type::number(conversion->second, number.is_whole());
    }
  } else if (expected && expected->adopts_unit && expected->type.kind == TypeKind::number &&
             expected->type.unit.index >= value::num_predefined_units) {
    type.unit = expected->type.unit;
  }
  return state_.add_node(ir::Literal{std::move(number)}, type, expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_condition(ast::Expression const& expression) {
  auto const checked = check(expression, Expected{Type::boolean(), false});
  if (!checked) return std::nullopt;
  if (node(*checked).type.kind == TypeKind::boolean) return checked;
  state_.report(DiagnosticCode::condition_expected, expression.span, {type_text(state_.program, node(*checked).type)});
  return std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::check_not(ast::Expression const& expression,
                                                       ast::NotExpression const& negation) {
  if (negation.bare_comparison) {
    state_.report(DiagnosticCode::negated_comparison, expression.span);
    return std::nullopt;
  }
  auto const operand = check_condition(*negation.operand);
  if (!operand) return std::nullopt;
  return state_.add_node(ir::Not{*operand}, Type::boolean(), expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_chain(ast::Expression const& expression,
                                                         ast::LogicalChain const& chain) {
  auto const first = chain.connectives.front();
  auto const mixed = std::find_if(chain.connectives.begin(), chain.connectives.end(),
                                  [&](ast::Connective connective) { return connective != first; });
  if (mixed != chain.connectives.end()) {
    auto const at = static_cast<std::size_t>(mixed - chain.connectives.begin());
    auto const between =
        source::Span{expression.span.file, chain.operands[at]->span.end, chain.operands[at + 1]->span.begin};
    state_.report(DiagnosticCode::mixed_connectives, between);
    return std::nullopt;
  }
  ir::Logical logical;
  logical.is_and = first == ast::Connective::logical_and;
  auto complete = true;
  for (auto const& operand : chain.operands) {
    auto const checked = check_condition(*operand);
    complete = complete && checked.has_value();
    if (checked) logical.operands.push_back(*checked);
  }
  if (!complete) return std::nullopt;
  return state_.add_node(std::move(logical), Type::boolean(), expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_relation(ast::Expression const& expression,
                                                            ast::Relation const& relation) {
  if (relation.ends.size() > 1) {
    state_.report(DiagnosticCode::chained_comparison, expression.span);
    return std::nullopt;
  }
  auto const& end = relation.ends.front();
  auto const* comparison = std::get_if<ast::ComparisonEnd>(&end);
  // `baik <= predikat`: the name of a value is known only by the type of the other side.
  if (comparison != nullptr && is_unresolved_name(*relation.left) && !is_unresolved_name(*comparison->right)) {
    auto const right = check(*comparison->right);
    if (!right) return std::nullopt;
    auto const left = check(*relation.left, Expected{node(*right).type, false});
    return left ? compare(comparison->operation, *left, *right, expression.span) : std::nullopt;
  }
  auto const left = check(*relation.left);
  return left ? check_relation_end(expression, *left, end) : std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::check_relation_end(ast::Expression const& expression, ir::NodeId left,
                                                                ast::RelationEnd const& end) {
  auto const type = node(left).type;
  if (auto const* comparison = std::get_if<ast::ComparisonEnd>(&end)) {
    auto const right = check(*comparison->right, Expected{type, false});
    return right ? compare(comparison->operation, left, *right, expression.span) : std::nullopt;
  }
  if (auto const* one_of = std::get_if<ast::OneOfEnd>(&end)) {
    std::vector<ast::Expression const*> written;
    for (auto const& candidate : one_of->candidates) written.push_back(candidate.get());
    auto const alternatives = check_alternatives(written, type, false);
    if (!alternatives) return std::nullopt;
    return state_.add_node(ir::OneOf{left, *alternatives}, Type::boolean(), expression.span);
  }
  if (auto const* window = std::get_if<ast::WindowEnd>(&end)) return check_window_end(expression, left, *window);
  auto const& interval = std::get<ast::IntervalEnd>(end).interval;
  auto const bounds = check_bounds(interval, type, false);
  if (!bounds) return std::nullopt;
  return state_.add_node(ir::InInterval{left, bounds->low, bounds->high, interval.low_open, interval.high_open},
                         Type::boolean(), expression.span);
}

std::optional<std::vector<ir::NodeId>> ExpressionChecker::check_alternatives(
    std::vector<ast::Expression const*> const& written, Type type, bool adopts_unit) {
  std::vector<ir::NodeId> alternatives;
  auto complete = true;
  for (auto const* alternative : written) {
    auto const checked = check(*alternative, Expected{type, adopts_unit});
    auto const fits = checked && check_assignable(*checked, type, alternative->span);
    complete = complete && fits;
    if (fits) alternatives.push_back(*checked);
  }
  if (!complete) return std::nullopt;
  return alternatives;
}

std::optional<ExpressionChecker::Bounds> ExpressionChecker::check_bounds(ast::Interval const& interval, Type type,
                                                                         bool adopts_unit) {
  if (!is_ordered(type)) {
    state_.report(DiagnosticCode::not_ordered, interval.span, {type_text(state_.program, type)});
    return std::nullopt;
  }
  auto const low = check(*interval.low, Expected{type, adopts_unit});
  auto const high = check(*interval.high, Expected{type, adopts_unit});
  if (!low || !high) return std::nullopt;
  auto const low_fits = check_assignable(*low, type, interval.low->span);
  auto const high_fits = check_assignable(*high, type, interval.high->span);
  if (!low_fits || !high_fits) return std::nullopt;
  auto const* low_literal = std::get_if<ir::Literal>(&node(*low).operation);
  auto const* high_literal = std::get_if<ir::Literal>(&node(*high).operation);
  if (low_literal != nullptr && high_literal != nullptr && low_literal->value > high_literal->value) {
    state_.report(DiagnosticCode::empty_interval, interval.span);
    return std::nullopt;
  }
  return Bounds{low, high};
}

bool ExpressionChecker::is_ordered(Type type) const {
  switch (type.kind) {
    case TypeKind::number:
    case TypeKind::date:
    case TypeKind::duration: return true;
    case TypeKind::enumeration: return state_.program.enumerations.at(type.index).ordered;
    case TypeKind::boolean:
    case TypeKind::text:
    case TypeKind::record:
    case TypeKind::list: return false;
  }
  return false;
}

namespace {

std::vector<value::Duration> constant_durations(ir::Program const& program, ir::NodeId id) {
  std::vector<value::Duration> durations;
  auto const add = [&](value::Value const& value) {
    if (auto const* duration = std::get_if<value::Duration>(&value)) durations.push_back(*duration);
  };
  auto const& operation = program[id].operation;
  if (auto const* literal = std::get_if<ir::Literal>(&operation)) add(literal->value);
  if (auto const* read = std::get_if<ir::ParameterRead>(&operation)) {
    for (auto const& value : possible_values(program, program[read->parameter], std::nullopt)) add(value);
  }
  return durations;
}

}  // namespace

// A written length of 28 days or more, without months, is neither more nor less than a month.
bool ExpressionChecker::counts_days(ir::NodeId id) const {
  auto const durations = constant_durations(state_.program, id);
  return std::any_of(durations.begin(), durations.end(),
                     [](value::Duration duration) { return duration.months == 0 && duration.days >= 28; });
}

// Without months, so that only days meet days.
bool ExpressionChecker::is_short_constant(ir::NodeId id) const {
  auto const durations = constant_durations(state_.program, id);
  return !durations.empty() &&
         std::all_of(durations.begin(), durations.end(), [](value::Duration duration) { return duration.months == 0; });
}

ExpressionChecker::Result ExpressionChecker::compare(ComparisonOperator operation, ir::NodeId left, ir::NodeId right,
                                                     source::Span where) {
  auto const left_type = node(left).type;
  if (!check_assignable(right, left_type, node(right).span)) return std::nullopt;
  auto const needs_order = operation != ComparisonOperator::equal && operation != ComparisonOperator::not_equal;
  if (needs_order && !is_ordered(left_type)) {
    state_.report(DiagnosticCode::not_ordered, where, {type_text(state_.program, left_type)});
    return std::nullopt;
  }
  if (counts_days(left) != counts_days(right) && !is_short_constant(counts_days(left) ? right : left)) {
    state_.report(DiagnosticCode::days_against_months, where);
    return std::nullopt;
  }
  return state_.add_node(ir::Compare{operation, left, right}, Type::boolean(), where);
}

bool ExpressionChecker::check_assignable(ir::NodeId id, Type declared, source::Span where) {
  auto const type = node(id).type;
  auto same = type.kind == declared.kind;
  if (same && type.kind == TypeKind::number) same = type.unit == declared.unit;
  if (same && (type.kind == TypeKind::enumeration || type.kind == TypeKind::record || type.kind == TypeKind::list)) {
    same = type.index == declared.index;
  }
  if (same) return true;
  source::Diagnostic diagnostic{DiagnosticCode::wrong_type,
                                where,
                                {type_text(state_.program, declared), type_text(state_.program, type)},
                                {},
                                remedy_for_type(id, declared, where)};
  if (!diagnostic.remedy) explain_name_of_value(diagnostic, id, declared);
  state_.sink.report(std::move(diagnostic));
  return false;
}

std::optional<ir::NodeId> ExpressionChecker::add_ends(ir::NodeId formula, std::vector<ast::FormulaEnd> const& ends,
                                                      source::Span formula_span) {
  auto result = formula;
  for (auto const& end : ends) {
    auto const type = node(result).type;
    auto const written = end.span.begin >= formula_span.end ? source::cover(formula_span, end.span) : formula_span;
    if (type.kind != TypeKind::number) {
      state_.report(DiagnosticCode::only_numbers_are_rounded, end.span, {type_text(state_.program, type)});
      return std::nullopt;
    }
    if (end.kind == ast::FormulaEndKind::clamp) {
      auto const bounds = check_bounds(end.clamp, type, true);
      if (!bounds) return std::nullopt;
      if (end.clamp.low_open || end.clamp.high_open) {
        state_.report(DiagnosticCode::open_clamp, end.clamp.span);
        return std::nullopt;
      }
      result = state_.add_node(ir::Clamp{result, *bounds->low, *bounds->high}, type, written);
    } else {
      auto rounded = type;
      rounded.whole = end.decimals == 0;
      result =
          state_.add_node(ir::Round{result, end.decimals, end.mode, type.unit == value::percent}, rounded, written);
    }
  }
  return result;
}

ExpressionChecker::Result ExpressionChecker::check_formula(ast::Formula const& formula, Type declared) {
  auto const inner = check(*formula.expression, Expected{declared, true});
  if (!inner) return std::nullopt;
  auto const result = add_ends(*inner, formula.ends, formula.expression->span);
  if (!result || !check_assignable(*result, declared, formula.expression->span)) return std::nullopt;
  if (declared.kind == TypeKind::number && declared.whole && !node(*result).type.whole) {
    state_.report(DiagnosticCode::not_whole, formula.expression->span);
    return std::nullopt;
  }
  return result;
}

std::optional<value::Value> ExpressionChecker::check_constant(ast::Expression const& expression, Type type) {
  auto const checked = check(expression, Expected{type, true});
  if (!checked || !check_assignable(*checked, type, expression.span)) return std::nullopt;
  auto const* literal = std::get_if<ir::Literal>(&node(*checked).operation);
  if (literal == nullptr) {
    state_.report(DiagnosticCode::constant_expected, expression.span);
    return std::nullopt;
  }
  if (type.kind == TypeKind::number && type.whole && !std::get<value::Rational>(literal->value).is_whole()) {
    state_.report(DiagnosticCode::not_whole, expression.span);
    return std::nullopt;
  }
  return literal->value;
}

}  // namespace timbang::language
