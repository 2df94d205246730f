// The chapters of a rule book. Used by its parts alone.
#pragma once

#include <string>

#include "engine/document/description/description.h"
#include "engine/document/page/page.h"
#include "engine/document/words.h"

namespace timbang::document {

/// Evaluations, rankings and summaries: entries in which rules stand.
bool holds_rules(EntryKind kind);
bool is_rule(EntryKind kind);

/// Never that of an entry.
std::string chapter_anchor(std::string const& name);
void open_chapter(Page& page, Word title, std::string const& anchor);

}  // namespace timbang::document
