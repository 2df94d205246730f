#include <algorithm>
#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/predefined.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

std::optional<std::uint16_t> find_field(ir::RecordType const& record, std::string_view name) {
  auto const found = std::find_if(record.fields.begin(), record.fields.end(),
                                  [&](ir::Field const& field) { return field.name == name; });
  if (found == record.fields.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - record.fields.begin());
}

std::vector<std::string> field_names(ir::RecordType const& record) {
  std::vector<std::string> names;
  for (auto const& field : record.fields) names.push_back(field.name);
  return names;
}

std::optional<ExpressionChecker::Candidate> ExpressionChecker::candidate_in_scope(std::size_t depth,
                                                                                  std::string const& name) const {
  auto const& scope = scopes_[depth];
  auto const& record = state_.program.record_types.at(scope.record_type);
  if (auto const field = find_field(record, name)) {
    return Candidate{Candidate::Kind::field, *field, depth, 1, record.fields[*field].span};
  }
  if (!assessment_) return std::nullopt;
  for (auto const rule_id : state_.program[*assessment_].rules) {
    auto const& rule = state_.program[rule_id];
    if (rule.name != name) continue;
    auto const belongs =
        depth == 0 ? !rule.for_each.has_value() : scope.from_subject && rule.for_each == std::optional(scope.list_path);
    if (belongs) return Candidate{Candidate::Kind::rule, rule_id.index, depth, 1, rule.span};
  }
  return std::nullopt;
}

std::vector<ExpressionChecker::Candidate> ExpressionChecker::candidates(ast::Path const& path) const {
  std::vector<Candidate> found;
  auto const& first = path.parts.front().text;
  // `skp.tahun` inside `setiap skp`: the list's name stands for its element.
  auto const outermost_depth = outermost();
  auto const innermost_subject =
      scopes_.empty() || scopes_[outermost_depth].is_member ? outermost_depth : outermost_depth + 1;
  for (auto depth = scopes_.size(); depth-- > innermost_subject && path.parts.size() > 1;) {
    if (scopes_[depth].name != first) continue;
    if (auto candidate = candidate_in_scope(depth, path.parts[1].text)) {
      candidate->num_parts = 2;
      return {*candidate};
    }
  }
  for (auto depth = scopes_.size(); depth-- > outermost_depth;) {
    if (auto const candidate = candidate_in_scope(depth, first)) found.push_back(*candidate);
  }
  // `RekamanAK.jenjang`, where an element of a list has a field of the same name.
  if (found.empty() && outermost_depth == 0 && scopes_.size() > 1 && path.parts.size() > 1 &&
      state_.program.record_types.at(scopes_.front().record_type).name == first) {
    if (auto candidate = candidate_in_scope(0, path.parts[1].text)) {
      candidate->num_parts = 2;
      return {*candidate};
    }
  }
  if (path.parts.size() == 1 && is_evaluation_date(first, module_.language())) {
    found.push_back({Candidate::Kind::evaluation_date, 0, 0, 1, {}});
  }
  for (auto const& symbol : state_.symbols.find(module_.package, path.text(), {SymbolKind::parameter})) {
    found.push_back({Candidate::Kind::parameter, symbol.index, 0, path.parts.size(), symbol.span});
  }
  return found;
}

bool ExpressionChecker::is_unresolved_name(ast::Expression const& expression) const {
  auto const* reference = std::get_if<ast::Reference>(&expression.content);
  return reference != nullptr && reference->path.parts.size() == 1 && candidates(reference->path).empty();
}

ExpressionChecker::Result ExpressionChecker::check_reference(ast::Expression const& expression, ast::Path const& path,
                                                             std::optional<Expected> const& expected) {
  auto const found = candidates(path);
  if (found.size() > 1) {
    report_ambiguous(path, found);
    return std::nullopt;
  }
  if (found.size() == 1) return read_candidate(found.front(), path, expression.span);
  auto const is_single = path.parts.size() == 1;
  if (is_single && expected && expected->type.kind == TypeKind::enumeration) {
    return enumeration_value(expected->type.index, path.parts.front().text, expression.span);
  }
  if (!is_single) {
    if (auto const value = qualified_enumeration_value(path, expression.span)) return value;
  }
  report_unknown(path, expected);
  return std::nullopt;
}

std::size_t ExpressionChecker::outermost() const {
  for (auto depth = scopes_.size(); depth-- > 0;) {
    if (scopes_[depth].is_member) return depth;
  }
  return 0;
}

// True, and reported, when the field leads out of the one record that is looked at.
bool ExpressionChecker::leads_elsewhere(ir::Field const& field, source::Span where) {
  if (!keeps_to_one_record_ || field.relation == ir::Relation::none) return false;
  state_.report(DiagnosticCode::check_reads_other_records, where, {field.name});
  return true;
}

