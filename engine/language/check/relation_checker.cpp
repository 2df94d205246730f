#include "engine/language/check/relation_checker.h"

#include <utility>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using value::TypeKind;

bool is_value(value::Type type) { return type.kind != TypeKind::record && type.kind != TypeKind::list; }

/// `via` names the field of the rows that has the key of this record.
void check_via(CheckState& state, ast::Member const& member, ir::RecordTypeId owner, ir::Field& field) {
  auto const& row = state.program.record_types.at(field.type.index);
  auto const via = find_field(row, member.via->text);
  if (!via) {
    if (state.unread_names.count(member.via->text) > 0) return;
    state.report(DiagnosticCode::no_such_field, member.via->span, {member.via->text, row.name},
                 suggestion(member.via->text, field_names(row)));
    return;
  }
  auto const& back = row.fields[*via];
  if (back.relation == ir::Relation::by_key && back.type.index == owner.index) {
    field.via = *via;
    return;
  }
  state.report_clash(DiagnosticCode::does_not_refer_back, member.via->span,
                     {back.name, row.name, state.program[owner].name}, back.span,
                     {"isian yang disebut", "the field that it names"});
}

}  // namespace

ir::Relation relation_of(ast::Member const& member) {
  if (member.is_reference) return ir::Relation::by_key;
  return member.via && member.type.is_list ? ir::Relation::inverse : ir::Relation::none;
}

void check_inverse_clauses(CheckState& state, ast::Member const& member, ir::Field const& field) {
  if (field.relation != ir::Relation::inverse) return;
  auto const refuse = [&](bool present, Argument clause) {
    if (present) state.report(DiagnosticCode::clause_on_inverse, member.heading.span, {std::move(clause), field.name});
  };
  refuse(!member.source_names.empty(), {"`dari`", "`from`"});
  refuse(member.one_each_year, {"`satu tiap tahun`", "`one each year`"});
  refuse(member.no_rows_mean_none, {"`tanpa baris berarti tidak ada`", "`no rows mean none`"});
  refuse(member.empty_means_none, {"`kosong berarti tidak ada`", "`empty means none`"});
  refuse(member.must_be_filled, {"`wajib diisi`", "`must be filled`"});
}

void check_relations(CheckState& state, ast::Record const& tree, ir::RecordTypeId id, ir::RecordType& record) {
  if (record.key && !is_value(record.fields[*record.key].type)) {
    auto const& key = record.fields[*record.key];
    state.report(DiagnosticCode::key_is_no_value, key.span, {key.name});
  }
  for (auto const& member : tree.members) {
    auto const index = find_field(record, member.heading.name.text);
    if (!index || record.fields[*index].span != member.heading.name.span) continue;
    auto& field = record.fields[*index];
    if (field.relation == ir::Relation::none) continue;
    auto const& referred =
        field.relation == ir::Relation::by_key ? state.program.record_types.at(field.type.index) : record;
    if (!referred.key) {
      state.report(DiagnosticCode::no_key_to_refer_to, member.type.span, {referred.name});
    } else if (field.relation == ir::Relation::inverse) {
      check_via(state, member, id, field);
    }
  }
}

}  // namespace timbang::language
