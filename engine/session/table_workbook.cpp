#include "engine/session/table_workbook.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "engine/language/format/format.h"
#include "engine/language/format/table_text.h"
#include "engine/session/file_reader.h"
#include "engine/session/run_tests.h"
#include "engine/session/table_cells.h"
#include "engine/session/words.h"
#include "engine/workbook/workbook.h"
#include "engine/workbook/workbook_writer.h"

namespace timbang::session {

namespace {

using language::FileTables;
using language::TableRowText;
using language::TableText;
using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;
using source::Language;
using source::Span;

/// The column that stands for `||`.
constexpr char const* results_mark = "||";
constexpr double width_of_mark = 3;

std::string last_part(std::string const& title) {
  auto const slash = title.rfind(" / ");
  return slash == std::string::npos ? title : title.substr(slash + 3);
}

/// Numbered, so that no two names are the same in whatever case; tables of an example carry as much of its name as a sheet's
/// name holds.
std::string sheet_name_of(std::size_t number, std::string const& title) {
  auto name = std::to_string(number) + " " + last_part(title);
  auto const opens = title.find('"');
  auto const closes = opens == std::string::npos ? opens : title.find('"', opens + 1);
  if (closes != std::string::npos) name += " " + title.substr(opens + 1, closes - opens - 1);
  return workbook::sheet_name(name);
}

// ---- Writing -------------------------------------------------------------------------------------------------------------

std::vector<workbook::OutputCell> output_row(TableRowText const& row, bool is_header, Language language) {
  std::vector<workbook::OutputCell> cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.first_result == i) cells.push_back(is_header ? workbook::text_cell(results_mark) : workbook::OutputCell{});
    cells.push_back(is_header ? workbook::text_cell(row.cells[i].text) : output_cell(row.cells[i], language));
  }
  return cells;
}

std::string workbook_of(FileTables const& file) {
  workbook::WorkbookWriter writer;
  auto const language = file.language;
  workbook::SheetLayout index;
  index.name = word(Word::tables_index, language);
  auto const index_sheet = writer.add_sheet(std::move(index));
  writer.write_row(index_sheet, {workbook::text_cell(std::string(word(Word::tables_sheet, language))),
                                 workbook::text_cell(std::string(word(Word::tables_table, language)))});
  std::size_t number = 0;
  for (auto const& table : file.tables) {
    workbook::SheetLayout layout;
    layout.name = sheet_name_of(++number, table.title);
    if (auto const mark = table.rows.front().first_result) {
      layout.columns.resize(*mark + 1);
      layout.columns.back().width = width_of_mark;
    }
    writer.write_row(index_sheet, {workbook::text_cell(layout.name), workbook::text_cell(table.title)});
    auto const sheet = writer.add_sheet(layout);
    for (auto const& row : table.rows) writer.write_row(sheet, output_row(row, &row == &table.rows.front(), language));
  }
  std::ostringstream bytes;
  return writer.finish(bytes) ? bytes.str() : std::string();
}

// ---- Reading -------------------------------------------------------------------------------------------------------------

/// A table as the workbook has it, with the row and columns of each cell.
struct SheetTable {
  std::string sheet;
  std::vector<TableRowText> rows;
  std::vector<std::uint32_t> row_numbers;  ///< beside them
  std::vector<std::uint32_t> columns;      ///< of each cell of a row
};

class SheetReader {
public:
  SheetReader(std::string const& path, workbook::Sheet const& sheet, TableText const& written, Language language,
              source::DiagnosticSink& sink)
      : path_(path), sheet_(sheet), language_(language), sink_(sink), money_(money_columns(written)) {}

