#include "engine/language/check/record_checker.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/ir/fields_read.h"
#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/relation_checker.h"
#include "engine/value/text_pattern.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

namespace {

void check_list_clauses(CheckState& state, ast::Member const& member, ir::Field& field) {
  auto const is_list = field.type.kind == TypeKind::list;
  auto const refuse = [&](bool present, Argument clause) {
    if (present && !is_list)
      state.report(DiagnosticCode::list_clause_on_value, member.heading.span, {std::move(clause)});
  };
  refuse(member.maximum_rows.has_value(), {"`paling banyak`", "`at most`"});
  refuse(member.one_each_year, {"`satu tiap tahun`", "`one each year`"});
  refuse(member.latest_by.has_value(), {"`terbaru menurut`", "`latest by`"});
  refuse(member.no_rows_mean_none, {"`tanpa baris berarti tidak ada`", "`no rows mean none`"});
  refuse(member.via.has_value(), {"`melalui`", "`via`"});
  field.max_rows = member.maximum_rows;
  field.one_each_year = member.one_each_year;
  field.no_rows_mean_none = member.no_rows_mean_none;
}

void check_empty_clauses(CheckState& state, ast::Member const& member, ir::Field& field) {
  if (member.must_be_filled && (member.empty_means_none || member.empty_means_running)) {
    state.report(DiagnosticCode::mandatory_and_empty, member.heading.span, {field.name});
  }
  auto const holds_nested = field.type.kind == TypeKind::list || field.type.kind == TypeKind::record;
  if (member.must_be_filled && holds_nested && field.relation == ir::Relation::none) {
    state.report(DiagnosticCode::clause_does_not_fit, member.heading.span,
                 {{"`wajib diisi`", "`must be filled`"}, type_text(state.program, field.type)});
  }
  field.must_be_filled = member.must_be_filled;
  if (member.empty_means_none) field.when_empty = value::Absence::none;
  if (!member.empty_means_running) return;
  if (field.type.kind != TypeKind::date) {
    state.report(
        DiagnosticCode::clause_does_not_fit, member.heading.span,
        {{"`kosong berarti masih berjalan`", "`empty means still running`"}, type_text(state.program, field.type)});
    return;
  }
  field.when_empty = value::Absence::still_running;
}

void check_pattern(CheckState& state, ast::Member const& member, ir::Field& field) {
  if (!member.type.pattern) return;
  auto const& pattern = *member.type.pattern;
  if (field.type.kind != TypeKind::text) {
    state.report(DiagnosticCode::clause_does_not_fit, pattern.span,
                 {{"`pola`", "`pattern`"}, type_text(state.program, field.type)});
  } else if (!value::pattern_is_supported(pattern.text)) {
    state.report(DiagnosticCode::pattern_form, pattern.span, {pattern.text});
  } else {
    field.pattern = pattern.text;
  }
}

// Lists must be of records: their rows are found by the names of fields.
std::optional<Type> member_type(CheckState& state, CheckedModule const& module, ast::Member const& member) {
  auto const type = resolve_type(state, module, member.type);
  if (type && member.is_reference && type->kind != TypeKind::record) {
    state.report(DiagnosticCode::no_key_to_refer_to, member.type.span, {type_text(state.program, *type)});
    return std::nullopt;
  }
  if (!type || !member.type.is_list || type->kind == TypeKind::list) return type;
  state.report(DiagnosticCode::list_of_values, member.type.span, {type_text(state.program, *type)});
  return std::nullopt;
}

}  // namespace

