// A document as blocks, before it is Markdown or HTML. Texts are anybody's: the writers escape whatever could be taken for
// markup, and show what a terminal or a browser could obey as `�`.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/source/language.h"

namespace timbang::document {

enum class Style : std::uint8_t { plain, strong, code };

/// A stretch of text in one style. A line break in it is one on the page.
struct Run {
  std::string text;
  Style style = Style::plain;
  std::string target =
      {};  ///< where it leads: `#` and the anchor of a heading, or the path of a file; empty for nowhere
};
using RichText = std::vector<Run>;

struct Heading {
  std::uint32_t level = 1;  ///< 1 to 6
  RichText text;
  std::string anchor = {};  ///< letters, digits and `-`; empty for none
};
struct Paragraph {
  RichText text;
};
struct Bullets {
  std::vector<RichText> items;
};
/// A stretch of a rule file.
struct RuleText {
  std::string text;
};
struct Table {
  std::vector<RichText> header;
  std::vector<std::vector<RichText>> rows;  ///< each as wide as the header
};
/// A table of cells to be written into by hand.
struct Form {
  std::vector<RichText> header;
  std::vector<RichText> row_titles;  ///< the first cell of each row; the others are blank
};

using Block = std::variant<Heading, Paragraph, Bullets, RuleText, Table, Form>;

struct Page {
  std::string title;
  source::Language language = source::Language::indonesian;
  std::vector<Block> blocks;

  template <typename Kind>
  void add(Kind block) {
    blocks.emplace_back(std::in_place_type<Kind>, std::move(block));
  }
};

/// GitHub-flavoured Markdown, ended by a line break.
std::string write_markdown(Page const& page);

/// One file that needs no other: HTML with a style sheet for screen and print, and without anything that runs.
std::string write_html(Page const& page);

/// The text in one run; no run when it is empty.
RichText plain(std::string text);
RichText code(std::string text);
/// Appends, in place.
void operator+=(RichText& text, RichText const& more);

}  // namespace timbang::document
