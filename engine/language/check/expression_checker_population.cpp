// `seluruh X per g`: all records of a collection, which operations put together. What is computed of a member must be the same
// whoever asks, so within it only the member itself, parameters and the evaluation date can be named.
// In a column of a summary the members of a group: what is computed of each stands as if in their own assessment.
#include <algorithm>
#include <utility>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

std::optional<ExpressionChecker::CheckedList> ExpressionChecker::check_population(ast::ListSource const& written) {
  auto const symbol = resolve(state_, module_, written.path.text(), written.path.span, SymbolKind::record);
  if (!symbol || !may_have_population(written)) return std::nullopt;
  CheckedList list;
  list.element = {symbol->index, state_.program.record_types.at(symbol->index).name, {}, false, true};
  list.source.population = ir::Population{ir::RecordTypeId{symbol->index}, {}};
  auto const groups_fit = check_population_groups(written, list);
  auto const filter_fits = check_filter(written, list);
  if (!groups_fit || !filter_fits) return std::nullopt;
  return list;
}

/// Only evaluations are given collections; and one within another would look at each pair.
bool ExpressionChecker::may_have_population(ast::ListSource const& written) {
  if (!scopes_.empty() && scopes_[outermost()].is_member) {
    state_.report(DiagnosticCode::population_within_population, written.span, {scopes_[outermost()].name});
    return false;
  }
  if (assessment_ && !keeps_to_one_record_) return true;
  state_.report(DiagnosticCode::population_outside_evaluation, written.span, {written.path.text()});
  return false;
}

/// The groups are those of the subject, so it must be of the same type.
bool ExpressionChecker::check_population_groups(ast::ListSource const& written, CheckedList& list) {
  if (written.groups.empty()) return true;
  auto const& subject = state_.program.record_types.at(scopes_.front().record_type);
  if (scopes_.front().record_type != list.element.record_type) {
    state_.report(DiagnosticCode::groups_of_other_record, written.groups_span, {subject.name, written.path.text()});
    return false;
  }
  scopes_.push_back(list.element);
  auto is_complete = true;
  for (auto const& path : written.groups) {
    ast::Expression reference;
    reference.span = path.span;
    auto const checked = check_reference(reference, path, std::nullopt);
    auto const* read = checked ? std::get_if<ir::FieldRead>(&node(*checked).operation) : nullptr;
    if (checked && read == nullptr) {
      state_.report(DiagnosticCode::no_such_field, path.span, {path.text(), list.element.name});
    }
    is_complete = is_complete && read != nullptr;
    if (read != nullptr) list.source.population->per.push_back(read->path);
  }
  scopes_.pop_back();
  return is_complete;
}

/// An exception to a parameter reads the subject of the evaluation.
bool ExpressionChecker::may_read_within_population(ir::Parameter const& parameter, source::Span where) {
  auto const is_within = !scopes_.empty() && scopes_[outermost()].is_member;
  if (!is_within || parameter.exceptions.exceptions.empty()) return true;
  state_.report(DiagnosticCode::excepted_parameter_place, where,
                {parameter.name, Argument("bagian dari `seluruh`", "part of `all`")});
  return false;
}

/// True when the name means something outside the population around it.
bool ExpressionChecker::report_outside_population(ast::Path const& path) {
  auto const member = outermost();
  if (scopes_.empty() || !scopes_[member].is_member) return false;
  auto const& name = path.parts.front().text;
  for (std::size_t depth = 0; depth < member; ++depth) {
    if (!candidate_in_scope(depth, name)) continue;
    state_.report(DiagnosticCode::outside_population, path.span, {name, scopes_[member].name});
    return true;
  }
  return false;
}

// ---- Members of a summary ------------------------------------------------------------------------------------------------

bool ExpressionChecker::names_members(ast::ListSource const& list) const {
  if (!members_of_) return false;
  auto const found = state_.symbols.find(module_.package, list.path.text(), {SymbolKind::assessment});
  return found.size() == 1 && found.front().index == members_of_->index;
}

ExpressionChecker::Result ExpressionChecker::check_members(ast::Expression const& expression,
                                                           ast::Aggregate const& aggregate) {
  auto const& written = aggregate.list;
  if (!written.groups.empty() || written.calendar_window) {
    state_.report(DiagnosticCode::clause_on_members, written.span, {written.path.text()});
    return std::nullopt;
  }
  auto const subject = state_.program[*members_of_].subject;
  ExpressionChecker member(state_, module_, members_of_, {{subject.index, "", {}, true}});
  ir::ListSource source;
  source.members = ir::Members{written.is_whole};
  if (written.filter) source.filter = member.check_condition(*written.filter);
  auto const parts = member.check_parts(aggregate);
  if (!parts || (written.filter && !source.filter)) return std::nullopt;
  return add_aggregate(expression, aggregate, std::move(source), *parts);
}

}  // namespace timbang::language
