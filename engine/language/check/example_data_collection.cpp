// All records of a type, `data X`, and the rows of a list of each of them, `data X.list`.
#include <algorithm>
#include <utility>

#include "engine/language/check/example_data.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::TypeKind;

void ExampleData::add_collection(ast::SetCollection const& tree, ir::ExampleCase& target) {
  if (auto const list = list_of_collection(tree.record)) return add_lists(tree, *list, target);
  auto const symbol = resolve(state_, module_, tree.record.text(), tree.record.span, SymbolKind::record);
  if (!symbol) return;
  ir::ExampleCollection made{ir::RecordTypeId{symbol->index}, {}, tree.record.span};
  auto const [other, is_first] = collections_.emplace(made.type, tree.record.span);
  if (!is_first) {
    state_.report_clash(DiagnosticCode::duplicate_name, tree.record.span, {tree.record.text()}, other->second,
                        {"yang pertama", "the first one"});
    return;
  }
  keys_[made.type] = {};
  unread_.insert(made.type);
  if (!check_column_counts(state_, tree.rows, false)) return;
  for (std::size_t i = 1; i < tree.rows.rows.size(); ++i) {
    auto record = row_of(tree.rows.rows[i], tree.rows.rows.front(), made.type);
    if (!record) return;
    if (!has_own_key(*record, made.type, tree.rows.rows[i].span)) continue;
    made.records.push_back(std::move(*record));
  }
  unread_.erase(made.type);
  target.collections.push_back(std::move(made));
}

/// False, and reported, without a key, or with that of another record. A type without keys has none to ask for.
bool ExampleData::has_own_key(value::RecordDatum const& record, ir::RecordTypeId type, source::Span where) {
  auto const& declared = state_.program[type];
  if (!declared.key) return true;
  auto const* key = std::get_if<value::Value>(&record.fields.at(*declared.key).content);
  auto const& name = declared.fields.at(*declared.key).name;
  auto& keys = keys_[type];
  if (key == nullptr) {
    state_.report(DiagnosticCode::row_without_key, where, {name});
    return false;
  }
  if (keys.emplace(*key, keys.size()).second) return true;
  state_.report(DiagnosticCode::example_key_twice, where, {name});
  return false;
}

// ---- Lists of records ----------------------------------------------------------------------------------------------------

/// `Pegawai.skp`, where a record type `Pegawai` has a list `skp`.
std::optional<ExampleData::CollectionList> ExampleData::list_of_collection(ast::Path const& path) const {
  if (path.parts.size() < 2) return std::nullopt;
  auto owner = path;
  owner.parts.pop_back();
  auto const found = state_.symbols.find(module_.package, owner.text(), {SymbolKind::record});
  if (found.size() != 1) return std::nullopt;
  ir::RecordTypeId const type{found.front().index};
  auto const field = find_field(state_.program[type], path.parts.back().text);
  if (!field || !state_.program[type].key) return std::nullopt;
  auto const& declared = state_.program[type].fields[*field];
  if (declared.type.kind != TypeKind::list || declared.relation != ir::Relation::none) return std::nullopt;
  return CollectionList{type, *field};
}

/// As a child table: whoever has no row has what an empty list means, and each row names whose it is by the key.
void ExampleData::add_lists(ast::SetCollection const& tree, CollectionList const& list, ir::ExampleCase& target) {
  auto const& owner = state_.program[list.type];
  auto const& field = owner.fields[list.field];
  auto const given = std::find_if(target.collections.begin(), target.collections.end(),
                                  [&](ir::ExampleCollection const& one) { return one.type == list.type; });
  if (!check_column_counts(state_, tree.rows, false)) return;
  auto const column = key_column(tree.rows, owner.fields[*owner.key].name);
  if (!column) return;
  for (std::size_t i = 1; i < tree.rows.rows.size(); ++i) {
    auto const& row = tree.rows.rows[i];
    auto const key = constant(row.cells[*column], owner.fields[*owner.key].type);
    if (!key) continue;
    auto const known = keys_[list.type].find(*key);
    if (given == target.collections.end() || known == keys_[list.type].end()) {
      report_unknown_key(list.type, *key, row.cells[*column]);
      continue;
    }
    auto made = row_of(row, tree.rows.rows.front(), ir::RecordTypeId{field.type.index}, column);
    if (made) add_row(given->records.at(known->second).fields[list.field], std::move(*made));
  }
}

std::optional<std::size_t> ExampleData::key_column(ast::Rows const& rows, std::string const& key) {
  auto const& header = rows.rows.front();
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    auto const path = bare_path(header.cells[i]);
    if (path && path->parts.size() == 1 && path->parts.front().text == key) return i;
  }
  state_.report(DiagnosticCode::row_without_key, header.span, {key});
  return std::nullopt;
}

void ExampleData::add_row(value::Datum& list, value::RecordDatum row) {
  if (!std::holds_alternative<value::ListDatum>(list.content)) list.content = value::ListDatum{{}, true};
  auto& rows = std::get<value::ListDatum>(list.content);
  rows.complete = true;
  rows.rows.push_back(std::move(row));
}

}  // namespace timbang::language
