#include "engine/language/check/declaration_checker.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/language/check/expression_checker.h"
#include "engine/value/notation.h"
#include "engine/value/text_pattern.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

namespace {

Argument date_text(value::Date date) {
  return {value::write_date(date, source::Language::indonesian), value::write_date(date, source::Language::english)};
}

std::optional<value::Date> day_after(value::Date date) { return value::Date::from_day_number(date.day_number() + 1); }

}  // namespace

void check_regulation(CheckState& state, CheckedModule const& module, ast::Regulation const& tree,
                      ir::RegulationId id) {
  auto& regulation = state.program.regulations.at(id.index);
  regulation.title = tree.heading.label;
  regulation.from = tree.from;
  regulation.through = tree.through;
  regulation.annotations = annotations(state, module, tree.heading.annotations);
  if (tree.from && tree.through && *tree.through < *tree.from) {
    state.report(DiagnosticCode::period_reversed, tree.heading.span);
  }
  for (auto const& repealed : tree.repeals) {
    auto const symbol = resolve(state, module, repealed.text, repealed.span, SymbolKind::regulation);
    if (symbol) regulation.repeals.push_back({symbol->index});
  }
}

Refinement check_refinement(CheckState& state, CheckedModule const& module, ast::TypeReference const& tree, Type type) {
  Refinement result;
  auto const is_number = type.kind == TypeKind::number;
  if (tree.decimals && (!is_number || type.whole)) {
    state.report(DiagnosticCode::clause_does_not_fit, tree.span,
                 {{"desimal", "decimals"}, type_text(state.program, type)});
  } else {
    result.decimals = tree.decimals;
  }
  if (!tree.range) return result;
  if (!is_number) {
    state.report(DiagnosticCode::clause_does_not_fit, tree.range->span,
                 {{"rentang", "range"}, type_text(state.program, type)});
    return result;
  }
  ExpressionChecker checker(state, module, std::nullopt, {});
  auto const low = checker.check_constant(*tree.range->low, type);
  auto const high = checker.check_constant(*tree.range->high, type);
  if (!low || !high) return result;
  result.range = {std::get<value::Rational>(*low), std::get<value::Rational>(*high), tree.range->low_open,
                  tree.range->high_open};
  if (*result.range.low > *result.range.high) state.report(DiagnosticCode::empty_interval, tree.range->span);
  return result;
}

// ---- Records -------------------------------------------------------------------------------------------------------------

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
  field.max_rows = member.maximum_rows;
  field.one_each_year = member.one_each_year;
  field.no_rows_mean_none = member.no_rows_mean_none;
}

void check_empty_clauses(CheckState& state, ast::Member const& member, ir::Field& field) {
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
    auto const refinement = check_refinement(state, module, member.type, *type);
    field.decimals = refinement.decimals;
    field.range = refinement.range;
    for (auto const& name : member.source_names) field.source_names.push_back(name.text);
    check_pattern(state, member, field);
    check_list_clauses(state, member, field);
    check_empty_clauses(state, member, field);
    if (member.is_key && !key) {
      key = static_cast<std::uint16_t>(fields.size());
    } else if (member.is_key) {
      state.report_clash(DiagnosticCode::duplicate_name, member.heading.name.span, {member.heading.name.text},
                         fields[*key].span, {"kunci yang pertama", "the first key"});
    }
    fields.push_back(std::move(field));
  }
  auto& record = state.program.record_types.at(id.index);
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

}  // namespace

void check_record_rows(CheckState& state, ast::Record const& tree, ir::RecordTypeId id) {
  auto record = state.program.record_types.at(id.index);
  check_row_clauses(state, tree, record);
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
      auto const is_nested = type.kind == TypeKind::record || type.kind == TypeKind::list;
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
  for (std::uint16_t i = 0; i < marks.size(); ++i) {
    if (marks[i] == Mark::unseen) visit(i, 0);
  }
}

// ---- Parameters ----------------------------------------------------------------------------------------------------------

