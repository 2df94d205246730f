#include "engine/language/format/table_text.h"

#include <map>
#include <utility>

#include "engine/language/format/blanks.h"
#include "engine/language/format/token_text.h"
#include "engine/language/parse/concrete_syntax.h"

namespace timbang::language {

namespace {

bool is_cell_end(TokenKind kind) {
  return kind == TokenKind::BAR || kind == TokenKind::DOUBLE_BAR || kind == TokenKind::ROW_END;
}

class TableReader {
public:
  TableReader(source::SourceFile const& file, ConcreteSyntax const& syntax) : file_(file), syntax_(syntax) {}

  std::vector<TableText> run() {
    for (auto const& block : syntax_.blocks) {
      if (block.kind == BlockKind::row) add_row(block);
    }
    return std::move(tables_);
  }

private:
  void add_row(Block const& block) {
    auto const [found, is_new] = table_of_parent_.try_emplace(block.parent, tables_.size());
    auto row = read_row(block.first);
    if (is_new) tables_.push_back({title(block.parent), {}, row.span});
    auto& table = tables_[found->second];
    table.span.end = row.span.end;
    table.rows.push_back(std::move(row));
  }

  TableRowText read_row(std::uint32_t first) {
    TableRowText row;
    auto begin = first + 1;
    auto i = begin;
    for (; syntax_.tokens[i - 1].kind != TokenKind::ROW_END; ++i) {
      auto const kind = syntax_.tokens[i].kind;
      if (!is_cell_end(kind)) continue;
      row.cells.push_back(cell(begin, i));
      if (kind == TokenKind::DOUBLE_BAR && !row.first_result) row.first_result = row.cells.size();
      begin = i + 1;
    }
    row.span = source::cover(syntax_.tokens[first].span, syntax_.tokens[i - 1].span);
    return row;
  }

  TableCellText cell(std::uint32_t begin, std::uint32_t end) const {
    TableCellText made;
    made.text = joined(begin, end);
    auto const& bar = syntax_.tokens[begin - 1].span;
    made.span = begin == end ? source::Span{bar.file, bar.end, syntax_.tokens[end].span.begin}
                             : source::cover(syntax_.tokens[begin].span, syntax_.tokens[end - 1].span);
    if (end == begin + 1) made.single = syntax_.tokens[begin].kind;
    return made;
  }

  std::string joined(std::uint32_t begin, std::uint32_t end) const {
    std::string text;
    for (auto i = begin; i < end; ++i) {
      if (i > begin && has_blank_before(syntax_, i)) text += ' ';
      text += text_of(i);
    }
    return text;
  }

  std::string text_of(std::uint32_t token) const {
    auto const& found = syntax_.tokens[token];
    auto const written = file_.text(found.span);
    if (found.kind == TokenKind::NAME) return std::string(written);
    return token_text(found, syntax_.places[token].role, written, {syntax_.language, syntax_.language});
  }

  // ---- Titles ------------------------------------------------------------------------------------------------------------

  /// The headings of the constructs round the rows, outermost first; numbered where the file has the same twice.
  std::string title(std::uint32_t block) {
    auto text = heading(syntax_.blocks[block].first);
    while (syntax_.blocks[block].parent != block) {
      block = syntax_.blocks[block].parent;
      text = heading(syntax_.blocks[block].first) + " / " + text;
    }
    auto const number = ++num_titled_[text];
    return number == 1 ? text : text + " (" + std::to_string(number) + ")";
  }

  /// Keywords and the name or text behind them.
  std::string heading(std::uint32_t token) const {
    auto end = token;
    while (is_reserved_word(syntax_.tokens[end].kind)) ++end;
    auto const kind = syntax_.tokens[end].kind;
    if (kind == TokenKind::TEXT || kind == TokenKind::DATE) ++end;
    while (syntax_.tokens[end].kind == TokenKind::NAME || syntax_.tokens[end].kind == TokenKind::DOT) ++end;
    return joined(token, end);
  }

  source::SourceFile const& file_;
  ConcreteSyntax const& syntax_;
  std::vector<TableText> tables_;
  std::map<std::uint32_t, std::size_t> table_of_parent_;
  std::map<std::string, std::size_t> num_titled_;
};

}  // namespace

std::optional<FileTables> read_tables(source::SourceStore const& sources, source::FileId file,
                                      source::DiagnosticSink& sink) {
  auto const syntax = read_concrete_syntax(sources, file, sink);
  if (!syntax) return std::nullopt;
  return FileTables{syntax->language, TableReader(sources.get(file), *syntax).run()};
}

std::string rows_text(std::vector<TableRowText> const& rows) {
  std::string text;
  for (auto const& row : rows) {
    text += text.empty() ? "|" : "\n|";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) text += row.first_result == i ? " ||" : " |";
      text += ' ' + row.cells[i].text;
    }
    text += " |";
  }
  return text;
}

}  // namespace timbang::language
