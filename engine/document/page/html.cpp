#include <string>
#include <string_view>
#include <variant>

#include "engine/document/page/lines.h"
#include "engine/document/page/page.h"

namespace timbang::document {

namespace {

/// On screen one column that a line of rules fits in; on paper A4 with repeated headings of tables, and nothing torn apart
/// that is read together.
constexpr std::string_view style_sheet = R"css(
:root { color-scheme: light; }
body { font: 11pt/1.5 "Liberation Serif", "Times New Roman", serif; color: #111; background: #fff;
       max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4, h5, h6 { font-family: "Liberation Sans", Arial, sans-serif; line-height: 1.25; margin: 1.6em 0 .5em; }
h1 { font-size: 1.8em; }
h2 { font-size: 1.4em; border-bottom: 2px solid #111; padding-bottom: .2em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
a { color: inherit; text-decoration-color: #888; }
code, pre { font: .88em/1.45 "Liberation Mono", "Courier New", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { background: #f4f4f2; border-left: 3px solid #999; padding: .5em .8em; margin: .6em 0; }
table { border-collapse: collapse; width: 100%; margin: .8em 0; font-size: .93em; }
th, td { border: 1px solid #777; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #ececea; }
table.form td { height: 3.6em; }
@page { size: A4; margin: 20mm 18mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h2 { break-before: page; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, pre, table.form { break-inside: avoid; }
  a { text-decoration: none; }
}
)css";

std::string escaped(std::string_view text) {
  std::string made;
  for (char const letter : text) {
    switch (letter) {
      case '&': made += "&amp;"; break;
      case '<': made += "&lt;"; break;
      case '>': made += "&gt;"; break;
      case '"': made += "&quot;"; break;
      default: made += letter;
    }
  }
  return made;
}

std::string in_element(std::string const& name, std::string const& content) {
  return "<" + name + ">" + content + "</" + name + ">";
}

class HtmlWriter {
public:
  std::string run(Page const& page) {
    text_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(in_language(page.language, "id", "en")) +
            "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            lines_of(page.title, " ") + "</title>\n<style>" + std::string(style_sheet) + "</style>\n</head>\n<body>\n";
    for (auto const& block : page.blocks) std::visit([&](auto const& one) { write(one); }, block);
    text_ += "</body>\n</html>\n";
    return std::move(text_);
  }

private:
  void write(Heading const& heading) {
    auto const name = "h" + std::to_string(heading.level);
    auto const anchor = heading.anchor.empty() ? std::string() : " id=\"" + heading.anchor + "\"";
    text_ += "<" + name + anchor + ">" + inline_text(heading.text) + "</" + name + ">\n";
  }
  void write(Paragraph const& paragraph) { text_ += in_element("p", inline_text(paragraph.text)) + "\n"; }
  void write(Bullets const& bullets) {
    text_ += "<ul>\n";
    for (auto const& item : bullets.items) text_ += in_element("li", inline_text(item)) + "\n";
    text_ += "</ul>\n";
  }
  void write(RuleText const& rules) { text_ += in_element("pre", lines_of(rules.text, "\n")) + "\n"; }
  void write(Table const& table) {
    write_header("<table>", table.header);
    for (auto const& row : table.rows) write_row("td", row);
    text_ += "</tbody>\n</table>\n";
  }
  void write(Form const& form) {
    write_header("<table class=\"form\">", form.header);
    for (auto const& title : form.row_titles) {
      std::vector<RichText> row(form.header.size());
      row.front() = title;
      write_row("td", row);
    }
    text_ += "</tbody>\n</table>\n";
  }

  void write_header(std::string const& table, std::vector<RichText> const& cells) {
    text_ += table + "\n<thead>\n";
    write_row("th", cells);
    text_ += "</thead>\n<tbody>\n";
  }
  void write_row(std::string const& cell, std::vector<RichText> const& cells) {
    text_ += "<tr>";
    for (auto const& one : cells) text_ += in_element(cell, inline_text(one));
    text_ += "</tr>\n";
  }

  static std::string inline_text(RichText const& text) {
    std::string made;
    for (auto const& run : text) {
      auto content = lines_of(run.text, "<br>");
      if (run.style == Style::code) content = in_element("code", content);
      if (run.style == Style::strong) content = in_element("strong", content);
      made += run.target.empty() ? content : "<a href=\"" + link_reference(run.target) + "\">" + content + "</a>";
    }
    return made;
  }

  static std::string lines_of(std::string_view text, std::string_view separator) {
    std::string made;
    auto const lines = printable_lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) made += separator;
      made += escaped(lines[i]);
    }
    return made;
  }

  std::string text_;
};

}  // namespace

std::string write_html(Page const& page) { return HtmlWriter().run(page); }

}  // namespace timbang::document