  SheetTable run() {
    for (auto const& row : sheet_.rows) {
      if (row.is_blank()) continue;
      if (table_.rows.empty()) find_columns(row);
      table_.rows.push_back(read_row(row));
      table_.row_numbers.push_back(row.number);
    }
    table_.sheet = sheet_.name;
    return std::move(table_);
  }

private:
  /// Columns of which some cell is an amount of money: what a spreadsheet shows as a plain number there is one too.
  static std::vector<bool> money_columns(TableText const& table) {
    std::vector<bool> columns;
    for (auto const& row : table.rows) {
      columns.resize(std::max(columns.size(), row.cells.size()));
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].single == language::TokenKind::MONEY_NUMBER) columns[i] = true;
      }
    }
    return columns;
  }

  void find_columns(workbook::Row const& header) {
    for (auto const& cell : header.cells) {
      if (cell.text == results_mark) {
        first_result_ = table_.columns.size();
      } else if (cell.kind != workbook::CellKind::empty) {
        table_.columns.push_back(cell.column);
      }
    }
  }

  TableRowText read_row(workbook::Row const& row) {
    if (row.is_hidden) say(DiagnosticCode::row_hidden, row.number, std::nullopt, {});
    TableRowText made;
    made.first_result = first_result_;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      made.cells.push_back({read_cell(row, table_.columns[i], i < money_.size() && money_[i]), {}, {}});
    }
    for (auto const& cell : row.cells) tell_stray(row, cell);
    return made;
  }

  std::string read_cell(workbook::Row const& row, std::uint32_t column, bool is_money) {
    auto const& cell = row.at(column);
    std::optional<DiagnosticCode> problem;
    auto text = cell_text(cell, is_money, language_, problem);
    if (text && text->find_first_of("|\n\r") != std::string::npos && !is_text_literal(*text)) {
      problem = DiagnosticCode::cell_breaks_row;
    }
    if (problem) say(*problem, row.number, column, cell.text);
    return text.value_or(std::string());
  }

  /// A bar may stand in a quoted text; a line break may not.
  static bool is_text_literal(std::string const& text) {
    return text.front() == '"' && text.back() == '"' && text.find_first_of("\n\r") == std::string::npos;
  }

  /// What stands in a column without a heading would be lost.
  void tell_stray(workbook::Row const& row, workbook::Cell const& cell) {
    auto const is_known = std::find(table_.columns.begin(), table_.columns.end(), cell.column) != table_.columns.end();
    if (is_known || cell.kind == workbook::CellKind::empty || cell.text == results_mark) return;
    say(DiagnosticCode::table_cell_without_heading, row.number, cell.column, cell.text);
  }

  void say(DiagnosticCode code, std::uint32_t row, std::optional<std::uint32_t> column, std::string_view value) {
    DataPlace place{path_, row, {}, std::string(value), sheet_.name, {}};
    if (column) place.cell = workbook::reference_text({row, *column});
    sink_.report(Diagnostic{code, std::move(place), {value}, {}, {}});
  }

  std::string const& path_;
  workbook::Sheet const& sheet_;
  Language language_;
  source::DiagnosticSink& sink_;
  std::vector<bool> money_;
  std::optional<std::size_t> first_result_;
  SheetTable table_;
};

workbook::Sheet const* find_sheet(workbook::Workbook const& book, std::string_view name) {
  auto const found =
      std::find_if(book.sheets.begin(), book.sheets.end(), [&](auto const& sheet) { return sheet.name == name; });
  return found == book.sheets.end() ? nullptr : &*found;
}

/// By title, the sheets that the first one names and the rule file has a table for.
class BookReader {
public:
  BookReader(std::string const& path, FileTables const& file, source::DiagnosticSink& sink)
      : path_(path), file_(file), sink_(sink) {}

  std::map<std::string, SheetTable> run(workbook::Workbook const& book) {
    auto const* index = find_sheet(book, word(Word::tables_index, file_.language));
    if (index == nullptr) {
      sink_.report(Diagnostic{DiagnosticCode::no_index_sheet,
                              DataPlace{path_, 0, {}, {}, {}, {}},
                              {word(Word::tables_index, file_.language)},
                              {},
                              {}});
      return {};
    }
    for (auto const& row : index->rows) {
      auto const is_heading = &row == &index->rows.front();
      if (!is_heading && !row.is_blank()) add(book, *index, row);
    }
    return std::move(tables_);
  }

private:
  void add(workbook::Workbook const& book, workbook::Sheet const& index, workbook::Row const& row) {
    std::string const title(row.at(1).text);
    auto const table = std::find_if(file_.tables.begin(), file_.tables.end(),
                                    [&](TableText const& one) { return one.title == title; });
    if (table == file_.tables.end()) return say(DiagnosticCode::no_such_table, index, row, 1);
    auto const* sheet = find_sheet(book, row.at(0).text);
    if (sheet == nullptr) return say(DiagnosticCode::no_such_sheet, index, row, 0);
    tables_.emplace(title, SheetReader(path_, *sheet, *table, file_.language, sink_).run());
  }

  void say(DiagnosticCode code, workbook::Sheet const& index, workbook::Row const& row, std::uint32_t column) {
    auto const value = row.at(column).text;
    sink_.report(Diagnostic{
        code,
        DataPlace{
            path_, row.number, {}, std::string(value), index.name, workbook::reference_text({row.number, column})},
        {value},
        {},
        {}});
  }

  std::string const& path_;
  FileTables const& file_;
  source::DiagnosticSink& sink_;
  std::map<std::string, SheetTable> tables_;
};

bool same_rows(std::vector<TableRowText> const& a, std::vector<TableRowText> const& b) {
  return language::rows_text(a) == language::rows_text(b);
}

/// The rule text with the rows of the sheets, from the last table to the first, so that places stay what they are.
std::string with_rows(source::SourceFile const& file, FileTables const& tables,
                      std::map<std::string, SheetTable> const& sheets, std::vector<std::string>& changed) {
  std::string text(file.text());
  for (auto table = tables.tables.rbegin(); table != tables.tables.rend(); ++table) {
    auto const sheet = sheets.find(table->title);
    if (sheet == sheets.end() || same_rows(sheet->second.rows, table->rows)) continue;
    changed.insert(changed.begin(), table->title);
    text.replace(table->span.begin, table->span.end - table->span.begin, language::rows_text(sheet->second.rows));
  }
  return text;
}