void ExpressionChecker::check_law_date_is_there(ir::NodeId date) {
  auto const* read = std::get_if<ir::FieldRead>(&node(date).operation);
  if (read == nullptr) return;
  auto const* record = &state_.program.record_types.at(scopes_.at(read->depth).record_type);
  for (auto const index : read->path) {
    auto const& field = record->fields.at(index);
    if (field.when_empty != value::Absence::unknown) {
      state_.report(DiagnosticCode::law_date_may_be_absent, node(date).span, {field.name});
      return;
    }
    if (field.type.kind == TypeKind::record) record = &state_.program.record_types.at(field.type.index);
  }
}

// The day is written, or a date of the record: one that rules compute would hang on the versions that it picks.
ExpressionChecker::Result ExpressionChecker::check_as_of(ast::Expression const& expression, ast::AsOf const& as_of) {
  ast::Expression reference;
  reference.span = as_of.path.span;
  auto const read = check_reference(reference, as_of.path, std::nullopt);
  auto const date = check(*as_of.date, Expected{Type::date(), false});
  if (!read || !date || !check_assignable(*date, Type::date(), as_of.date->span)) return std::nullopt;
  auto const* rule = std::get_if<ir::RuleRead>(&node(*read).operation);
  auto const& day = node(*date).operation;
  auto const is_day = std::holds_alternative<ir::Literal>(day) || std::holds_alternative<ir::FieldRead>(day) ||
                      std::holds_alternative<ir::EvaluationDateRead>(day);
  if (rule == nullptr || !is_day) {
    state_.report(DiagnosticCode::as_of_form, expression.span);
    return std::nullopt;
  }
  check_law_date_is_there(*date);
  return state_.add_node(ir::RuleAsOf{rule->rule, rule->depth, *date}, node(*read).type, expression.span);
}

ExpressionChecker::Result ExpressionChecker::enumeration_value(std::uint16_t index, std::string const& name,
                                                               source::Span where) {
  auto const& enumeration = state_.program.enumerations.at(index);
  for (std::size_t i = 0; i < enumeration.entries.size(); ++i) {
    if (enumeration.entries[i].name != name) continue;
    auto const value = value::EnumerationValue{static_cast<std::uint16_t>(i)};
    return state_.add_node(ir::Literal{value}, Type::enumeration(index), where);
  }
  if (state_.is_excused(module_.package, name) || state_.is_excused(module_.package, enumeration.name))
    return std::nullopt;
  std::vector<std::string> names;
  for (auto const& entry : enumeration.entries) names.push_back(entry.name);
  state_.report(DiagnosticCode::unknown_value, where, {name, enumeration.name}, suggestion(name, names));
  return std::nullopt;
}

// `predikat_kinerja.baik`, where nothing else tells the type.
ExpressionChecker::Result ExpressionChecker::qualified_enumeration_value(ast::Path const& path, source::Span where) {
  auto type_path = path;
  type_path.parts.pop_back();
  auto const found = state_.symbols.find(module_.package, type_path.text(), {SymbolKind::enumeration});
  if (found.size() != 1) return std::nullopt;
  return enumeration_value(found.front().index, path.parts.back().text, where);
}

ExpressionChecker::Result ExpressionChecker::read_candidate(Candidate const& candidate, ast::Path const& path,
                                                            source::Span where) {
  if (candidate.kind == Candidate::Kind::field) return read_field(candidate, path, where);
  if (candidate.num_parts < path.parts.size()) {
    state_.report(DiagnosticCode::no_such_field, path.parts[candidate.num_parts].span,
                  {path.parts[candidate.num_parts].text, path.parts[candidate.num_parts - 1].text});
    return std::nullopt;
  }
  switch (candidate.kind) {
    case Candidate::Kind::evaluation_date: return state_.add_node(ir::EvaluationDateRead{}, Type::date(), where);
    case Candidate::Kind::parameter: {
      auto const id = ir::ParameterId{candidate.index};
      if (!may_read_within_population(state_.program[id], where)) return std::nullopt;
      return state_.add_node(ir::ParameterRead{id}, state_.program[id].type, where);
    }
    case Candidate::Kind::rule: {
      auto const id = ir::RuleId{candidate.index};
      if (state_.program.is_collection(state_.program[id])) {
        state_.report(DiagnosticCode::collection_as_value, where, {state_.program[id].name});
        return std::nullopt;
      }
      return state_.add_node(ir::RuleRead{id, static_cast<ir::ScopeDepth>(candidate.depth)}, state_.program[id].type,
                             where);
    }
    case Candidate::Kind::field: break;
  }
  return std::nullopt;
}

