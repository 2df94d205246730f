// The tables of a rule file as texts: to be shown, edited and given back by a spreadsheet.
// Used by session for `timbang table`. Knows where rows stand and how they are written, never what they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

struct TableCellText {
  std::string text;  ///< as the formatter writes it; empty for an empty cell
  source::Span span;
  /// The kind of a cell that is a single token, such as a number or a date; else END_OF_FILE.
  TokenKind single = TokenKind::END_OF_FILE;
};

struct TableRowText {
  std::vector<TableCellText> cells;
  /// The cell behind `||`; none in a table without results.
  std::optional<std::size_t> first_result;
  source::Span span;
};

/// The rows that stand together below one construct.
struct TableText {
  std::string title;               ///< `penilaian KinerjaPNS / tabel predikat`; in a file no two are the same
  std::vector<TableRowText> rows;  ///< the header first
  source::Span span;               ///< from the first bar to the last
};

struct FileTables {
  source::Language language = source::Language::indonesian;
  std::vector<TableText> tables;  ///< in the order of the file
};

/// Empty, and reported, when the file has mistakes of spelling.
std::optional<FileTables> read_tables(source::SourceStore const& sources, source::FileId file,
                                      source::DiagnosticSink& sink);

/// Rows as rule text, one on each line.
std::string rows_text(std::vector<TableRowText> const& rows);

}  // namespace timbang::language
