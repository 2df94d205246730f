// The last pages of a rule book: the index, and where it is signed.
#pragma once

#include "engine/document/book/anchors.h"
#include "engine/document/book/rule_book.h"

namespace timbang::document {

void write_back_matter(Description const& description, BookFacts const& facts, Anchors const& anchors,
                       source::Language language, Page& page);

}  // namespace timbang::document
