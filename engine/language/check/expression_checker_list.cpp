#include <algorithm>
#include <utility>

#include "engine/ir/walk.h"
#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

// A list of the subject, or of an element in scope; nested records may lie between.
std::optional<ExpressionChecker::CheckedList> ExpressionChecker::resolve_list(ast::Path const& path) {
  for (auto depth = scopes_.size(); depth-- > outermost();) {
    auto const* record = &state_.program.record_types.at(scopes_[depth].record_type);
    CheckedList list;
    list.source.depth = static_cast<ir::ScopeDepth>(depth);
    for (std::size_t i = 0; i < path.parts.size(); ++i) {
      auto const field_index = find_field(*record, path.parts[i].text);
      if (!field_index) break;
      auto const& field = record->fields[*field_index];
      list.source.path.push_back(*field_index);
      if (field.type.kind == TypeKind::list && i + 1 == path.parts.size()) {
        list.field = &field;
        list.element.record_type = field.type.index;
        list.element.name = field.name;
        list.element.list_path = list.source.path;
        list.element.from_subject = depth == 0;
        return list;
      }
      if (field.type.kind != TypeKind::record) break;
      record = &state_.program.record_types.at(field.type.index);
    }
  }
  return std::nullopt;
}

std::optional<ExpressionChecker::CheckedList> ExpressionChecker::check_list(ast::ListSource const& written) {
  if (written.is_whole || names_members(written)) {
    state_.report(DiagnosticCode::population_only_aggregated, written.span, {written.path.text()});
    return std::nullopt;
  }
  auto list = resolve_list(written.path);
  if (!list) {
    if (members_of_) {
      state_.report(DiagnosticCode::not_the_members, written.path.span,
                    {written.path.text(), state_.program[*members_of_].name});
    } else if (candidates(written.path).empty()) {
      report_unknown(written.path, std::nullopt);
    } else {
      state_.report(DiagnosticCode::list_expected, written.path.span, {written.path.text()});
    }
    return std::nullopt;
  }
  if (leads_elsewhere(*list->field, written.path.span)) return std::nullopt;
  auto const window_fits = check_window(written, *list);
  auto const filter_fits = check_filter(written, *list);
  if (!window_fits || !filter_fits) return std::nullopt;
  return list;
}

bool ExpressionChecker::check_window(ast::ListSource const& written, CheckedList& list) {
  if (!written.calendar_window) return true;
  auto const years = written.calendar_window->months / 12;
  if (written.calendar_window->months % 12 != 0 || written.calendar_window->days != 0 || years < 1 || years > 100) {
    state_.report(DiagnosticCode::window_in_years, written.window_span);
    return false;
  }
  if (!list.field->one_each_year) {
    state_.report(DiagnosticCode::not_a_yearly_list, written.path.span, {written.path.text()});
    return false;
  }
  list.source.calendar_years = static_cast<std::uint16_t>(years);
  return true;
}

bool ExpressionChecker::check_filter(ast::ListSource const& written, CheckedList& list) {
  if (!written.filter) return true;
  scopes_.push_back(list.element);
  auto const filter = check_condition(*written.filter);
  scopes_.pop_back();
  list.source.filter = filter;
  return filter.has_value();
}

std::optional<ir::ListSource> ExpressionChecker::enter_list(ast::ListSource const& written) {
  auto const list = check_list(written);
  if (!list) return std::nullopt;
  scopes_.push_back(list->element);
  return list->source;
}

