#include "engine/language/format/page.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <tuple>

#include "engine/language/format/blanks.h"

namespace timbang::language {

namespace {

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string text, std::size_t to_width) {
  auto const now = width(text);
  if (now < to_width) text.append(to_width - now, ' ');
  return text;
}

bool is_cell_separator(TokenKind kind) { return kind == TokenKind::BAR || kind == TokenKind::DOUBLE_BAR; }

/// What is aligned, and so which lines belong together.
enum class Alignment : std::uint8_t { rows, fields, summary_columns, versions, clauses };

/// Lines of one alignment below one parent.
struct Group {
  std::vector<std::size_t> widths;  ///< of each column
};

/// A line cut into what stands in each column.
struct Cut {
  Alignment alignment = Alignment::rows;
  std::size_t group = 0;
  std::vector<std::string> columns;
  std::vector<std::string> separators;  ///< rows: between the columns
};

class PageWriter {
public:
  PageWriter(std::vector<Line> const& lines, ConcreteSyntax const& syntax, std::vector<std::string> const& texts,
             std::string_view line_end)
      : lines_(lines), syntax_(syntax), texts_(texts), line_end_(line_end) {}

  std::string run() {
    cut_lines();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (auto const* code = std::get_if<CodeLine>(&lines_[i])) {
        write_line(code->indent, code_text(*code, cuts_[i]), code->remark);
      } else if (auto const* remark = std::get_if<RemarkLine>(&lines_[i])) {
        write_line(remark->indent, std::string(remark->text), {});
      } else if (auto const* prose = std::get_if<ProseLines>(&lines_[i])) {
        write_prose(prose->text);
      } else {
        page_ += line_end_;
      }
    }
    return std::move(page_);
  }

private:
  // ---- Cutting lines into columns ----------------------------------------------------------------------------------------

  void cut_lines() {
    cuts_.resize(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      auto const* code = std::get_if<CodeLine>(&lines_[i]);
      if (code != nullptr) {
        cuts_[i] = cut(*code);
        if (cuts_[i]) measure(*cuts_[i]);
      } else if (!std::holds_alternative<RemarkLine>(lines_[i])) {
        groups_of_stretch_.clear();
      }
    }
  }

  std::optional<Cut> cut(CodeLine const& line) {
    auto const& block = syntax_.blocks[syntax_.places[line.first].block];
    if (block.first != line.first) return std::nullopt;
    switch (block.kind) {
      case BlockKind::row: return cut_row(line, block);
      case BlockKind::member:
        return cut_at(line, block, Alignment::fields, {find(line, TokenKind::COLON), find(line, TokenKind::FROM)});
      case BlockKind::column:
        return cut_at(line, block, Alignment::summary_columns,
                      {find(line, TokenKind::TEXT), find(line, TokenKind::COLON)});
      case BlockKind::version: return cut_at(line, block, Alignment::versions, {find_annotation(line)});
      default: break;
    }
    if (!has_aligned_value(syntax_.tokens[line.first].kind)) return std::nullopt;
    return cut_at(line, block, Alignment::clauses, {line.first + 1});
  }

  static bool has_aligned_value(TokenKind kind) {
    return kind == TokenKind::TARGET || kind == TokenKind::ACTUAL || kind == TokenKind::FORMULA ||
           kind == TokenKind::WEIGHT || kind == TokenKind::LIMITED_TO;
  }

  Cut cut_row(CodeLine const& line, Block const& block) {
    auto& group = groups_of_rows_.try_emplace(block.parent, groups_.size()).first->second;
    if (group == groups_.size()) groups_.emplace_back();
    Cut result{Alignment::rows, group, {}, {}};
    auto begin = line.first + 1;
    for (auto i = begin; i < line.end; ++i) {
      auto const kind = syntax_.tokens[i].kind;
      if (!is_cell_separator(kind) && kind != TokenKind::ROW_END) continue;
      result.columns.push_back(joined(begin, i));
      result.separators.push_back(texts_[i]);
      begin = i + 1;
    }
    return result;
  }

