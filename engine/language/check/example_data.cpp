#include "engine/language/check/example_data.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/language/check/expression_checker.h"
#include "engine/language/check/predefined.h"
#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

namespace {

value::Datum empty_datum(ir::Field const& field) {
  if (field.type.kind == TypeKind::list) return {value::ListDatum{{}, field.no_rows_mean_none}};
  return {field.when_empty};
}

bool says_no_data(ast::Cell const& cell) {
  auto const* said = std::get_if<ast::WordCell>(&cell.content);
  return said != nullptr && said->word == ast::ResultWord::no_data;
}

/// Of a relation by key: that of the key.
Type given_type(ir::Program const& program, ir::Field const& field) {
  if (field.relation != ir::Relation::by_key) return field.type;
  auto const& referred = program.record_types.at(field.type.index);
  return referred.key ? referred.fields.at(*referred.key).type : field.type;
}

}  // namespace

value::RecordDatum empty_record(ir::Program const& program, ir::RecordTypeId type) {
  value::RecordDatum record;
  for (auto const& field : program[type].fields) record.fields.push_back(empty_datum(field));
  return record;
}

// ---- Fields of one record ------------------------------------------------------------------------------------------------

// Nested records on the way are made as they are named; what is referred to has data of its own.
std::optional<ExampleData::Place> ExampleData::find_place(ast::Path const& path, value::Datum& root,
                                                          ir::RecordTypeId root_type) {
  Place place{&root, nullptr};
  auto const* type = &state_.program[root_type];
  for (auto const& part : path.parts) {
    if (place.field != nullptr && follows_from_data(*place.field, path.span)) return std::nullopt;
    auto const index = type == nullptr ? std::nullopt : find_field(*type, part.text);
    if (!index) {
      if (state_.is_excused(module_.package, part.text)) return std::nullopt;
      auto const owner = type == nullptr ? place.field->name : type->name;
      state_.report(DiagnosticCode::no_such_field, part.span, {part.text, owner},
                    type == nullptr ? std::nullopt : suggestion(part.text, field_names(*type)));
      return std::nullopt;
    }
    if (!std::holds_alternative<value::RecordDatum>(place.datum->content)) {
      place.datum->content = empty_record(state_.program, ir::RecordTypeId{place.field->type.index});
    }
    place.field = &type->fields[*index];
    place.datum = &std::get<value::RecordDatum>(place.datum->content).fields.at(*index);
    auto const is_record = place.field->type.kind == TypeKind::record;
    type = is_record ? &state_.program.record_types.at(place.field->type.index) : nullptr;
  }
  return place;
}

/// True, and reported, for what is found through a relation: it is not the record's own.
bool ExampleData::follows_from_data(ir::Field const& field, source::Span where) {
  if (field.relation == ir::Relation::none) return false;
  auto const& referred = state_.program.record_types.at(field.type.index).name;
  state_.report(DiagnosticCode::follows_from_data, where, {field.name, referred});
  return true;
}

void ExampleData::set_field(ast::Path const& path, ast::Cell const& cell, ir::ExampleCase& target) {
  if (path.parts.size() == 1 && is_evaluation_date(path.parts.front().text, module_.language())) {
    if (auto const date = constant(cell, Type::date())) target.evaluation_date = std::get<value::Date>(*date);
    return;
  }
  if (is_one_of_many()) return pick(path, cell, target);
  if (group_ && group_->name(path, cell, target)) return;
  if (auto const place = find_place(path, target.subject, subject_)) fill(*place, path.span, cell);
}

void ExampleData::fill(Place const& place, source::Span where, ast::Cell const& cell) {
  auto const& field = *place.field;
  if (field.relation == ir::Relation::inverse) {
    follows_from_data(field, where);
    return;
  }
  auto const type = given_type(state_.program, field);
  if (type.kind == TypeKind::list || type.kind == TypeKind::record) return fill_nested(place, where, cell);
  if (says_no_data(cell)) {
    place.datum->content = value::Absence::unknown;
  } else if (std::holds_alternative<ast::EmptyCell>(cell.content)) {
    *place.datum = empty_datum(field);
  } else if (auto const given = constant(cell, type)) {
    if (in_range(field, *given, cell.span)) place.datum->content = *given;
  }
}

void ExampleData::fill_nested(Place const& place, source::Span where, ast::Cell const& cell) {
  auto const is_list = place.field->type.kind == TypeKind::list;
  if (says_no_data(cell)) {
    place.datum->content =
        is_list ? decltype(place.datum->content)(value::ListDatum{{}, false}) : value::Absence::unknown;
  } else if (is_list && std::holds_alternative<ast::EmptyCell>(cell.content)) {
    *place.datum = empty_datum(*place.field);
  } else {
    state_.report(is_list ? DiagnosticCode::list_as_value : DiagnosticCode::record_as_value, where,
                  {place.field->name});
  }
}

bool ExampleData::in_range(ir::Field const& field, value::Value const& given, source::Span where) {
  if (field.type.kind != TypeKind::number || value::contains(value::Possible(field.range), given)) return true;
  state_.report(DiagnosticCode::value_out_of_range, where, {field.name});
  return false;
}