/// Moves a message about rows that came from the workbook to the cell that it speaks of.
class CellFinder {
public:
  CellFinder(std::string const& path, std::map<std::string, SheetTable> const& sheets,
             source::SourceStore const& sources, source::FileId file)
      : path_(path), sheets_(sheets), file_(file) {
    source::DiagnosticSink ignored(0);
    if (auto tables = language::read_tables(sources, file, ignored)) tables_ = std::move(tables->tables);
  }

  void move(Diagnostic& diagnostic) const {
    auto const* span = std::get_if<Span>(&diagnostic.place);
    if (span == nullptr || !(span->file == file_)) return;
    for (auto const& table : tables_) {
      auto const sheet = sheets_.find(table.title);
      if (sheet == sheets_.end() || span->begin < table.span.begin || span->begin >= table.span.end) continue;
      if (auto place = place_in(table, sheet->second, span->begin)) diagnostic.place = *std::move(place);
      return;
    }
  }

private:
  std::optional<DataPlace> place_in(TableText const& table, SheetTable const& sheet, std::uint32_t at) const {
    for (std::size_t i = 0; i < table.rows.size() && i < sheet.row_numbers.size(); ++i) {
      auto const& row = table.rows[i];
      if (at < row.span.begin || at >= row.span.end) continue;
      DataPlace place{path_, sheet.row_numbers[i], {}, {}, sheet.sheet, {}};
      for (std::size_t j = 0; j < row.cells.size() && j < sheet.columns.size(); ++j) {
        if (at < row.cells[j].span.begin || at >= row.cells[j].span.end) continue;
        place.cell = workbook::reference_text({sheet.row_numbers[i], sheet.columns[j]});
        place.value = row.cells[j].text;
      }
      return place;
    }
    return std::nullopt;
  }

  std::string const& path_;
  std::map<std::string, SheetTable> const& sheets_;
  source::FileId file_;
  std::vector<TableText> tables_;
};

/// The tables of the one rule file that is named; empty, and told, when there is none to be read.
std::optional<FileTables> tables_of(std::string const& path, source::SourceStore& sources,
                                    source::DiagnosticSink& sink) {
  FileReader reader(sources, sink);
  auto const file = reader.add_file(path);
  return file ? language::read_tables(sources, *file, sink) : std::nullopt;
}

/// Reads the workbook back: every table must come out as it went in.
bool is_lossless(std::string const& bytes, std::string const& path, FileTables const& file,
                 source::DiagnosticSink& sink) {
  auto const book = workbook::read_workbook(bytes, path, sink);
  if (sink.has_errors()) return false;
  auto const sheets = BookReader(path, file, sink).run(book);
  return std::all_of(file.tables.begin(), file.tables.end(), [&](TableText const& table) {
    auto const sheet = sheets.find(table.title);
    return sheet != sheets.end() && same_rows(sheet->second.rows, table.rows);
  });
}

}  // namespace

WrittenTables write_tables(std::string const& path) {
  WrittenTables result;
  source::DiagnosticSink sink;
  if (auto const file = tables_of(path, result.sources, sink)) {
    result.language = file->language;
    result.num_tables = file->tables.size();
    auto bytes = workbook_of(*file);
    source::DiagnosticSink back;
    if (is_lossless(bytes, path, *file, back)) {
      result.workbook = std::move(bytes);
    } else {
      sink.report(Diagnostic{DiagnosticCode::table_not_kept, source::NoPlace{}, {path}, {}, {}});
    }
  }
  result.diagnostics = sink.take();
  return result;
}

ReadTables read_tables(LoadRequest request, std::string const& workbook_path) {
  ReadTables result;
  source::DiagnosticSink sink(max_diagnostics);
  source::SourceStore sources;
  auto const& path = request.paths.front();
  auto const file = tables_of(path, sources, sink);
  if (!file) {
    // Told once more by the load, with the rule file's own places.
    result.loaded = load(request);
    result.language = result.loaded.language;
    result.diagnostics = result.loaded.diagnostics;
    return result;
  }
  result.language = file->language;
  auto const book = workbook::read_workbook_file(workbook_path, sink);
  std::map<std::string, SheetTable> sheets;
  if (!sink.has_errors()) sheets = BookReader(workbook_path, *file, sink).run(book);
  if (!sink.has_errors()) {
    auto text = with_rows(sources.get(source::FileId{0}), *file, sheets, result.changed);
    source::SourceStore made;
    source::DiagnosticSink unformatted;
    auto const made_file = made.add(path, text);
    auto formatted = language::format(made, made_file, std::nullopt, unformatted);
    if (formatted) text = *std::move(formatted);
    request.texts[path] = text;
    result.loaded = load(request);
    auto diagnostics = result.loaded.diagnostics;
    if (!result.loaded.jurisdictions.empty()) {
      auto const run = run_tests(result.loaded);
      diagnostics.insert(diagnostics.end(), run.failures.begin(), run.failures.end());
      result.text = std::move(text);
    }
    CellFinder const finder(workbook_path, sheets, result.loaded.sources, result.loaded.main_files.front());
    for (auto& diagnostic : diagnostics) {
      finder.move(diagnostic);
      sink.report(std::move(diagnostic));
    }
  }
  result.diagnostics = sink.take();
  return result;
}

}  // namespace timbang::session
