#include "engine/document/book/chapters.h"

namespace timbang::document {

bool holds_rules(EntryKind kind) {
  return kind == EntryKind::evaluation || kind == EntryKind::ranking || kind == EntryKind::summary;
}

bool is_rule(EntryKind kind) {
  switch (kind) {
    case EntryKind::result:
    case EntryKind::step:
    case EntryKind::table:
    case EntryKind::indicator:
    case EntryKind::feedback:
    case EntryKind::requirement:
    case EntryKind::decision:
    case EntryKind::column: return true;
    default: return false;
  }
}

std::string chapter_anchor(std::string const& name) { return "chapter-" + name; }

void open_chapter(Page& page, Word title, std::string const& anchor) {
  page.add(Heading{2, plain(std::string(word(title, page.language))), chapter_anchor(anchor)});
}

}  // namespace timbang::document