std::optional<value::Value> ExampleData::constant(ast::Cell const& cell, Type type) {
  auto const* values = std::get_if<ast::ValueCell>(&cell.content);
  if (values == nullptr || values->values.size() != 1) {
    state_.report(DiagnosticCode::cell_does_not_fit, cell.span, {}, remedy_for_word(state_, cell, type));
    return std::nullopt;
  }
  return ExpressionChecker(state_, module_, std::nullopt, {}).check_constant(*values->values.front(), type);
}

std::optional<ast::Path> ExampleData::header_path(ast::Cell const& cell) {
  auto path = bare_path(cell);
  if (!path) state_.report(DiagnosticCode::table_header, cell.span);
  return path;
}

// ---- Rows ----------------------------------------------------------------------------------------------------------------

void ExampleData::set_rows(ast::SetRows const& tree, ir::ExampleCase& target) {
  if (is_one_of_many()) {
    state_.report(DiagnosticCode::given_beside_data, tree.path.span, {tree.path.text(), state_.program[subject_].name});
    return;
  }
  auto const place = find_place(tree.path, target.subject, subject_);
  if (!place || (place->field->relation != ir::Relation::none && follows_from_data(*place->field, tree.path.span)))
    return;
  if (place->field->type.kind != TypeKind::list) {
    state_.report(DiagnosticCode::list_expected, tree.path.span, {tree.path.text()});
    return;
  }
  if (!check_column_counts(state_, tree.rows, false)) return;
  value::ListDatum list{{}, true};
  for (std::size_t i = 1; i < tree.rows.rows.size(); ++i) {
    auto row = row_of(tree.rows.rows[i], tree.rows.rows.front(), ir::RecordTypeId{place->field->type.index});
    if (!row) return;
    list.rows.push_back(std::move(*row));
  }
  place->datum->content = std::move(list);
}

std::optional<value::RecordDatum> ExampleData::row_of(ast::Row const& row, ast::Row const& header,
                                                      ir::RecordTypeId type, std::optional<std::size_t> without) {
  value::Datum made{empty_record(state_.program, type)};
  for (std::size_t column = 0; column < header.cells.size(); ++column) {
    if (column == without) continue;
    auto const path = header_path(header.cells[column]);
    if (!path) return std::nullopt;
    auto const place = find_place(*path, made, type);
    if (!place) return std::nullopt;
    fill(*place, path->span, row.cells[column]);
  }
  return std::get<value::RecordDatum>(std::move(made.content));
}

// ---- The subject among all records ---------------------------------------------------------------------------------------

/// The subject is then a record of those given, by its key.
bool ExampleData::is_one_of_many() const { return state_.program[subject_].key && collections_.count(subject_) > 0; }

void ExampleData::pick(ast::Path const& path, ast::Cell const& cell, ir::ExampleCase& target) {
  auto const& subject = state_.program[subject_];
  auto const field = find_field(subject, path.parts.front().text);
  if (path.parts.size() > 1 || field != subject.key) {
    state_.report(DiagnosticCode::given_beside_data, path.span, {path.text(), subject.name});
    return;
  }
  auto const key = constant(cell, subject.fields.at(*subject.key).type);
  if (!key) return;
  auto const found = keys_[subject_].find(*key);
  if (found == keys_[subject_].end()) return report_unknown_key(subject_, *key, cell);
  auto const is_of_subject = [&](ir::ExampleCollection const& given) { return given.type == subject_; };
  auto const given = std::find_if(target.collections.begin(), target.collections.end(), is_of_subject);
  if (given != target.collections.end()) target.subject.content = given->records.at(found->second);
}

void ExampleData::report_unknown_key(ir::RecordTypeId type, value::Value const& key, ast::Cell const& cell) {
  if (unread_.count(type) > 0) return;
  std::optional<source::Argument> remedy;
  if (auto const* text = std::get_if<std::string>(&key)) {
    std::vector<std::string> known;
    for (auto const& entry : keys_[type]) known.push_back(std::get<std::string>(entry.first));
    remedy = suggestion(*text, known);
  }
  auto const written = std::string(state_.sources.get(cell.span.file).text(cell.span));
  state_.report(DiagnosticCode::no_record_with_key, cell.span, {state_.program[type].name, written}, remedy);
}

/// A place in a ranking, and a line of a summary, are of many records, of which one is named by its key.
bool ExampleData::has_members(ir::ExampleCase const& made) {
  auto const& assessment = state_.program[assessment_];
  if (!assessment.ranking && !assessment.summary) return true;
  auto const members = assessment.summary ? state_.program[assessment.summary->base].subject : subject_;
  auto const can_be_named = assessment.summary || state_.program[subject_].key;
  if (can_be_named && collections_.count(members) > 0) return true;
  state_.report(DiagnosticCode::example_without_members, made.span, {assessment.name, state_.program[members].name});
  return false;
}

bool ExampleData::check_subject(ir::ExampleCase const& made) {
  auto const& subject = state_.program[subject_];
  if (state_.sink.has_errors()) return true;
  if (!has_members(made)) return false;
  if (group_) return group_->check(made);
  if (!is_one_of_many()) return true;
  auto const& record = std::get<value::RecordDatum>(made.subject.content);
  if (std::holds_alternative<value::Value>(record.fields.at(*subject.key).content)) return true;
  state_.report(DiagnosticCode::subject_not_named, made.span, {subject.fields.at(*subject.key).name, subject.name});
  return false;
}

}  // namespace timbang::language
