#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::DiagnosticCode;

std::optional<ast::Path> bare_path(ast::Cell const& cell) {
  auto const* values = std::get_if<ast::ValueCell>(&cell.content);
  if (values == nullptr || values->values.size() != 1) return std::nullopt;
  auto const* reference = std::get_if<ast::Reference>(&values->values.front()->content);
  return reference == nullptr ? std::nullopt : std::optional(reference->path);
}

std::optional<ast::Name> bare_name(ast::Cell const& cell) {
  auto const path = bare_path(cell);
  if (path && path->parts.size() == 1) return path->parts.front();
  return std::nullopt;
}

bool check_column_counts(CheckState& state, ast::Rows const& rows, bool wants_double_bar) {
  auto const& header = rows.rows.front();
  auto usable = true;
  for (auto const& row : rows.rows) {
    auto const same_place = row.first_result == header.first_result && !row.several_double_bars;
    if (row.cells.size() != header.cells.size()) {
      source::Argument const in_row = std::to_string(row.cells.size());
      source::Argument const in_header = std::to_string(header.cells.size());
      state.report_clash(DiagnosticCode::column_count, row.span, {in_row, in_header}, header.span,
                         {"kepala tabelnya", "the header"});
      usable = false;
    } else if (!same_place || row.first_result.has_value() != wants_double_bar) {
      state.report(DiagnosticCode::double_bar_place, row.span);
      usable = false;
    }
  }
  if (rows.rows.size() < 2) {
    state.report(DiagnosticCode::no_rows, rows.span);
    usable = false;
  }
  return usable;
}

std::optional<source::Argument> remedy_for_word(CheckState const& state, ast::Cell const& cell, value::Type type) {
  auto const* word = std::get_if<ast::WordCell>(&cell.content);
  if (word == nullptr) return std::nullopt;
  auto const is_eligible = word->word == ast::ResultWord::eligible;
  if (!is_eligible && word->word != ast::ResultWord::not_eligible) return std::nullopt;
  if (type.kind == value::TypeKind::boolean) {
    return is_eligible
               ? source::Argument("memenuhi syarat ditulis `ya` di sini", "eligible is written `yes` here")
               : source::Argument("tidak memenuhi syarat ditulis `tidak` di sini", "not eligible is written `no` here");
  }
  auto const wanted = type_text(state.program, type);
  return source::Argument(
      "di sini ditulis nilai `" + wanted.indonesian + "`; kata itu hasil putusan dalam contoh",
      "a value of `" + wanted.english + "` is written here; those words are results of decisions in examples");
}

void report_unfit(CheckState& state, ast::Cell const& cell, value::Type type) {
  auto const is_empty = std::holds_alternative<ast::EmptyCell>(cell.content);
  state.report(is_empty ? DiagnosticCode::empty_cell : DiagnosticCode::cell_does_not_fit, cell.span, {},
               remedy_for_word(state, cell, type));
}

}  // namespace timbang::language
