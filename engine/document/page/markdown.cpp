#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "engine/document/page/lines.h"
#include "engine/document/page/page.h"

namespace timbang::document {

namespace {

/// Signs that begin or end something in Markdown wherever they stand.
constexpr std::string_view markup = "\\`*_[]<>|~#&";

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

std::string escaped(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Within a word `_` begins nothing.
    auto const is_in_word = text[i] == '_' && i > 0 && i + 1 < text.size() && is_letter_or_digit(text[i - 1]) &&
                            is_letter_or_digit(text[i + 1]);
    if (markup.find(text[i]) != std::string_view::npos && !is_in_word) made += '\\';
    made += text[i];
  }
  return made;
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t current = 0;
  for (char const letter : text) {
    current = letter == '`' ? current + 1 : 0;
    longest = std::max(longest, current);
  }
  return longest;
}

class MarkdownWriter {
public:
  std::string run(Page const& page) {
    for (auto const& block : page.blocks) {
      if (!text_.empty()) text_ += '\n';
      std::visit([&](auto const& one) { write(one); }, block);
    }
    return std::move(text_);
  }

private:
  void write(Heading const& heading) {
    if (!heading.anchor.empty()) text_ += "<a id=\"" + heading.anchor + "\"></a>\n\n";
    text_ += std::string(heading.level, '#') + " " + inline_text(heading.text, false) + "\n";
  }
  void write(Paragraph const& paragraph) { text_ += inline_text(paragraph.text, false) + "\n"; }
  void write(Bullets const& bullets) {
    for (auto const& item : bullets.items) text_ += "- " + inline_text(item, false) + "\n";
  }
  void write(RuleText const& rules) {
    auto const fence = std::string(std::max<std::size_t>(3, longest_run_of_backticks(rules.text) + 1), '`');
    // Not marked as rules of Timbang: a book is no literate rule file.
    text_ += fence + "text\n";
    for (auto const& line : printable_lines(rules.text)) text_ += line + "\n";
    text_ += fence + "\n";
  }
  void write(Table const& table) {
    write_row(table.header);
    text_ += '|';
    for (std::size_t i = 0; i < table.header.size(); ++i) text_ += " --- |";
    text_ += '\n';
    for (auto const& row : table.rows) write_row(row);
  }
  void write(Form const& form) {
    Table table{form.header, {}};
    for (auto const& title : form.row_titles) {
      std::vector<RichText> row(form.header.size());
      row.front() = title;
      table.rows.push_back(std::move(row));
    }
    write(table);
  }

  void write_row(std::vector<RichText> const& cells) {
    text_ += '|';
    for (auto const& cell : cells) text_ += " " + inline_text(cell, true) + " |";
    text_ += '\n';
  }

  static std::string inline_text(RichText const& text, bool is_in_table) {
    std::string made;
    for (auto const& run : text) {
      auto const lines = printable_lines(run.text);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) made += "<br>";
        made += styled(lines[i], run, is_in_table);
      }
    }
    return made;
  }

  static std::string styled(std::string const& line, Run const& run, bool is_in_table) {
    auto made = run.style == Style::code ? code_span(line, is_in_table) : escaped(line);
    if (run.style == Style::strong && !made.empty()) made = "**" + made + "**";
    return run.target.empty() ? made : "[" + made + "](" + link_reference(run.target) + ")";
  }

  /// Between more backticks than it holds. A bar would end the cell of a table even there.
  static std::string code_span(std::string const& line, bool is_in_table) {
    if (line.empty()) return {};
    auto const fence = std::string(longest_run_of_backticks(line) + 1, '`');
    auto const pad = fence.size() > 1 ? " " : "";
    std::string inside;
    for (char const letter : line) {
      if (letter == '|' && is_in_table) inside += '\\';
      inside += letter;
    }
    return fence + pad + inside + pad + fence;
  }

  std::string text_;
};

}  // namespace

std::string write_markdown(Page const& page) { return MarkdownWriter().run(page); }

}  // namespace timbang::document
