// What the parts of a rule book have in common. Used by them alone.
#pragma once

#include <string>

#include "engine/document/book/anchors.h"
#include "engine/document/book/rule_book.h"
#include "engine/document/description/description.h"
#include "engine/document/page/page.h"
#include "engine/document/words.h"

namespace timbang::document {

/// What a part is written from, and the page on which it is written, whose language is that of the book.
struct BookParts {
  Description const& description;
  BookFacts const& facts;
  Anchors const& anchors;
  Page& page;

  std::string say(Word name) const { return std::string(word(name, page.language)); }
};

/// Evaluations, rankings and summaries: entries in which rules stand.
bool holds_rules(EntryKind kind);
bool is_rule(EntryKind kind);

/// Never that of an entry.
std::string chapter_anchor(std::string const& name);
void open_chapter(Page& page, Word title, std::string const& anchor);

}  // namespace timbang::document