void check_record(CheckState& state, CheckedModule const& module, ast::Record const& tree, ir::RecordTypeId id) {
  std::vector<ir::Field> fields;
  std::optional<std::uint16_t> key;
  for (auto const& member : tree.members) {
    auto const same = std::find_if(fields.begin(), fields.end(),
                                   [&](ir::Field const& field) { return field.name == member.heading.name.text; });
    if (same != fields.end()) {
      state.report_clash(DiagnosticCode::duplicate_name, member.heading.name.span, {member.heading.name.text},
                         same->span, {"pernyataan yang pertama", "first declared here"});
      continue;
    }
    ir::Field field;
    field.name = member.heading.name.text;
    field.label = member.heading.label;
    field.span = member.heading.name.span;
    field.annotations = annotations(state, module, member.heading.annotations);
    auto const type = member_type(state, module, member);
    if (!type) {
      state.unread_names.insert(field.name);
      continue;
    }
    field.type = *type;
    field.relation = relation_of(member);
    auto const refinement = check_refinement(state, module, member.type, *type);
    field.decimals = refinement.decimals;
    field.range = refinement.range;
    for (auto const& name : member.source_names) field.source_names.push_back(name.text);
    check_pattern(state, member, field);
    check_list_clauses(state, member, field);
    check_empty_clauses(state, member, field);
    check_inverse_clauses(state, member, field);
    if (member.is_key && !key) {
      key = static_cast<std::uint16_t>(fields.size());
    } else if (member.is_key) {
      state.report_clash(DiagnosticCode::duplicate_name, member.heading.name.span, {member.heading.name.text},
                         fields[*key].span, {"kunci yang pertama", "the first key"});
    }
    fields.push_back(std::move(field));
  }
  auto remarks = annotations(state, module, tree.heading.annotations);
  auto& record = state.program.record_types.at(id.index);
  record.annotations = std::move(remarks);
  record.fields = std::move(fields);
  record.key = key;
}

namespace {

// The clauses of a list that name fields of its rows; every record type must be known by now.
void check_row_clauses(CheckState& state, ast::Record const& tree, ir::RecordType& record) {
  for (auto const& member : tree.members) {
    auto const index = find_field(record, member.heading.name.text);
    if (!index || record.fields[*index].type.kind != TypeKind::list) continue;
    auto& field = record.fields[*index];
    auto const& row = state.program.record_types.at(field.type.index);
    if (member.latest_by) {
      field.latest_by = find_field(row, member.latest_by->text);
      if (!field.latest_by) {
        state.report(DiagnosticCode::no_such_field, member.latest_by->span, {member.latest_by->text, row.name},
                     suggestion(member.latest_by->text, field_names(row)));
      } else if (row.fields[*field.latest_by].type.kind != TypeKind::date) {
        state.report(DiagnosticCode::wrong_type, member.latest_by->span,
                     {{"tanggal", "a date"}, type_text(state.program, row.fields[*field.latest_by].type)});
        field.latest_by.reset();
      }
    }
    auto const has_year = row.key && row.fields[*row.key].type == Type::number(value::plain_number, true);
    if (field.one_each_year && !has_year) {
      state.report(DiagnosticCode::not_a_yearly_list, member.heading.name.span, {field.name},
                   Argument("beri `" + row.name + "` sebuah `kunci tahun : bulat`",
                            "give `" + row.name + "` a `key` of type integer"));
      field.one_each_year = false;
    }
  }
}

constexpr std::uint32_t date_characters = 8;

// Whether a stretch of text of this length can be read as a value of the type.
bool can_be_contained(Type type, std::uint32_t num_characters) {
  switch (type.kind) {
    case TypeKind::date: return num_characters == date_characters;
    case TypeKind::boolean:
    case TypeKind::enumeration:
    case TypeKind::text: return true;
    case TypeKind::number: return type.whole;
    case TypeKind::duration:
    case TypeKind::record:
    case TypeKind::list: return false;
  }
  return false;
}

// `memuat tanggal_lahir pada tanda 1 .. 8`: names other fields, so all of them must be known by now.
void check_contained(CheckState& state, ast::Member const& member, ir::RecordType& record) {
  auto const owner = find_field(record, member.heading.name.text);
  if (!owner || member.contained.empty()) return;
  if (record.fields[*owner].type.kind != TypeKind::text) {
    state.report(DiagnosticCode::clause_does_not_fit, member.heading.span,
                 {{"`memuat`", "`contains`"}, type_text(state.program, record.fields[*owner].type)});
    return;
  }
  for (auto const& part : member.contained) {
    auto const field = find_field(record, part.field.text);
    if (!field) {
      state.report(DiagnosticCode::no_such_field, part.field.span, {part.field.text, record.name},
                   suggestion(part.field.text, field_names(record)));
      continue;
    }
    auto const is_stretch = part.first >= 1 && part.first <= part.last && part.last <= value::max_pattern_text_bytes;
    if (field == owner || !is_stretch || !can_be_contained(record.fields[*field].type, part.last - part.first + 1)) {
      state.report(DiagnosticCode::contained_field_form, part.span, {part.field.text});
      continue;
    }
    record.fields[*owner].contained.push_back({*field, part.first, part.last});
  }
}

}  // namespace