ExpressionChecker::Result ExpressionChecker::read_field(Candidate const& candidate, ast::Path const& path,
                                                        source::Span where) {
  auto const* record = &state_.program.record_types.at(scopes_[candidate.depth].record_type);
  auto const* field = &record->fields.at(candidate.index);
  ir::FieldRead read{static_cast<ir::ScopeDepth>(candidate.depth), {candidate.index}};
  for (auto i = candidate.num_parts; i < path.parts.size(); ++i) {
    auto const& part = path.parts[i];
    if (leads_elsewhere(*field, where)) return std::nullopt;
    if (field->type.kind == TypeKind::list) {
      state_.report(DiagnosticCode::list_as_value, path.span, {field->name});
      return std::nullopt;
    }
    auto const is_record = field->type.kind == TypeKind::record;
    if (is_record) record = &state_.program.record_types.at(field->type.index);
    auto const next = is_record ? find_field(*record, part.text) : std::nullopt;
    if (!next) {
      if (state_.is_excused(module_.package, part.text)) return std::nullopt;
      auto const remedy = is_record ? suggestion(part.text, field_names(*record)) : std::nullopt;
      state_.report(DiagnosticCode::no_such_field, part.span, {part.text, field->name}, remedy);
      return std::nullopt;
    }
    read.path.push_back(*next);
    field = &record->fields[*next];
  }
  if (leads_elsewhere(*field, where)) return std::nullopt;
  auto const is_value = field->type.kind != TypeKind::list && field->type.kind != TypeKind::record;
  if (!is_value && !asks_for_data_) {
    auto const code =
        field->type.kind == TypeKind::list ? DiagnosticCode::list_as_value : DiagnosticCode::record_as_value;
    state_.report(code, where, {path.text()});
    return std::nullopt;
  }
  auto const place = static_cast<std::uint16_t>(field - record->fields.data());
  auto const type = static_cast<std::uint16_t>(record - state_.program.record_types.data());
  state_.field_uses.push_back({ir::RecordTypeId{type}, place, candidate.depth > 0, where});
  return state_.add_node(std::move(read), field->type, where);
}

/// Names of a list meet those around it; otherwise it is the subject or a package that has the name too.
void ExpressionChecker::report_ambiguous(ast::Path const& path, std::vector<Candidate> const& found) {
  auto const is_of_list = [&](Candidate const& candidate) { return candidate.depth > outermost(); };
  auto const code = std::any_of(found.begin(), found.end(), is_of_list) ? DiagnosticCode::name_inside_and_outside
                                                                        : DiagnosticCode::ambiguous_name;
  source::Diagnostic diagnostic{code, path.span, {path.parts.front().text}, {}, remedy_for_ambiguous(path, found)};
  for (auto const& candidate : found) {
    if (candidate.kind == Candidate::Kind::evaluation_date) continue;
    diagnostic.notes.push_back({candidate.declared, {"salah satu artinya", "one of its meanings"}});
  }
  state_.sink.report(std::move(diagnostic));
}

std::vector<std::string> ExpressionChecker::visible_names() const {
  auto names = state_.symbols.names(module_.package, {SymbolKind::parameter});
  auto const outermost_depth = outermost();
  for (auto depth = outermost_depth; depth < scopes_.size(); ++depth) {
    for (auto& name : field_names(state_.program.record_types.at(scopes_[depth].record_type))) {
      names.push_back(std::move(name));
    }
  }
  if (assessment_ && outermost_depth == 0) {
    for (auto const rule : state_.program[*assessment_].rules) names.push_back(state_.program[rule].name);
  }
  names.emplace_back(module_.language() == source::Language::indonesian ? "tanggal_evaluasi" : "evaluation_date");
  return names;
}

void ExpressionChecker::report_unknown(ast::Path const& path, std::optional<Expected> const& expected) {
  auto const& name = path.parts.front().text;
  if (state_.is_excused(module_.package, name) || report_outside_population(path)) return;
  auto remedy = remedy_for_unknown(state_, module_, path.text(), {SymbolKind::parameter}, {});
  if (!remedy) remedy = suggestion(name, visible_names());
  // A value of an enumeration where a condition is wanted: `x = a atau b`.
  auto const wants_condition = expected && expected->type.kind == TypeKind::boolean;
  if (!remedy && wants_condition) {
    for (auto const& enumeration : state_.program.enumerations) {
      auto const has = std::any_of(enumeration.entries.begin(), enumeration.entries.end(),
                                   [&](ir::EnumerationEntry const& entry) { return entry.name == name; });
      if (!has) continue;
      remedy = Argument("beberapa kemungkinan ditulis `… salah satu dari (…; " + name + ")`",
                        "several possibilities are written `… is one of (…, " + name + ")`");
      break;
    }
  }
  if (!remedy) remedy = remedy_for_unknown_;
  state_.report(DiagnosticCode::unknown_name, path.parts.front().span, {name, {"nama", "name"}}, remedy);
}

}  // namespace timbang::language