namespace {

void check_version_order(CheckState& state, ir::Parameter& parameter) {
  auto& versions = parameter.versions;
  std::stable_sort(versions.begin(), versions.end(),
                   [](ir::ParameterVersion const& a, ir::ParameterVersion const& b) { return a.from < b.from; });
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
    auto& version = versions[i];
    auto const& next = versions[i + 1];
    // A version runs through the day before the next one, unless an end is written.
    if (!version.through && version.from < next.from) {
      version.through = value::Date::from_day_number(next.from.day_number() - 1);
      continue;
    }
    if (version.from == next.from || (version.through && *version.through >= next.from)) {
      state.report_clash(DiagnosticCode::version_overlap, next.span, {parameter.name, date_text(next.from)},
                         version.span, {"versi yang lain", "the other version"});
      continue;
    }
    auto const first_uncovered = day_after(*version.through);
    if (first_uncovered && *first_uncovered < next.from) {
      state.report_clash(DiagnosticCode::version_gap, next.span, {parameter.name, date_text(*first_uncovered)},
                         version.span, {"versi sebelumnya berakhir di sini", "the version before ends here"});
    }
  }
}

// From when and until when a regulation binds, repeals counted.
struct InForce {
  std::optional<value::Date> from;
  std::optional<value::Date> through;
};
InForce in_force(ir::Program const& program, ir::RegulationId id) {
  auto const& regulation = program[id];
  InForce result{regulation.from, regulation.through};
  for (auto const& other : program.regulations) {
    auto const repeals = std::find(other.repeals.begin(), other.repeals.end(), id) != other.repeals.end();
    if (!repeals || !other.from) continue;
    auto const last = value::Date::from_day_number(other.from->day_number() - 1);
    if (last && (!result.through || *last < *result.through)) result.through = last;
  }
  return result;
}

void check_citations_in_force(CheckState& state, ir::ParameterVersion const& version) {
  if (version.annotations.citations.empty()) return;
  for (auto const& citation : version.annotations.citations) {
    auto const period = in_force(state.program, citation.regulation);
    auto const begun = !period.from || *period.from <= version.from;
    auto const lasts = !period.through || *period.through >= version.from;
    if (begun && lasts) return;
  }
  state.report(DiagnosticCode::citation_not_in_force, version.span, {date_text(version.from)});
}

}  // namespace

void check_parameter(CheckState& state, CheckedModule const& module, ast::Parameter const& tree, ir::ParameterId id) {
  auto const type = resolve_type(state, module, tree.type);
  if (!type) {
    state.unread_names.insert(tree.heading.name.text);
    return;
  }
  auto const refinement = check_refinement(state, module, tree.type, *type);
  auto const general = annotations(state, module, tree.heading.annotations);
  ir::Parameter parameter = state.program[id];
  parameter.label = tree.heading.label;
  parameter.type = *type;
  for (auto const& version_tree : tree.versions) {
    if (version_tree.through && *version_tree.through < version_tree.from) {
      state.report(DiagnosticCode::period_reversed, version_tree.span);
      continue;
    }
    ExpressionChecker checker(state, module, std::nullopt, {});
    auto const constant = checker.check_constant(*version_tree.value, *type);
    auto annotated = annotations(state, module, version_tree.annotations);
    annotated.citations.insert(annotated.citations.end(), general.citations.begin(), general.citations.end());
    if (annotated.citations.empty()) state.report(DiagnosticCode::no_legal_basis, version_tree.span, {parameter.name});
    if (!constant) continue;
    if (type->kind == TypeKind::number && !value::contains(value::Possible(refinement.range), *constant)) {
      state.report(DiagnosticCode::value_out_of_range, version_tree.value->span, {parameter.name});
      continue;
    }
    parameter.versions.push_back(
        {version_tree.from, version_tree.through, *constant, std::move(annotated), version_tree.span});
    check_citations_in_force(state, parameter.versions.back());
  }
  check_version_order(state, parameter);
  state.program.parameters.at(id.index) = std::move(parameter);
}

}  // namespace timbang::language
