#include "engine/language/format/layout.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace timbang::language {

namespace {

bool begins_line(BlockKind kind) {
  return kind == BlockKind::item || kind == BlockKind::part || kind == BlockKind::member || kind == BlockKind::column ||
         kind == BlockKind::row;
}

std::string_view without_trailing_blanks(std::string_view text) {
  auto const last = text.find_last_not_of(" \t\r");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Breaks the tokens into lines; indentation comes later.
class LineBreaker {
public:
  LineBreaker(source::SourceFile const& file, ConcreteSyntax const& syntax) : file_(file), syntax_(syntax) {}

  std::vector<Line> run() {
    if (auto const* blocks = file_.rule_blocks()) blocks_ = blocks->blocks;
    if (!blocks_.empty()) prose(0, blocks_.front().begin);
    for (std::uint32_t i = 0; i < syntax_.tokens.size(); ++i) {
      auto const& token = syntax_.tokens[i];
      gap(place_, token.span.begin);
      if (token.kind == TokenKind::END_OF_FILE) break;
      put(i);
      place_ = token.span.end;
    }
    close_blocks();
    drop_blank_line();
    return std::move(lines_);
  }

private:
  void put(std::uint32_t token) {
    auto const& block = syntax_.blocks[syntax_.places[token].block];
    auto const is_forced = block.first == token && begins_line(block.kind);
    if (is_new_line_ || is_forced) {
      lines_.emplace_back(CodeLine{token, token + 1, 0, {}});
    } else {
      std::get<CodeLine>(lines_.back()).end = token + 1;
    }
    is_new_line_ = is_after_prose_ = false;
  }

  /// What stands between two tokens: blanks, line breaks, remarks, and prose where blocks end.
  void gap(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t num_breaks = lines_.empty() || is_after_prose_ ? 1 : 0;
    auto const text = file_.rules();
    for (auto i = begin; i < end; ++i) {
      if (block_ < blocks_.size() && i >= blocks_[block_].end) {
        next_block();
        if (block_ >= blocks_.size()) return;
        i = blocks_[block_].begin - 1;
        num_breaks = 1;
      } else if (text[i] == '\n') {
        ++num_breaks;
      } else if (text.substr(i, 2) == "//") {
        auto const line_end = static_cast<std::uint32_t>(std::min(text.find('\n', i), text.size()));
        remark(without_trailing_blanks(text.substr(i, line_end - i)), num_breaks);
        num_breaks = 0;
        i = line_end - 1;
      }
    }
    if (num_breaks > 1) blank_line();
    if (num_breaks > 0) is_new_line_ = true;
  }

  void remark(std::string_view text, std::uint32_t num_breaks) {
    if (num_breaks > 1) blank_line();
    auto const is_behind = num_breaks == 0 && !lines_.empty() && std::holds_alternative<CodeLine>(lines_.back());
    if (is_behind && std::get<CodeLine>(lines_.back()).remark.empty() && !is_new_line_) {
      std::get<CodeLine>(lines_.back()).remark = text;
    } else {
      lines_.emplace_back(RemarkLine{text, 0});
    }
    is_new_line_ = true;
    is_after_prose_ = false;
  }

  /// One at most, and none at the start of the file or of a block.
  void blank_line() {
    if (lines_.empty() || std::holds_alternative<ProseLines>(lines_.back())) return;
    lines_.emplace_back(BlankLine{});
  }

  void drop_blank_line() {
    if (!lines_.empty() && std::holds_alternative<BlankLine>(lines_.back())) lines_.pop_back();
  }

  void prose(std::uint32_t begin, std::uint32_t end) {
    drop_blank_line();
    lines_.emplace_back(ProseLines{file_.text().substr(begin, end - begin)});
    is_new_line_ = is_after_prose_ = true;
    place_ = end;
  }

  void next_block() {
    auto const begin = blocks_[block_].end;
    ++block_;
    prose(begin, block_ < blocks_.size() ? blocks_[block_].begin : static_cast<std::uint32_t>(file_.text().size()));
  }

  void close_blocks() {
    while (block_ < blocks_.size()) next_block();
  }

  source::SourceFile const& file_;
  ConcreteSyntax const& syntax_;
  std::vector<source::RuleBlock> blocks_;
  std::size_t block_ = 0;
  std::uint32_t place_ = 0;
  bool is_new_line_ = true;
  bool is_after_prose_ = false;
  std::vector<Line> lines_;
};

/// Constructs that stand apart from what is before them, and from the remarks above those.
bool stands_apart(TokenKind kind) {
  return kind == TokenKind::CHOICE || kind == TokenKind::RECORD || kind == TokenKind::ASSESSMENT ||
         kind == TokenKind::ADDITION || kind == TokenKind::NORM || kind == TokenKind::RANKING ||
         kind == TokenKind::SUMMARY || kind == TokenKind::EXAMPLE;
}

std::vector<Line> with_items_apart(std::vector<Line> lines, ConcreteSyntax const& syntax) {
  std::vector<Line> result;
  for (auto& line : lines) {
    auto const* code = std::get_if<CodeLine>(&line);
    auto const begins_item = code != nullptr && stands_apart(syntax.tokens[code->first].kind) &&
                             syntax.blocks[syntax.places[code->first].block].kind == BlockKind::item;
    if (begins_item) {
      auto place = result.end();
      while (place != result.begin() && std::holds_alternative<RemarkLine>(*std::prev(place))) --place;
      if (place != result.begin() && std::holds_alternative<CodeLine>(*std::prev(place))) {
        result.insert(place, BlankLine{});
      }
    }
    result.push_back(std::move(line));
  }
  return result;
}

class Indenter {
public:
  Indenter(source::SourceFile const& file, ConcreteSyntax const& syntax, std::vector<Line>& lines)
      : file_(file), syntax_(syntax), lines_(lines), is_first_on_line_(syntax.tokens.size(), false) {
    for (auto const& line : lines_) {
      if (auto const* code = std::get_if<CodeLine>(&line)) is_first_on_line_[code->first] = true;
    }
    count_brackets();
  }

  void run() {
    for (auto& line : lines_) {
      if (auto* code = std::get_if<CodeLine>(&line)) code->indent = levels(code->first) * indent_width;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (auto* remark = std::get_if<RemarkLine>(&lines_[i])) remark->indent = indent_of_remark(i, *remark);
    }
  }

private:
  std::uint32_t levels(std::uint32_t token) const {
    auto const& place = syntax_.places[token];
    auto const& block = syntax_.blocks[place.block];
    if (token == block.first) return block.depth;
    if (token == place.segment) return block.depth + 1;
    auto const is_deeper = place.segment != block.first && is_first_on_line_[place.segment];
    return block.depth + (is_deeper ? 2 : 1) + open_brackets(place.segment, token);
  }

  /// Brackets that are open where the token stands, without one that it closes.
  std::uint32_t open_brackets(std::uint32_t from, std::uint32_t token) const {
    auto const kind = syntax_.tokens[token].kind;
    auto const closes = kind == TokenKind::CLOSE_ROUND || kind == TokenKind::CLOSE_SQUARE;
    auto const depth = brackets_before_[token] - (closes && brackets_before_[token] > 0 ? 1 : 0);
    return depth - std::min(depth, brackets_before_[from]);
  }

  void count_brackets() {
    std::uint32_t open = 0;
    for (auto const& token : syntax_.tokens) {
      brackets_before_.push_back(open);
      if (token.kind == TokenKind::OPEN_ROUND || token.kind == TokenKind::OPEN_SQUARE) ++open;
      auto const closes = token.kind == TokenKind::CLOSE_ROUND || token.kind == TokenKind::CLOSE_SQUARE;
      if (closes && open > 0) --open;
    }
  }

  /// A remark belongs to what follows, unless it stood further to the right: then to what comes before.
  std::uint32_t indent_of_remark(std::size_t at, RemarkLine const& remark) const {
    auto const column = column_of(static_cast<std::uint32_t>(remark.text.data() - file_.rules().data()));
    auto const* const next = neighbour(at, 1);
    auto const* const previous = neighbour(at, -1);
    auto const next_indent = next != nullptr ? next->indent : 0;
    auto const next_column = next != nullptr ? column_of(syntax_.tokens[next->first].span.begin) : 0;
    if (previous == nullptr || column <= next_column || previous->indent <= next_indent) return next_indent;
    auto const levels = (column - next_column + indent_width - 1) / indent_width;
    return std::min(next_indent + levels * indent_width, previous->indent);
  }

  /// The nearest line with tokens before or behind, in the same block of a literate document.
  CodeLine const* neighbour(std::size_t at, int step) const {
    for (auto i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < std::ssize(lines_); i += step) {
      auto const& line = lines_[static_cast<std::size_t>(i)];
      if (auto const* code = std::get_if<CodeLine>(&line)) return code;
      if (std::holds_alternative<ProseLines>(line)) return nullptr;
    }
    return nullptr;
  }

  /// From 0.
  std::uint32_t column_of(std::uint32_t offset) const { return file_.position(offset).column - 1; }

  source::SourceFile const& file_;
  ConcreteSyntax const& syntax_;
  std::vector<Line>& lines_;
  std::vector<bool> is_first_on_line_;
  std::vector<std::uint32_t> brackets_before_;  ///< of the whole file, beside its tokens
};

}  // namespace

std::vector<Line> lay_out(source::SourceFile const& file, ConcreteSyntax const& syntax) {
  auto lines = with_items_apart(LineBreaker(file, syntax).run(), syntax);
  Indenter(file, syntax, lines).run();
  return lines;
}

}  // namespace timbang::language