ExpressionChecker::Result ExpressionChecker::check_every(ast::Expression const& expression, ast::Every const& every) {
  auto const list = check_list(every.list);
  if (!list) return std::nullopt;
  scopes_.push_back(list->element);
  auto const condition = check_condition(*every.condition);
  scopes_.pop_back();
  if (!condition) return std::nullopt;
  return state_.add_node(ir::Every{list->source, *condition}, Type::boolean(), expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_there_is(ast::Expression const& expression,
                                                            ast::ThereIs const& there_is) {
  // `ada persetujuan` would be true of a refused approval: data is tested with words of its own.
  auto const names_no_list =
      !there_is.list.is_whole && !names_members(there_is.list) && !resolve_list(there_is.list.path);
  if (names_no_list && !candidates(there_is.list.path).empty()) {
    state_.report(DiagnosticCode::there_is_without_list, expression.span, {there_is.list.path.text()});
    return std::nullopt;
  }
  auto const list = check_list(there_is.list);
  if (!list) return std::nullopt;
  return state_.add_node(ir::Exists{list->source}, Type::boolean(), expression.span);
}

ExpressionChecker::Result ExpressionChecker::check_latest(ast::Expression const& expression,
                                                          ast::Latest const& latest) {
  auto const list = check_list(latest.list);
  if (!list) return std::nullopt;
  if (!list->field->latest_by) {
    state_.report(DiagnosticCode::no_latest_field, latest.list.path.span, {latest.list.path.text()});
    return std::nullopt;
  }
  if (list->source.calendar_years) {
    state_.report(DiagnosticCode::window_on_latest, latest.list.window_span);
    return std::nullopt;
  }
  scopes_.push_back(list->element);
  auto const element = check(*latest.element);
  scopes_.pop_back();
  if (!element) return std::nullopt;
  if (!filter_bounds_date(*list)) {
    state_.report(DiagnosticCode::unbounded_dated_list, latest.list.span, {latest.list.path.text()});
  }
  return state_.add_node(ir::Latest{list->source, *list->field->latest_by, *element}, node(*element).type,
                         expression.span);
}

// Does the filter say anything about the date by which the list is ordered?
bool ExpressionChecker::filter_bounds_date(CheckedList const& list) const {
  if (!list.source.filter) return false;
  auto const depth = static_cast<ir::ScopeDepth>(scopes_.size());
  auto const nodes = ir::reachable(state_.program, {*list.source.filter});
  return std::any_of(nodes.begin(), nodes.end(), [&](ir::NodeId id) {
    auto const* read = std::get_if<ir::FieldRead>(&node(id).operation);
    return read != nullptr && read->depth == depth && read->path == ir::FieldPath{*list.field->latest_by};
  });
}

namespace {

value::AggregateOperator operator_of(ast::AggregateKind kind) {
  switch (kind) {
    case ast::AggregateKind::count: return value::AggregateOperator::count;
    case ast::AggregateKind::sum: return value::AggregateOperator::sum;
    case ast::AggregateKind::mean: return value::AggregateOperator::mean;
    case ast::AggregateKind::weighted_mean: return value::AggregateOperator::weighted_mean;
    case ast::AggregateKind::largest: return value::AggregateOperator::largest;
    case ast::AggregateKind::smallest: return value::AggregateOperator::smallest;
  }
  return value::AggregateOperator::count;
}

bool is_mean(ast::AggregateKind kind) {
  return kind == ast::AggregateKind::mean || kind == ast::AggregateKind::weighted_mean;
}

}  // namespace

ExpressionChecker::Result ExpressionChecker::check_aggregate(ast::Expression const& expression,
                                                             ast::Aggregate const& aggregate) {
  if (names_members(aggregate.list)) return check_members(expression, aggregate);
  auto const list = aggregate.list.is_whole ? check_population(aggregate.list) : check_list(aggregate.list);
  if (!list) return std::nullopt;
  scopes_.push_back(list->element);
  auto const parts = check_parts(aggregate);
  scopes_.pop_back();
  return parts ? add_aggregate(expression, aggregate, list->source, *parts) : std::nullopt;
}

std::optional<ExpressionChecker::AggregateParts> ExpressionChecker::check_parts(ast::Aggregate const& aggregate) {
  AggregateParts parts;
  if (aggregate.element) parts.element = check(*aggregate.element);
  if (aggregate.weight) parts.weight = check_weight(*aggregate.weight);
  auto const is_complete = (!aggregate.element || parts.element) && (!aggregate.weight || parts.weight);
  return is_complete ? std::optional(parts) : std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::add_aggregate(ast::Expression const& expression,
                                                           ast::Aggregate const& aggregate, ir::ListSource source,
                                                           AggregateParts const& parts) {
  ir::Aggregate made{operator_of(aggregate.kind), std::move(source), parts.element, parts.weight};
  if (!parts.element) {
    return state_.add_node(std::move(made), Type::number(value::plain_number, true), expression.span);
  }
  if (!fits_aggregate(aggregate.kind, *parts.element, aggregate.element->span)) return std::nullopt;
  auto type = node(*parts.element).type;
  if (is_mean(aggregate.kind)) type.whole = false;
  return state_.add_node(std::move(made), type, expression.span);
}

// Numbers are added; what has an order has a largest and a smallest.
bool ExpressionChecker::fits_aggregate(ast::AggregateKind kind, ir::NodeId element, source::Span where) {
  auto const type = node(element).type;
  auto const is_extreme = kind == ast::AggregateKind::largest || kind == ast::AggregateKind::smallest;
  if (is_extreme && !is_ordered(type)) {
    state_.report(DiagnosticCode::not_ordered, where, {type_text(state_.program, type)});
    return false;
  }
  if (is_extreme || type.kind == TypeKind::number) return true;
  state_.report(DiagnosticCode::wrong_type, where,
                {{"bilangan atau satuan", "a number or unit"}, type_text(state_.program, type)});
  return false;
}

std::optional<ir::NodeId> ExpressionChecker::check_weight(ast::Expression const& weight) {
  auto const checked = check(weight);
  if (!checked || node(*checked).type.kind == TypeKind::number) return checked;
  state_.report(
      DiagnosticCode::wrong_type, weight.span,
      {{"bilangan, satuan, atau persen", "a number, unit or percent"}, type_text(state_.program, node(*checked).type)});
  return std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::check_data_test(ast::Expression const& expression,
                                                             ast::DataTest const& test) {
  ast::Expression reference;
  reference.span = test.path.span;
  auto const num_uses = state_.field_uses.size();
  auto const operand = check_reference(reference, test.path, std::nullopt);
  // Whether there is something tells nothing of what it is.
  state_.field_uses.resize(num_uses);
  if (!operand) return std::nullopt;
  auto const asks_whether_applies = test.kind == ast::DataTestKind::not_applicable;
  auto const asked =
      state_.add_node(asks_whether_applies ? ir::Operation(ir::Applies{*operand}) : ir::HasData{*operand},
                      Type::boolean(), expression.span);
  if (test.kind == ast::DataTestKind::data_present) return asked;
  return state_.add_node(ir::Not{asked}, Type::boolean(), expression.span);
}

}  // namespace timbang::language
