#include <algorithm>
#include <map>
#include <utility>

#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/predefined.h"
#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::DiagnosticCode;

namespace {

// The texts of a cell: `"Cukup"; "Cukup/Butuh Perbaikan"`; none when it is empty.
std::vector<std::string> texts(CheckState& state, ast::Cell const& cell) {
  if (std::holds_alternative<ast::EmptyCell>(cell.content)) return {};
  std::vector<std::string> result;
  if (auto const* values = std::get_if<ast::ValueCell>(&cell.content)) {
    for (auto const& value : values->values) {
      auto const* text = std::get_if<ast::TextLiteral>(&value->content);
      if (text != nullptr) result.push_back(text->text);
    }
    if (result.size() == values->values.size()) return result;
  }
  state.report(DiagnosticCode::cell_does_not_fit, cell.span, {},
               source::Argument("tulis teks dalam tanda kutip", "write text in quotes"));
  return {};
}

struct ChoiceColumns {
  std::vector<std::optional<PredefinedName>> columns;
  bool has_value = false;
};

ChoiceColumns read_columns(CheckState& state, CheckedModule const& module, ast::Row const& header) {
  ChoiceColumns result;
  for (auto const& cell : header.cells) {
    auto const name = bare_name(cell);
    auto const column = name ? find_predefined(NameGroup::choice_column, name->text, module.language()) : std::nullopt;
    if (!column) {
      state.report(DiagnosticCode::table_header, cell.span, {},
                   source::Argument("kolom tabel pilihan: `nilai`, `label`, `kode`, `alias`",
                                    "columns of a choice: `value`, `label`, `code`, `alias`"));
    }
    result.columns.push_back(column);
    result.has_value = result.has_value || column == PredefinedName::value;
  }
  return result;
}

std::optional<ir::EnumerationEntry> read_entry(CheckState& state, ast::Row const& row, ChoiceColumns const& header) {
  ir::EnumerationEntry entry;
  for (std::size_t i = 0; i < row.cells.size() && i < header.columns.size(); ++i) {
    auto const& cell = row.cells[i];
    auto const column = header.columns[i];
    if (column == PredefinedName::value) {
      auto const name = bare_name(cell);
      if (name)
        entry.name = name->text;
      else
        state.report(DiagnosticCode::cell_does_not_fit, cell.span, {},
                     source::Argument("tulis satu nama", "write a single name"));
    } else if (column == PredefinedName::label) {
      auto const written = texts(state, cell);
      if (!written.empty()) entry.label = written.front();
    } else if (column == PredefinedName::code) {
      entry.codes = texts(state, cell);
    } else if (column == PredefinedName::alias) {
      entry.aliases = texts(state, cell);
    }
  }
  if (entry.name.empty()) return std::nullopt;
  if (entry.label.empty()) entry.label = entry.name;
  return entry;
}

// Data is matched without regard to case; one spelling cannot stand for two values.
void check_spellings(CheckState& state, ast::Choice const& tree, ir::Enumeration const& enumeration) {
  std::map<std::string, std::size_t> owners;
  for (std::size_t i = 0; i < enumeration.entries.size(); ++i) {
    auto const& entry = enumeration.entries[i];
    auto spellings = entry.aliases;
    spellings.insert(spellings.end(), entry.codes.begin(), entry.codes.end());
    spellings.push_back(entry.label);
    for (auto spelling : spellings) {
      std::transform(spelling.begin(), spelling.end(), spelling.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      auto const [owner, is_new] = owners.emplace(spelling, i);
      if (!is_new && owner->second != i) {
        state.report(DiagnosticCode::ambiguous_spelling, tree.rows.span, {spelling});
      }
    }
  }
}

}  // namespace

void check_choice(CheckState& state, CheckedModule const& module, ast::Choice const& tree, ir::EnumerationId id) {
  auto enumeration = state.program[id];
  enumeration.annotations = annotations(state, module, tree.heading.annotations);
  enumeration.label = tree.heading.label;
  enumeration.ordered = tree.ordering != ast::Ordering::none;
  auto const header = read_columns(state, module, tree.rows.rows.front());
  if (!header.has_value) {
    state.unread_names.insert(enumeration.name);
    return;
  }
  check_column_counts(state, tree.rows, false);
  for (std::size_t i = 1; i < tree.rows.rows.size(); ++i) {
    auto entry = read_entry(state, tree.rows.rows[i], header);
    if (!entry) continue;
    auto const same = std::any_of(enumeration.entries.begin(), enumeration.entries.end(),
                                  [&](ir::EnumerationEntry const& other) { return other.name == entry->name; });
    if (same) {
      state.report(DiagnosticCode::duplicate_name, tree.rows.rows[i].span, {entry->name});
      continue;
    }
    enumeration.entries.push_back(std::move(*entry));
  }
  if (enumeration.entries.empty()) state.report(DiagnosticCode::no_rows, tree.rows.span);
  if (enumeration.entries.size() > value::max_enumeration_values) {
    state.report(DiagnosticCode::too_many_values, tree.rows.span, {std::to_string(value::max_enumeration_values)});
    enumeration.entries.resize(value::max_enumeration_values);
  }
  check_spellings(state, tree, enumeration);
  if (tree.ordering == ast::Ordering::highest_first)
    std::reverse(enumeration.entries.begin(), enumeration.entries.end());
  state.program.enumerations.at(id.index) = std::move(enumeration);
}

}  // namespace timbang::language