  /// Cuts the line before each of the tokens, as far as they lie on it one after the other.
  std::optional<Cut> cut_at(CodeLine const& line, Block const& block, Alignment alignment,
                            std::initializer_list<std::uint32_t> tokens) {
    Cut result{alignment, 0, {}, {}};
    auto begin = line.first;
    for (auto const token : tokens) {
      if (token <= begin || token >= line.end) break;
      result.columns.push_back(joined(begin, token));
      begin = token;
    }
    if (result.columns.empty()) return std::nullopt;
    result.columns.push_back(joined(begin, line.end));
    auto const key = std::tuple(alignment, block.parent);
    result.group = groups_of_stretch_.try_emplace(key, groups_.size()).first->second;
    if (result.group == groups_.size()) groups_.emplace_back();
    return result;
  }

  std::uint32_t find(CodeLine const& line, TokenKind kind) const {
    auto i = line.first;
    while (i < line.end && syntax_.tokens[i].kind != kind) ++i;
    return i;
  }

  std::uint32_t find_annotation(CodeLine const& line) const {
    auto const version = syntax_.places[line.first].block;
    for (auto i = line.first + 1; i < line.end; ++i) {
      auto const& block = syntax_.blocks[syntax_.places[i].block];
      if (block.first == i && block.kind == BlockKind::annotation && block.parent == version) return i;
    }
    return line.end;
  }

  void measure(Cut const& cut) {
    auto& widths = groups_[cut.group].widths;
    if (widths.size() < cut.columns.size()) widths.resize(cut.columns.size());
    // Nothing is aligned behind the last column of a line, but for the bar of a row.
    auto const num_measured = cut.alignment == Alignment::rows ? cut.columns.size() : cut.columns.size() - 1;
    for (std::size_t i = 0; i < num_measured; ++i) widths[i] = std::max(widths[i], width(cut.columns[i]));
  }

  // ---- Text --------------------------------------------------------------------------------------------------------------

  std::string joined(std::uint32_t begin, std::uint32_t end) const {
    std::string text;
    for (auto i = begin; i < end; ++i) {
      if (i > begin && has_blank_before(syntax_, i)) text += ' ';
      text += texts_[i];
    }
    return text;
  }

  std::string code_text(CodeLine const& line, std::optional<Cut> const& cut) const {
    if (!cut) return joined(line.first, line.end);
    auto const& widths = groups_[cut->group].widths;
    if (cut->alignment == Alignment::rows) return row_text(*cut, widths);
    auto const gap = cut->alignment == Alignment::versions ? std::size_t{3} : std::size_t{1};
    std::string text;
    for (std::size_t i = 0; i + 1 < cut->columns.size(); ++i) text += padded(cut->columns[i], widths[i] + gap);
    return text + cut->columns.back();
  }

  static std::string row_text(Cut const& cut, std::vector<std::size_t> const& widths) {
    std::string text = "|";
    for (std::size_t i = 0; i < cut.columns.size(); ++i) {
      text += ' ' + padded(cut.columns[i], widths[i]) + ' ' + cut.separators[i];
    }
    return text;
  }

  void write_line(std::uint32_t indent, std::string const& text, std::string_view remark) {
    page_ += prefix_;
    page_.append(indent, ' ');
    page_ += text;
    if (!remark.empty()) (page_ += "  ") += remark;
    page_ += line_end_;
  }

  /// Rules stand as far to the right as the fence above them.
  void write_prose(std::string_view text) {
    page_ += text;
    if (text.empty()) return;
    auto const line = text.rfind('\n', text.size() - 2);
    auto const last = text.substr(line == std::string_view::npos ? 0 : line + 1);
    prefix_ = last.substr(0, std::min(last.find_first_not_of(" \t"), last.size()));
  }

  std::vector<Line> const& lines_;
  ConcreteSyntax const& syntax_;
  std::vector<std::string> const& texts_;
  std::string_view line_end_;
  std::vector<std::optional<Cut>> cuts_;  ///< beside the lines
  std::vector<Group> groups_;
  std::map<std::uint32_t, std::size_t> groups_of_rows_;                            ///< by parent
  std::map<std::tuple<Alignment, std::uint32_t>, std::size_t> groups_of_stretch_;  ///< since the last blank line
  std::string_view prefix_;
  std::string page_;
};

}  // namespace

std::string write_page(std::vector<Line> const& lines, ConcreteSyntax const& syntax,
                       std::vector<std::string> const& texts, std::string_view line_end) {
  return PageWriter(lines, syntax, texts, line_end).run();
}

}  // namespace timbang::language