void check_record_rows(CheckState& state, ast::Record const& tree, ir::RecordTypeId id) {
  auto record = state.program.record_types.at(id.index);
  check_row_clauses(state, tree, record);
  check_relations(state, tree, id, record);
  for (auto const& member : tree.members) check_contained(state, member, record);
  state.program.record_types.at(id.index) = std::move(record);
}

void check_record_nesting(CheckState& state) {
  enum class Mark : std::uint8_t { unseen, open, done };
  std::vector<Mark> marks(state.program.record_types.size(), Mark::unseen);
  std::function<void(std::uint16_t, std::size_t)> visit = [&](std::uint16_t index, std::size_t depth) {
    marks[index] = Mark::open;
    // Copied, since a field that would close the circle is taken away.
    for (std::size_t i = 0; i < state.program.record_types[index].fields.size();) {
      auto const type = state.program.record_types[index].fields[i].type;
      auto const is_held = state.program.record_types[index].fields[i].relation == ir::Relation::none;
      auto const is_nested = is_held && (type.kind == TypeKind::record || type.kind == TypeKind::list);
      if (is_nested && (marks[type.index] == Mark::open || depth > 20)) {
        auto& fields = state.program.record_types[index].fields;
        state.report(DiagnosticCode::recursive_record, fields[i].span, {state.program.record_types[index].name});
        fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      if (is_nested && marks[type.index] == Mark::unseen) visit(type.index, depth + 1);
      ++i;
    }
    marks[index] = Mark::done;
  };
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] == Mark::unseen) visit(static_cast<std::uint16_t>(i), 0);
  }
}

void check_data_checks(CheckState& state, CheckedModule const& module, ast::Record const& tree, ir::RecordTypeId id) {
  for (auto const& written : tree.checks) {
    auto const& name = written.heading.name;
    auto const& record = state.program[id];
    auto const field = find_field(record, name.text);
    auto const other = std::find_if(record.checks.begin(), record.checks.end(),
                                    [&](ir::DataCheck const& check) { return check.name == name.text; });
    if (field || other != record.checks.end()) {
      state.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text},
                         field ? record.fields[*field].span : other->span,
                         {"pernyataan yang pertama", "first declared here"});
      continue;
    }
    ExpressionChecker checker(state, module, std::nullopt, {{id.index, "", {}, true}});
    checker.keep_to_one_record();
    auto const condition = checker.check_condition(*written.condition);
    if (!condition) continue;
    if (ir::own_fields(state.program, *condition).empty()) {
      state.report(DiagnosticCode::check_reads_no_field, name.span, {name.text});
      continue;
    }
    auto remarks = annotations(state, module, written.heading.annotations);
    state.program.record_types.at(id.index).checks.push_back(
        {name.text, written.heading.label, *condition, written.rejects, std::move(remarks), name.span});
  }
}

}  // namespace timbang::language
